package chat

import (
	"slices"
	"strings"
	"testing"

	"github.com/go-telegram/bot/models"

	"whosaid/store/news"
)

func TestAnswerButtons(t *testing.T) {
	w := newTown(t)
	answer := w.say(square, moe, "/source the bridge")
	at := w.messages
	if n := len(answer.sent()[0].Quotes()); n != perGroupPage {
		t.Errorf("the first page has %d quotes, want %d", n, perGroupPage)
	}
	more := answer.press(square, lunde, at, "More quotes")
	wantContains(t, more.text(), "Forty people")
	wantContains(t, answer.press(square, lunde, at, "More quotes").toast(), "shown already")
	back := more.press(square, moe, at, "Back")
	wantContains(t, back.text(), "2 outlets, 2 origins")
	other := back.press(square, moe, at, "Who says otherwise")
	if got := other.sent()[0].Quotes(); len(got) != 2 || !strings.HasPrefix(got[1], "Forty") {
		t.Errorf("otherwise = %q, want the claim's first quote and the one that disputes it", got)
	}
	back = other.press(square, moe, at, "Back")
	choose := back.press(square, moe, at, "Context")
	context := choose.press(square, moe, at, "1. The Post · Ingrid Moe")
	wantContains(t, context.text(), "The paragraph around it", "Ingrid Moe took over the briefing. Seventeen")
	back = context.press(square, moe, at, "Back")

	choose = back.press(square, moe, at, "Only one outlet")
	only := choose.press(square, moe, at, "Radio <Vest>")
	if got := only.sent()[0].Quotes(); len(got) != 1 {
		t.Errorf("only one outlet = %q, want its quote", got)
	}
	if q := w.asked[1]; !slices.Equal(q.Outlets, []news.OutletID{"vest"}) {
		t.Errorf("asked %+v, want one outlet", q)
	}
	all := only.press(square, moe, at, "All outlets")
	if got := all.sent()[0].Quotes(); len(got) != perGroupPage {
		t.Errorf("all again = %q, want %d", got, perGroupPage)
	}
}

// More quotes than were asked for are asked for after the last page.
func TestMoreQuotes(t *testing.T) {
	w := newTown(t)
	all := w.quotes()
	w.Answers = limited(func(limit int) []news.Citation {
		var out []news.Citation
		for i := range min(limit, 9) {
			out = append(out, all[i%len(all)])
		}
		return out
	})
	page := w.say(moe, moe, "How many were hurt?")
	at := w.messages
	for i, want := range []int{perPage, news.DefaultLimit - perPage, perPage, 1} {
		if i > 0 {
			page = page.press(moe, moe, at, "More quotes")
		}
		if got := len(page.sent()[0].Quotes()); got != want {
			t.Errorf("step %d: a page of %d quotes, want %d", i, got, want)
		}
	}
	for _, b := range page.markup() {
		if strings.Contains(b.Text, "More") {
			t.Errorf("after the last quote there is a button %q", b.Text)
		}
	}
	// Where there are no more, that is said once.
	w.Answers = limited(func(int) []news.Citation { return append(all[:3:3], all[:3]...) })
	page = w.say(lunde, lunde, "How many were hurt?")
	at = w.messages
	page = page.press(lunde, lunde, at, "More quotes").press(lunde, lunde, at, "More quotes")
	wantContains(t, page.toast(), "no more quotes")
}

func TestBadPresses(t *testing.T) {
	w := newTown(t)
	answer := w.say(moe, moe, "How many were hurt?")
	at := w.messages
	key, _, _ := strings.Cut(strings.TrimPrefix(answer.markup()[0].CallbackData, "1:"), ":")
	for name, data := range map[string]string{
		"an older version": "0:" + key + ":p:0", "no data": "", "an unknown key": "1:nobody:p:0", "a page beyond": "1:" + key + ":p:99", "no number": "1:" + key + ":c:x",
		"a negative number": "1:" + key + ":c:-1", "an unknown verb": "1:" + key + ":?:0", "a quote beyond": "1:" + key + ":r:99", "an outlet beyond": "1:" + key + ":f:99",
		"a choice beyond": "1:" + key + ":C:99", "a report beyond": "1:" + key + ":xs:99", "too long": strings.Repeat("1", 100), "a card of nobody's": "1:" + key + ":mr:", "other bytes": "\xff:\x00",
	} {
		if got := w.pressData(moe, moe, at, data).toast(); got == "" {
			t.Errorf("%s: no word of help", name)
		}
	}
	// The message of another chat, and another message of this one.
	for _, on := range []*wire{w.pressData(lunde, lunde, at, "1:"+key+":p:0"), w.pressData(moe, moe, at+1, "1:"+key+":o:0")} {
		wantContains(t, on.toast(), "too old")
	}
	gone := w.handle(models.Update{CallbackQuery: &models.CallbackQuery{ID: "q", From: models.User{ID: moe}, Data: "1:" + key + ":o:0",
		Message: models.MaybeInaccessibleMessage{InaccessibleMessage: &models.InaccessibleMessage{Chat: models.Chat{ID: moe, Type: models.ChatTypePrivate}, MessageID: at}}}})
	if got := gone.toast(); got != "" {
		t.Errorf("a press on a message that is old, but known: %q, want it done", got)
	}
}

// A quote as plain text begins with its words, stands in a message without anything
// else, and leads back.
func TestPlainText(t *testing.T) {
	w := newTown(t)
	answer := w.say(square, moe, "/source the bridge")
	at := w.messages
	plain := answer.press(square, moe, at, "Copy a quote").press(square, moe, at, "As plain text")
	const want = "“Seventeen people were hurt on the bridge” — The Post · 1 May 2031 · reporting Ingrid Moe, https://a.example/0"
	if got := plain.text(); got != want || len(plain.markup()) != 1 {
		t.Errorf("plain: %q with %d buttons, want %q and the way back", got, len(plain.markup()), want)
	}
	wantContains(t, plain.press(square, moe, at, "Back").text(), "2 outlets, 2 origins")

	w = newTown(t)
	w.Answers = limited(func(int) []news.Citation { return w.quotes()[3:4] })
	only := w.say(moe, moe, "Who was maimed?")
	wantContains(t, only.press(moe, moe, w.messages, "As plain text").text(), "“Forty people were hurt on the bridge & <b>maimed</b>.” — ")
}
