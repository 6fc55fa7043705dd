package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"

	"whosaid/bot/telegramtest"
)

var deskLink = regexp.MustCompile(`http://\S+/desk/enter\?link=\S+`)

// moderated is a bot with a moderator, and somebody who has complained of a label.
type moderated struct {
	bot         *process
	chief, anna telegramtest.Person
	room        telegramtest.Chat // chief's, with a card and the link
	private     telegramtest.Chat // anna's
	link        string            // that signs the moderator in
}

// eightParts is a text with as many quotations, of which a stored article has some.
const eightParts = `A post: “We now count 17 injured, two of them badly.” Then “We now count 70 injured, two of them badly.”
“More than forty were injured, whatever the county claims.” And “More than fourteen were injured, whatever the county claims.”
“The moon was annexed by penguins on a Monday morning.” Moe said: “Nobody was ever injured on any bridge in this county.”
“Three days after the bridge at Halden Ford collapsed, the counting is done.” And last “Three weeks after the bridge at Halden Ford collapsed, the counting is done.”`

func newModerated(t *testing.T, settings ...string) moderated {
	t.Helper()
	server := telegramtest.Start(t)
	chief, anna := server.Person("Chief"), server.Person("Anna")
	room, private := server.Private(chief), server.Private(anna)
	m := moderated{serve(t, server, append(settings, "MODERATORS="+strconv.FormatInt(chief.ID, 10))...), chief, anna, room, private, ""}
	private.Say(anna, injuredQuestion)
	answer := private.Wait(t, 1)[0]
	for i, said := range []string{"Report", "1. ", "Wrong speaker"} {
		private.Press(t, anna, answer.ID, said)
		if i < 2 {
			server.Until(t, "the buttons ask more", func() bool {
				now, _ := private.Message(answer.ID)
				_, asks := now.Button([]string{"1. ", "Wrong speaker"}[i])
				return asks
			})
		}
	}
	room.Wait(t, 1) // the card
	room.Say(chief, "/desk")
	m.link = deskLink.FindString(room.Wait(t, 2)[1].Text)
	if m.link == "" {
		t.Fatalf("the bot sends no link: %+v", room.Messages())
	}
	return m
}

// newBrowser is a headless Chromium; files that it stores lie in the folder.
func newBrowser(t *testing.T) (ctx context.Context, folder string) {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil || os.Getenv("WHOSAID_BROWSER") == "" {
		t.Skip("to see the desk in a browser, install chromium and set WHOSAID_BROWSER")
	}
	folder = t.TempDir()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WindowSize(1280, 900),
		chromedp.Flag("force-prefers-reduced-motion", true)) // a page that still moves is pressed beside the mark
	ctx, end := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(end)
	ctx, end = chromedp.NewContext(ctx)
	t.Cleanup(end)
	ctx, end = context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(end)
	browse(t, ctx, browser.SetDownloadBehavior(browser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(folder).WithEventsEnabled(true))
	return ctx, folder
}

func browse(t *testing.T, ctx context.Context, steps ...chromedp.Action) {
	t.Helper()
	if err := chromedp.Run(ctx, steps...); err != nil {
		var shown string
		_ = chromedp.Run(ctx, chromedp.Text("body", &shown)) // for the report only
		t.Fatalf("%v; the browser shows %s", err, shown)
	}
}

// follow presses what leads to another page, and waits for that page.
func follow(what string) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := chromedp.RunResponse(ctx, chromedp.Click(what, chromedp.ByQuery, chromedp.NodeVisible))
		return err
	})
}

// visit signs in.
func (m moderated) visit(t *testing.T, ctx context.Context) {
	t.Helper()
	browse(t, ctx, chromedp.Navigate(m.link), follow("main button"), chromedp.WaitVisible(".case a.open"))
}

// TestDeskInABrowser goes through a moderator's morning in a browser: a case is taken
// and its label corrected, which the bot's next answer shows, and a text is checked.
func TestDeskInABrowser(t *testing.T) {
	ctx, folder := newBrowser(t)
	m := newModerated(t)
	m.visit(t, ctx)
	var state, decided string
	browse(t, ctx, follow(".case a.open"), follow(`button[value="take"]`), chromedp.Text(".chip", &state),
		chromedp.SendKeys("#speaker", "Per Lunde"), chromedp.SendKeys("#role", "surgeon"), follow(`button[value="speaker"]`), chromedp.Text("main", &decided))
	if state != "taken" || !strings.Contains(decided, "speaker corrected Per Lunde, surgeon") {
		t.Errorf("the case is %q:\n%s", state, decided)
	}
	m.private.Say(m.anna, injuredQuestion)
	if got := m.private.Wait(t, 2)[1]; !strings.Contains(got.Text, "Per Lunde, surgeon") {
		t.Errorf("the bot's next answer is %q, want the corrected speaker", got.Text)
	}
	m.checkEight(t, ctx, folder)
	if out := m.bot.log.String(); strings.Contains(out, m.link[strings.Index(m.link, "=")+1:]) {
		t.Error("the log shows the link's token")
	}
}

// checkEight checks a text of eight parts, opens the evidence of one, and exports it.
func (m moderated) checkEight(t *testing.T, ctx context.Context, folder string) {
	t.Helper()
	var parts int
	var evidence string
	var hidden, open bool
	browse(t, ctx, chromedp.Navigate("http://"+m.bot.address+"/desk/check"), chromedp.SetValue("#text", eightParts), follow("main button"),
		chromedp.Evaluate(`document.querySelectorAll("a.part").length`, &parts),
		chromedp.Evaluate(`!document.getElementById("part-1").open`, &hidden),
		chromedp.Click(`a.part[href="#part-1"]`), chromedp.Poll(`document.getElementById("part-1").open`, &open), chromedp.Text("#part-1", &evidence))
	if parts != 8 || !hidden || !open || !strings.Contains(evidence, "We now count 17 injured") || !strings.Contains(evidence, "Radio Vest") {
		t.Errorf("%d parts, the evidence of the first hidden: %v, then open: %v:\n%s", parts, hidden, open, evidence)
	}
	stored := make(chan struct{})
	chromedp.ListenTarget(ctx, func(event any) {
		if e, is := event.(*browser.EventDownloadProgress); is && e.State == browser.DownloadProgressStateCompleted {
			close(stored)
		}
	})
	browse(t, ctx, chromedp.Click(`a[href$="/csv"]`))
	select {
	case <-stored:
	case <-ctx.Done():
		t.Fatal("nothing is exported")
	}
	files, err := filepath.Glob(filepath.Join(folder, "check-*.csv"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%d files are exported, %v", len(files), err)
	}
	if content, err := os.ReadFile(files[0]); err != nil || strings.Count(string(content), "\n") < 9 {
		t.Errorf("the file is %q, %v, want a line for each part", content, err)
	}
}
