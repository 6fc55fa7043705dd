package chat

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/telegramtest"
	"whosaid/store/news"
)

func TestQuestion(t *testing.T) {
	w := newTown(t)
	got := w.say(moe, moe, "How many were hurt?")
	quotes := got.sent()[0].Quotes()
	if want := []string{"Seventeen people were hurt on the bridge", "Seventeen people were hurt on the bridge.", "Nine people were hurt on the bridge.", "Forty people were hurt on the bridge & <b>maimed</b>."}; !slices.Equal(quotes, want) {
		t.Errorf("quotes = %q, want %q", quotes, want)
	}
	wantContains(t, got.text(), "2 outlets, 2 origins", "2 outlets, 2 origins", "The Post · 1 May 2031 · reporting Ingrid Moe", "Who says otherwise", "Wire & Co")
	if q := w.asked[0]; q.Limit != news.DefaultLimit || q.Language != "en" || q.Group != "" || len(q.Earlier) != 0 {
		t.Errorf("asked %+v", q)
	}
	if c := last[*bot.SendMessageParams](got); c.ReplyParameters != nil || !*c.LinkPreviewOptions.IsDisabled {
		t.Errorf("sent %+v, want no reply and no preview", c)
	}
}

func TestFollowUpsAreOfOnePersonForAWhile(t *testing.T) {
	w := newTown(t)
	w.say(moe, moe, "How many were hurt?")
	w.say(moe, moe, "only The Post")
	if got := w.asked[1].Earlier; !slices.Equal(got, []string{"How many were hurt?"}) {
		t.Errorf("Earlier = %q, want the question before", got)
	}
	w.say(lunde, lunde, "only The Post")
	if got := w.asked[2].Earlier; len(got) != 0 {
		t.Errorf("Earlier of another person = %q, want none", got)
	}
	w.now = w.now.Add(talkFor)
	w.say(moe, moe, "since March")
	if got := w.asked[3].Earlier; len(got) != 0 {
		t.Errorf("Earlier after a while = %q, want none", got)
	}
	for range 5 {
		w.say(moe, moe, "and then?")
		w.say(moe, moe, "and now?")
	}
	if got := w.asked[len(w.asked)-1].Earlier; len(got) != mostEarlier {
		t.Errorf("Earlier = %q, want %d", got, mostEarlier)
	}
}

func TestSmallTalkIsHelped(t *testing.T) {
	w := newTown(t)
	sticker := post(moe, moe, "")
	sticker.Sticker = &models.Sticker{Emoji: "👍"}
	for name, m := range map[string]*models.Message{"sticker": sticker, "hello": post(moe, moe, "Hello!"), "marks": post(moe, moe, "?! …"), "emoji": post(moe, moe, strings.Repeat("😀", 2048))} {
		got := w.handle(models.Update{Message: m})
		wantContains(t, got.text(), "Ask me who said something", "For example: What did Per Lunde say?")
		if t.Failed() {
			t.Fatalf("after %s", name)
		}
	}
}

// What Telegram itself tells, and the further pictures of an album, get no answer.
func TestNothingSaid(t *testing.T) {
	w := newTown(t)
	pinned, album := post(moe, moe, ""), post(moe, moe, "")
	pinned.PinnedMessage = &models.MaybeInaccessibleMessage{}
	album.Photo, album.MediaGroupID = []models.PhotoSize{{}}, "1"
	for i, m := range []*models.Message{pinned, album, album, album} {
		m.ID = 200 + i
		want := 0
		if i == 1 {
			want = 1
		}
		if got := w.handle(models.Update{Message: m}); len(got.calls) != want {
			t.Errorf("message %d: %d calls, want %d", i, len(got.calls), want)
		}
	}
	w.say(moe, moe, "@WhosaidBot how many were hurt?")
	if got := w.asked[0].Text; got != "how many were hurt?" {
		t.Errorf("asked %q, want it without our name", got)
	}
}

