package chat

import (
	"context"
	"strings"
	"testing"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/store/news"
)

// knows finds one text verbatim in the first quote's sentence, another altered,
// and no other.
type knows struct {
	*town
	verbatim, altered string
}

func (k knows) Check(_ context.Context, text string, _ news.Pseudonym) (news.Check, error) {
	part := news.Part{Text: text, Status: news.Unfound}
	for status, part2 := range map[news.CheckStatus]string{news.Verbatim: k.verbatim, news.Altered: k.altered} {
		if !strings.Contains(text, part2) {
			continue
		}
		quote, err := news.Find(k.articles[0], "Seventeen people were hurt on the bridge")
		if err != nil {
			k.t.Fatal(err)
		}
		if status == news.Verbatim {
			if quote, err = news.Find(k.articles[0], part2); err != nil {
				k.t.Fatal(err)
			}
		}
		whole, err := news.Find(k.articles[0], "Seventeen people were hurt on the bridge, Per Lunde said.")
		if err != nil {
			k.t.Fatal(err)
		}
		part.Status, part.Matches = status, []news.Match{{Citation: news.Cite(quote, news.Said{}, 1), Sentence: whole}}
	}
	return news.CheckOf(text, []news.Part{part}, news.Searched{}), nil
}

// What is pasted is checked, with or without marks of quotation and a question;
// what only looks like it is asked.
func TestPasted(t *testing.T) {
	for text, checked := range map[string]bool{
		"Seventeen people were hurt on the bridge":             true,
		"Who said “Seventeen people were hurt on the bridge”?": true,
		"Who said “seventy people were hurt on the bridge”?":   true,
		"Who said “nobody at all was on the bridge”?":          false, // not found: so it is asked
		"hurt on the bridge":                                        false, // less than half of the sentence: words to search for
		"seventy people were hurt on the bridge":                    false,
		"Seventeen people were hurt on the bridge, who said so?":    false,
		"A village on the other side of the bridge is cut off now.": false,
	} {
		w := newTown(t)
		verbatim := "Seventeen people were hurt on the bridge"
		if text == "hurt on the bridge" {
			verbatim = text
		}
		w.Checks = knows{w, verbatim, "seventy people"}
		got := w.say(moe, moe, text).text()
		if is := len(w.asked) == 0; is != checked {
			t.Errorf("to %q: checked %v, want %v: %q", text, is, checked, got)
		}
	}
}

func TestNoText(t *testing.T) {
	for name, fill := range map[string]func(*models.Message){
		"a photo":    func(m *models.Message) { m.Photo = []models.PhotoSize{{}} },
		"a voice":    func(m *models.Message) { m.Voice = &models.Voice{} },
		"a file":     func(m *models.Message) { m.Document = &models.Document{} },
		"a video":    func(m *models.Message) { m.Video = &models.Video{} },
		"a location": func(m *models.Message) { m.Location = &models.Location{} },
	} {
		w := newTown(t)
		m := post(moe, moe, "")
		fill(m)
		wantContains(t, w.handle(models.Update{Message: m}).text(), "I read text only", "as a caption")
		m.Caption = "How many were hurt?"
		wantContains(t, w.handle(models.Update{Message: m}).text(), "2 outlets, 2 origins")
		if t.Failed() {
			t.Fatalf("after %s", name)
		}
	}
}

