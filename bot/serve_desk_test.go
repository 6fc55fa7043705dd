package main

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/go-telegram/bot/models"

	"whosaid/bot/telegramtest"
	"whosaid/store/storetest"
)

// sitting is a moderator at the desk without a browser: links are opened, forms are sent.
type sitting struct {
	moderated
	t      *testing.T
	client *http.Client
}

var (
	tokenField = regexp.MustCompile(`name="token" value="([^"]+)"`)
	caseLink   = regexp.MustCompile(`href="(/desk/cases/[^"]+)"`)
)

// sit signs the moderator in.
func (m moderated) sit(t *testing.T) sitting {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	s := sitting{m, t, &http.Client{Jar: jar}}
	link, err := url.Parse(m.link)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.send("/desk/enter", url.Values{"link": {link.Query().Get("link")}}); !strings.Contains(got, "/desk/leave") {
		t.Fatalf("after signing in there is %s", got)
	}
	return s
}

func (s sitting) read(response *http.Response, err error) string {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		s.t.Fatalf("%s = %d, %v: %s", response.Request.URL, response.StatusCode, err, body)
	}
	return string(body)
}

func (s sitting) open(path string) string {
	s.t.Helper()
	return s.read(s.client.Get("http://" + s.bot.address + path))
}

func (s sitting) send(path string, form url.Values) string {
	s.t.Helper()
	return s.read(s.client.PostForm("http://"+s.bot.address+path, form))
}

// fill sends a form with the session's token.
func (s sitting) fill(path string, fields ...string) string {
	s.t.Helper()
	form := url.Values{"token": {tokenField.FindStringSubmatch(s.open("/desk/check"))[1]}}
	for i := 0; i < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	return s.send(path, form)
}

// TestDeskAndTelegramAreOne holds that the desk and the bot in Telegram share what is
// decided and what is checked, in memory and in Redis: a card tells what the desk
// decides, and a text that was forwarded to the bot is found at the desk, with a receipt.
func TestDeskAndTelegramAreOne(t *testing.T) {
	for name, settings := range map[string]func(t *testing.T) []string{
		"memory": func(*testing.T) []string { return nil },
		"redis": func(t *testing.T) []string {
			env := []string{"REDIS_URL=" + storetest.Redis(t)}
			if run := call(t, "", env, "ingest", "demo/corpus"); run.status != done {
				t.Fatalf("ingest: %+v", run)
			}
			return env
		},
	} {
		t.Run(name, func(t *testing.T) {
			env := settings(t)
			s := newModerated(t, env...).sit(t)
			s.cardsTellWhatTheDeskDecides()
			s.checksAreOneHistory(env)
		})
	}
}

func (s sitting) cardsTellWhatTheDeskDecides() {
	s.t.Helper()
	found := caseLink.FindStringSubmatch(s.open("/desk"))
	if found == nil {
		s.t.Fatal("there is no case")
	}
	card := s.room.Messages()[0]
	s.fill(found[1]+"/decisions", "ruling", "speaker", "name", "Per Lunde", "role", "surgeon")
	if got := s.room.WaitEdit(s.t, card.ID, 1); !strings.Contains(got.Text, "Decided: speaker corrected: Per Lunde, surgeon") {
		s.t.Errorf("after the desk has decided the card says %q", got.Text)
	}
	s.fill(found[1]+"/decisions", "ruling", "undo")
	if got := s.room.WaitEdit(s.t, card.ID, 2); !strings.Contains(got.Text, "Reported label") {
		s.t.Errorf("after the desk has undone that the card says %q", got.Text)
	}
	s.room.Press(s.t, s.chief, card.ID, "Label is right")
	s.room.WaitEdit(s.t, card.ID, 3)
	if got := s.open(found[1]); !strings.Contains(got, "<strong>label is right") {
		s.t.Errorf("after the card has decided the desk says %s", got)
	}
	if got := s.fill("/desk/acts", "deed", "done", "case", strings.TrimPrefix(found[1], "/desk/cases/")); !strings.Contains(got, `class="chip done"`) {
		s.t.Errorf("after the chosen cases are done the queue is %s", got)
	}
}

func (s sitting) checksAreOneHistory(env []string) {
	s.t.Helper()
	const text = "We now count 70 injured, two of them badly."
	before := len(s.room.Messages())
	s.room.Post(telegramtest.Post{From: s.chief, Text: text, Forward: &models.MessageOrigin{Type: models.MessageOriginTypeHiddenUser, MessageOriginHiddenUser: &models.MessageOriginHiddenUser{}}})
	s.room.Wait(s.t, before+1)
	list := s.open("/desk/history?text=70+injured")
	at := regexp.MustCompile(`/desk/checks/[^"/]+`).FindString(list)
	if at == "" {
		s.t.Fatalf("the desk's history lacks what was forwarded: %s", list)
	}
	if got := s.fill("/desk/check", "text", text); !strings.Contains(got, "The same text was checked before:") || !strings.Contains(got, at) {
		s.t.Errorf("the same text at the desk says %s", got)
	}
	s.room.Say(s.chief, "/check “"+text+"”")
	if got := s.room.Wait(s.t, before+2)[before+1]; !strings.Contains(got.Text, "Checked on ") || !strings.Contains(got.Text, "1 altered · you") {
		s.t.Errorf("the same text in Telegram says %q", got.Text)
	}
	receipt := s.open(at + "/receipt")
	verified := call(s.t, receipt, env, "verify", "-")
	if verified.status != done || !strings.Contains(verified.out, "stands ") || !strings.Contains(verified.out, "We now count 17 injured") {
		s.t.Errorf("bot verify = %+v", verified)
	}
	if len(env) > 0 && !strings.Contains(verified.out, "signed by this store's key") {
		s.t.Errorf("bot verify does not know the key: %s", verified.out)
	}
	if key := s.open("/desk/key"); !strings.Contains(receipt, regexp.MustCompile(`"public_key":"[^"]+"`).FindString(key)) {
		s.t.Errorf("the key is %s, the receipt %s", key, receipt)
	}
	s.room.Say(s.chief, "/delete_me")
	s.room.Wait(s.t, before+3)
	if response, err := s.client.Get("http://" + s.bot.address + at); err != nil || response.StatusCode != http.StatusUnauthorized {
		s.t.Errorf("after /delete_me the desk is open: %v, %v", response, err)
	}
}
