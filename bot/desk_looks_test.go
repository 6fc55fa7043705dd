package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// looks are the widths, colours and languages in which the desk is to be fit to be seen.
var looks = []struct {
	width           int64
	theme, language string
}{{390, "light", "en"}, {390, "dark", "en"}, {1280, "light", "en"}, {1280, "dark", "en"}, {390, "light", "uk"}, {390, "dark", "ru"}}

// TestDeskFitsInABrowser holds that no page is wider than the screen and that what is
// to be pressed is large enough. WHOSAID_PICTURES=FOLDER stores what is to be seen.
func TestDeskFitsInABrowser(t *testing.T) {
	ctx, _ := newBrowser(t)
	m := newModerated(t)
	m.visit(t, ctx)
	at := "http://" + m.bot.address + "/desk"
	var checked, opened, article string
	browse(t, ctx, chromedp.Evaluate(`document.querySelector(".case a.open").href`, &opened), follow(".case a.open"), follow(`button[value="right"]`), chromedp.Navigate(at+"/check"), chromedp.SetValue("#text", eightParts), follow("main button"),
		chromedp.Location(&checked), chromedp.Evaluate(`document.querySelector("a[href*='/desk/articles/']").href`, &article),
		follow("details[open] form button"), follow(`button[value="take"]`))
	for _, look := range looks {
		browse(t, ctx, chromedp.EmulateViewport(look.width, 844), emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: look.theme}}),
			chromedp.SetValue("#language", look.language), follow(`form[action="/desk/language"] button`))
		for name, address := range map[string]string{"queue": at, "case": opened, "check": checked, "paste": at + "/check", "history": at + "/history", "article": article,
			"outlets": at + "/outlets", "followed": at + "/followed", "audit": at + "/audit", "print": checked + "/print"} {
			var wide int64
			var small, broken []string
			var picture []byte
			browse(t, ctx, chromedp.Navigate(address), chromedp.Evaluate(`document.documentElement.scrollWidth`, &wide), chromedp.Evaluate(tooSmall, &small), chromedp.Evaluate(brokenWords, &broken))
			if len(broken) > 0 {
				t.Errorf("%s at %d in %s breaks the words %q", name, look.width, look.language, broken)
			}
			if wide > look.width || len(small) > 0 {
				t.Errorf("%s at %d in %s: %d wide, too small to press: %q", name, look.width, look.language, wide, small)
			}
			for _, fault := range faults(t, ctx) {
				t.Errorf("%s at %d, %s: %s", name, look.width, look.theme, fault)
			}
			if into := os.Getenv("WHOSAID_PICTURES"); into != "" {
				browse(t, ctx, chromedp.FullScreenshot(&picture, 100))
				if err := os.WriteFile(filepath.Join(into, fmt.Sprintf("%s-%d-%s-%s.png", name, look.width, look.theme, look.language)), picture, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

// faults are what axe-core finds wrong with a page, where WHOSAID_AXE names the file
// axe.min.js of it.
func faults(t *testing.T, ctx context.Context) (found []string) {
	t.Helper()
	path := os.Getenv("WHOSAID_AXE")
	if path == "" {
		return nil
	}
	script, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	browse(t, ctx, chromedp.Evaluate(string(script)+";0", nil), chromedp.Evaluate(`axe.run().then(r => r.passes.length < 9 ? ["axe has not looked"] : r.violations.map(v => v.impact + " " + v.id + ": " + v.nodes.map(n => n.html).join(" ")))`,
		&found, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	return found
}

// tooSmall are the buttons and fields that are less than 24 pixels high, or have no name.
const tooSmall = `[...document.querySelectorAll("button, input:not([type=hidden]), select, textarea")]
	.filter(e => e.checkVisibility() && (e.getBoundingClientRect().height < 24 || !(e.innerText || e.labels?.length)))
	.map(e => e.outerHTML)`

// brokenWords are headings of tables that are one word, and on more than one line.
const brokenWords = `[...document.querySelectorAll("th")].filter(e => {
	const range = document.createRange();
	range.selectNodeContents(e);
	return !/\s/.test(e.textContent) && range.getClientRects().length > 1;
}).map(e => e.textContent)`