func TestLinks(t *testing.T) {
	w := newTown(t)
	got := w.say(moe, moe, "https://a.example/0")
	wantContains(t, got.text(), "Quoted in this article:", "The Post · 1 May 2031 · reporting Per Lunde")
	at := w.messages
	wantContains(t, got.press(moe, moe, at, "Context").text(), "The paragraph around it")
	wantContains(t, w.say(moe, moe, "The bridge\nhttps://a.example/0").text(), "Quoted in this article:") // as it is shared
	wantContains(t, w.say(moe, moe, "https://a.example/1").text(), "This article quotes nobody", "Seventeen people were hurt on the bridge.")
	wantContains(t, w.say(moe, moe, "https://a.example/77").text(), "This article is not stored. I answer from 3 articles of 3 outlets, 1–3 May 2031.")
	if len(w.asked) != 0 {
		t.Errorf("a link was asked: %+v", w.asked)
	}
	if w.say(moe, moe, "who was hurt? https://a.example/0"); len(w.asked) != 1 {
		t.Error("a question with a link was not asked")
	}
	source, claim := w.reply(square, moe, "/source", "https://a.example/0")
	wantContains(t, source.text(), "Quoted in this article:")
	if to := last[*bot.SendMessageParams](source).ReplyParameters; to == nil || to.MessageID != claim {
		t.Errorf("in reply to %+v, want to the claim %d", to, claim)
	}
	again, _ := w.reply(square, moe, "/source", "https://a.example/0")
	wantContains(t, again.text(), "asked before")
	// What moderators took down is not shown, and an outlet that a group does not
	// allow is as if it were not stored.
	w.say(chief, chief, "/takedown https://a.example/0")
	wantContains(t, w.say(lunde, lunde, "https://a.example/0").text(), "Moderators took these quotes down")
	if err := w.desk.SetSettings(t.Context(), w.chatAlias(square-1), news.Settings{Outlets: []news.OutletID{"wire"}}); err != nil {
		t.Fatal(err)
	}
	only, _ := w.reply(square-1, moe, "/source", "https://a.example/1")
	wantContains(t, only.text(), "not stored")
}

func TestStartSaysWhatIsSearched(t *testing.T) {
	w := newTown(t)
	wantContains(t, w.say(moe, moe, "/start").text(), "I search 3 articles of 3 outlets, 1–3 May 2031. Languages: English, Ukrainian, xx. Outlets: The Post, Radio <Vest>, Wire & Co.")
	w.Invented = true
	wantContains(t, w.say(moe, moe, "/start").text(), "Wire & Co.\nThis is the demonstration: its places, people and outlets are invented.")
	m := post(moe, moe, "/start")
	m.From.LanguageCode = "uk"
	uk := w.handle(models.Update{Message: m})
	wantContains(t, uk.text(), "Мови: англійська, українська, xx.", "вигадані")
	if b := uk.markup(); len(b) != 1 || b[0].Text != "Що каже Per Lunde?" {
		t.Errorf("the examples are %+v, want those in the person's language", b)
	}
	uk.press(moe, moe, w.messages, "Що каже")
	if got := w.asked[len(w.asked)-1].Text; got != "Що каже Per Lunde?" {
		t.Errorf("asked %q", got)
	}
}

func TestHelpForModerators(t *testing.T) {
	w := newTown(t)
	if got := w.say(moe, moe, "/help").text(); strings.Contains(got, "/audit") {
		t.Errorf("everybody is told %q", got)
	}
	wantContains(t, w.say(chief, chief, "/help").text(), "/takedown", "/audit", "/outlets")
	if got := w.say(square, chief, "/help").text(); strings.Contains(got, "/audit") {
		t.Errorf("a group is told %q", got)
	}
}

// TestAddressesIn holds what is taken for the address of a page.
func TestAddressesIn(t *testing.T) {
	for text, want := range map[string]string{
		"https://a.example/1": "https://a.example/1", "a.example/1": "https://a.example/1", "www.a.example/1?x=2": "https://www.a.example/1?x=2",
		"HTTP://a.example see": "HTTP://a.example +", "a.example": "+", "and/or": "+", "9.5/10": "+", "т.е./т.к.": "+", "anna@a.example/x": "+", "ftp://a.example/x": "+", ".example/x": "+",
	} {
		addresses, only := addressesIn(text)
		got := strings.Join(addresses, " ")
		if !only {
			got = strings.TrimSpace(got + " +")
		}
		if got != want {
			t.Errorf("addresses in %q: %q, want %q", text, got, want)
		}
	}
}