func TestBadTexts(t *testing.T) {
	w := newTown(t)
	for _, text := range []string{
		"<b>who", "a & b < c > d \"e\"", strings.Repeat("x", news.MaxQuestion), "قال الوزير\u202E شيء", "é́́́", "/check <i>", "/source &amp;", "/start q", "/start k-1-2", "/start " + strings.Repeat("z", 64),
		"/nonsense", "/outlets", "/audit", "/takedown", "/restore x", "/leave", "/settings now", "/delete_me please", "/privacy", "/sources", "/help",
	} {
		if got := w.say(moe, moe, text); len(got.sent()) != 1 {
			t.Errorf("to %.40q %d messages, want 1", text, len(got.sent()))
		}
	}
	wantContains(t, w.say(moe, moe, strings.Repeat("word ", 500)).text(), "too long", "2000")
}

func TestFaultsAreTold(t *testing.T) {
	w := newTown(t)
	w.fail = errors.New("redis://secret is down")
	got := w.say(moe, moe, "How many were hurt?").text()
	wantContains(t, got, "failed on my side")
	if strings.Contains(got, "redis") {
		t.Errorf("the person reads %q", got)
	}
}

func TestEditedQuestion(t *testing.T) {
	w := newTown(t)
	m := post(moe, moe, "How many were hurt?")
	w.handle(models.Update{Message: m})
	answer := w.messages
	again := post(moe, moe, "How many were killed?")
	got := w.handle(models.Update{EditedMessage: again})
	if c := last[*bot.EditMessageTextParams](got); c.MessageID != answer {
		t.Errorf("edited message %d, want %d", c.MessageID, answer)
	}
	if q := w.asked[1]; len(q.Earlier) != 0 || q.Text != "How many were killed?" {
		t.Errorf("asked %+v, want no earlier question", q)
	}
	line := &wire{town: w, lost: map[int]bool{answer: true}}
	if err := w.Handle(t.Context(), &Update{Update: models.Update{ID: 50, EditedMessage: post(moe, moe, "Who was killed?")}}, line); err != nil {
		t.Fatal(err)
	}
	if c := last[*bot.SendMessageParams](line); c == nil {
		t.Error("where the answer was deleted, the edited question gets none")
	}
	unknown := post(moe, moe, "Who was hurt?")
	unknown.ID = 77
	if c := last[*bot.SendMessageParams](w.handle(models.Update{EditedMessage: unknown})); c == nil {
		t.Error("an edited message that nobody answered gets no answer")
	}
}

func TestCheckConversation(t *testing.T) {
	w := newTown(t)
	wantContains(t, w.say(moe, moe, "/check").text(), "Send me the quote")
	wantContains(t, w.say(moe, moe, "Seventy people were hurt").text(), "Altered. The Post has it otherwise", "Seventy people were hurt”", "1 change: a number.")
	w.say(moe, moe, "How many were hurt?")
	if len(w.asked) != 1 {
		t.Errorf("%d questions were asked, want 1: the next text is a question again", len(w.asked))
	}
	wantContains(t, w.say(moe, moe, "/check Seventy people").text(), "Altered.")
	forward := post(moe, moe, "Seventy people")
	forward.ForwardOrigin = &models.MessageOrigin{Type: models.MessageOriginTypeHiddenUser, MessageOriginHiddenUser: &models.MessageOriginHiddenUser{}}
	wantContains(t, w.handle(models.Update{Message: forward}).text(), "Altered.")
	wantContains(t, w.say(moe, moe, "They say “seventy people were hurt on Friday” and nobody answers.").text(), "Altered.")
	got, _ := w.reply(moe, moe, "/check", "Seventy people")
	wantContains(t, got.text(), "Altered.")
}

func TestCommands(t *testing.T) {
	w := newTown(t)
	start := w.say(moe, moe, "/start")
	wantContains(t, start.text(), "word for word", "For example:")
	wantContains(t, start.press(moe, moe, w.messages, "How many").text(), "2 outlets, 2 origins")
	wantContains(t, w.say(moe, moe, "/help").text(), "@WhosaidBot", "/check")
	wantContains(t, w.say(moe, moe, "/sources").text(), "3 articles of 3 outlets, 1–3 May 2031", "Radio <Vest> · agency")
	wantContains(t, w.say(moe, moe, "/privacy").text(), "salted", "30 days")
	wantContains(t, w.say(moe, moe, "/source").text(), "Put the question after the command")
	wantContains(t, w.say(moe, moe, "/audit").text(), "Only moderators")
}

