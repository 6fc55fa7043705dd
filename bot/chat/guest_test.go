package chat

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/telegramtest"
)

// elsewhere is a chat where the bot is no member.
const elsewhere = -100555

// guest has somebody mention the bot where it is no member, in reply to a text
// or, with "", to none.
func (w *town) guest(from int64, text, to string) *wire {
	w.t.Helper()
	m := post(elsewhere, from, text)
	if to != "" {
		m.ReplyToMessage = post(elsewhere, 1777, to)
	}
	return w.handleAny(Update{Guest: &Guest{Message: *m, Query: "q1"}})
}

// guestText is the one answer that a guest gave, as readers see it.
func (w *wire) guestText() telegramtest.Formatted {
	w.t.Helper()
	c := last[*AnswerGuestQuery](w)
	f, err := telegramtest.Format(c.Result.InputMessageContent.(*models.InputTextMessageContent).MessageText, "HTML")
	if err != nil {
		w.t.Fatal(err)
	}
	return f
}

func TestGuest(t *testing.T) {
	w := newTown(t)
	got := w.guest(moe, "@WhosaidBot How many were hurt?", "")
	if len(got.calls) != 1 || len(got.guestText().Quotes()) != perGroupPage {
		t.Errorf("%d calls, %+v, want one answer with %d quotes", len(got.calls), got.guestText(), perGroupPage)
	}
	if q := w.asked[0]; q.Text != "How many were hurt?" || q.Group != "" {
		t.Errorf("asked %+v", q)
	}
	b := buttonsOf(last[*AnswerGuestQuery](got).Result.ReplyMarkup)
	if len(b) != 1 || !strings.HasSuffix(b[0].URL, "?start="+QuestionPayload("How many were hurt?")) {
		t.Errorf("buttons = %+v, want a link that asks the same in the private chat", b)
	}
	if w.guest(moe, "and who was killed?", ""); w.asked[len(w.asked)-1].Text != "and who was killed?" { // in reply to the guest
		t.Errorf("asked %+v", w.asked[len(w.asked)-1])
	}
	for text, to := range map[string]string{"@WhosaidBot": "forty people were hurt!!", "/source@WhosaidBot": "forty people were hurt!!"} {
		w.guest(moe, text, to)
		if q := w.asked[len(w.asked)-1]; q.Text != to {
			t.Errorf("to %q in reply to %q: asked %q", text, to, q.Text)
		}
	}
	wantContains(t, w.guest(moe, "/check@WhosaidBot", "Seventy people were hurt").guestText().Text, "Altered. The Post")
	wantContains(t, w.guest(moe, "@WhosaidBot “Seventy people were hurt on the bridge”", "").guestText().Text, "Altered. The Post")
	for _, nothing := range []string{"@WhosaidBot", "@WhosaidBot ?!", "@WhosaidBot hello"} {
		wantContains(t, w.guest(moe, nothing, "").guestText().Text, "Mention me with a question")
	}
	w.fail = errors.New("redis://secret is down")
	if got := w.guest(moe, "@WhosaidBot how many?", "").guestText().Text; !strings.Contains(got, "failed on my side") || strings.Contains(got, "redis") {
		t.Errorf("the person reads %q", got)
	}
}

// A guest answers at once, and writes the answer anew when a model has made it.
func TestGuestGetsBetter(t *testing.T) {
	w := newTown(t)
	w.Answers = slow{w.Answers.(answers)}
	got := w.guest(moe, "@WhosaidBot How many were hurt?", "")
	if n := len(got.guestText().Quotes()); n != 1 || len(got.calls) != 2 {
		t.Fatalf("%d quotes at first, %d calls, want 1 and 2", n, len(got.calls))
	}
	c := last[*bot.EditMessageTextParams](got)
	f, err := telegramtest.Format(c.Text, "HTML")
	if err != nil || c.InlineMessageID != "inline" || c.ChatID != nil || len(f.Quotes()) != perGroupPage {
		t.Errorf("edited %+v, %v, want the whole answer in the inline message", c, err)
	}
}

func TestGuestsAreHeldToTheQuota(t *testing.T) {
	w := newTown(t)
	for range w.PerPerson {
		w.guest(moe, "@WhosaidBot who?", "")
	}
	asked := len(w.asked)
	wantContains(t, w.guest(moe, "@WhosaidBot who?", "").guestText().Text, "Again in 40 min")
	if w.guest(moe, "@WhosaidBot who?", ""); len(w.asked) != asked {
		t.Errorf("%d questions beyond the quota", len(w.asked)-asked)
	}
}

func TestGuestsUpdateAndAnswer(t *testing.T) {
	var u Update
	if err := json.Unmarshal([]byte(`{"update_id":5,"guest_message":{"message_id":1,"text":"x","chat":{"id":-5,"type":"group"},"guest_query_id":"77"}}`), &u); err != nil {
		t.Fatal(err)
	}
	if u.ID != 5 || u.Guest.Query != "77" || u.Guest.Text != "x" || u.Guest.Chat.ID != -5 {
		t.Errorf("read %+v", u)
	}
	out, err := json.Marshal(&AnswerGuestQuery{"77", &models.InlineQueryResultArticle{ID: "a", Title: "b"}})
	if err != nil || !strings.Contains(string(out), `"guest_query_id":"77"`) || !strings.Contains(string(out), `"type":"article"`) {
		t.Errorf("written %s, %v", out, err)
	}
}
