package chat

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/go-telegram/bot/models"

	"whosaid/store/news"
)

// translations is a translator that knows every quote but the shortest, or fails.
type translations struct{ fail error }

func (tr translations) Translate(_ context.Context, to news.Answer, language string) (news.Answer, error) {
	quotes := make([]news.Citation, len(to.Quotes))
	for i, c := range to.Quotes {
		if !strings.HasPrefix(c.Text(), "Nine") {
			c.Translation = &news.Translation{Language: language, Text: "<" + language + "> " + c.Text()[:9]}
		}
		quotes[i] = c
	}
	to.Quotes = quotes
	return to, tr.fail
}

func TestTranslations(t *testing.T) {
	w := newTown(t)
	w.Translator = translations{}
	m := post(moe, moe, "How many were hurt?")
	m.From.LanguageCode = "uk"
	answer := w.handle(models.Update{Message: m})
	at := w.messages
	page := answer.press(moe, moe, at, "Перекласти")
	wantContains(t, page.text(), "translation, no quote: <en> Seventeen") // who presses reads English here
	if got := page.sent()[0].Quotes(); len(got) != perPage || got[0] != "Seventeen people were hurt on the bridge" {
		t.Errorf("the quotes are %q, want them as they were", got)
	}
	for _, b := range page.markup() {
		if strings.Contains(b.Text, "Translate") {
			page = page.pressData(moe, moe, at, b.CallbackData) // one quote has no translation yet
			break
		}
	}
	wantContains(t, page.toast(), "No translation could be made")

	w.Translator = translations{fail: errors.New("model is down")}
	answer = w.say(lunde, lunde, "How many were hurt?")
	wantContains(t, answer.press(lunde, lunde, w.messages, "Translate").toast(), "No translation could be made")

	w.Translator = nil
	answer = w.say(lunde, lunde, "How many were hurt?")
	for _, b := range answer.markup() {
		if strings.Contains(b.Text, "Translate") {
			t.Error("there is a button, and nobody to translate")
		}
	}
}