func TestDeleteMe(t *testing.T) {
	w := newTown(t)
	answered := w.say(moe, moe, "How many were hurt?")
	id := w.messages
	wantContains(t, w.say(moe, moe, "/delete_me").text(), "deleted")
	w.say(moe, moe, "only The Post")
	if got := w.asked[1].Earlier; len(got) != 0 {
		t.Errorf("Earlier = %q, want none", got)
	}
	wantContains(t, answered.press(moe, moe, id, "Who says otherwise").toast(), "too old")
}

func TestDeepLinks(t *testing.T) {
	w := newTown(t)
	payload := QuestionPayload("Who was hurt?")
	wantContains(t, w.say(moe, moe, "/start "+payload).text(), "2 outlets, 2 origins")
	if w.asked[0].Text != "Who was hurt?" {
		t.Errorf("asked %q", w.asked[0].Text)
	}
	if got := QuestionPayload(strings.Repeat("long ", 20)); got != "" {
		t.Errorf("the payload of a long question = %q, want none", got)
	}
	ref := w.quotes()[0].Ref()
	payload = QuotePayload(ref)
	if len(payload) > maxPayload {
		t.Errorf("QuotePayload = %q, %d characters", payload, len(payload))
	}
	got := w.say(moe, moe, "/start "+payload)
	wantContains(t, got.text(), "The paragraph around it", "Ingrid Moe took over the briefing")
	ref.Hash[0]++
	wantContains(t, w.say(moe, moe, "/start "+QuotePayload(ref)).text(), "nowhere")
}

func TestQuota(t *testing.T) {
	w := newTown(t)
	for range w.PerPerson {
		w.say(moe, moe, "How many were hurt?")
	}
	wantContains(t, w.say(moe, moe, "How many were hurt?").text(), "Again in 40 min")
	if got := w.say(moe, moe, "How many were hurt?"); len(got.calls) != 0 {
		t.Errorf("a flood is answered with %d calls, want silence", len(got.calls))
	}
	w.now = w.now.Add(time.Hour)
	wantContains(t, w.say(moe, moe, "How many were hurt?").text(), "2 outlets, 2 origins")
}

func TestLanguages(t *testing.T) {
	w := newTown(t)
	m := post(moe, moe, "How many were hurt?")
	m.From.LanguageCode = "uk"
	wantContains(t, w.handle(models.Update{Message: m}).text(), "Хто каже інакше", "1 травня 2031")
	if w.asked[0].Language != "uk" {
		t.Errorf("Language = %q, want uk", w.asked[0].Language)
	}
}

// A process that dies in the middle is followed by one that goes on where it
// stopped: nothing is sent twice.
func TestHandledAgain(t *testing.T) {
	w := newTown(t)
	u := Update{Update: models.Update{ID: 7, Message: post(moe, moe, "How many were hurt?")}}
	line := &wire{town: w}
	for range 2 {
		if err := w.Handle(t.Context(), &u, line); err != nil {
			t.Fatal(err)
		}
	}
	if len(line.calls) != 1 {
		t.Errorf("%d calls, want 1", len(line.calls))
	}
	if got := telegramtest.Units(line.sent()[0].Text); got == 0 {
		t.Error("nothing was said")
	}
	if earlier := w.asked[1].Earlier; len(earlier) != 0 {
		t.Errorf("Earlier = %q, want none: it is the same question", earlier)
	}
}

func TestOddUpdates(t *testing.T) {
	w := newTown(t)
	nobody := post(square, 0, "/source@WhosaidBot the bridge")
	for _, u := range []models.Update{
		{}, {Message: &models.Message{}}, {Message: nobody}, {ChannelPost: nobody}, {EditedChannelPost: post(square, 0, "x")},
		{CallbackQuery: &models.CallbackQuery{}}, {CallbackQuery: &models.CallbackQuery{InlineMessageID: "x", Data: "1:a:p:0"}},
		{InlineQuery: &models.InlineQuery{}}, {MyChatMember: &models.ChatMemberUpdated{}}, {Message: post(square, moe, "")},
	} {
		w.handle(u)
	}
}
