package chat

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-telegram/bot/models"

	"whosaid/bot/answer"
	"whosaid/bot/chat/command"
	"whosaid/bot/telegramtest"
	"whosaid/store/memory"
	"whosaid/store/news"
)

// town is a Host among invented people, whose answers come from three articles.
type town struct {
	*Host
	t        *testing.T
	desk     *memory.Desk
	articles []*news.Article
	older    []*news.Article // earlier versions
	asked    []news.Question
	fail     error // of the next answers
	admins   map[int64][]int64
	now      time.Time
	updates  int64
	messages int
	line     *wire // of the last update
	next     *wire // of the next one, where it is a special one
}

const (
	moe, lunde, chief = 1001, 1002, 9001 // chief moderates everywhere
	square            = -4001            // a group that lunde runs
)

var outlets = []news.Outlet{
	{ID: "post", Name: "The Post", Kind: news.Newsroom}, {ID: "vest", Name: "Radio <Vest>", Kind: news.Agency}, {ID: "wire", Name: "Wire & Co"},
}

func newTown(t *testing.T) *town {
	t.Helper()
	w := &town{t: t, admins: map[int64][]int64{square: {lunde}}, now: time.Date(2031, 5, 3, 10, 20, 0, 0, time.UTC), messages: 500}
	w.desk = memory.NewDesk(func() time.Time { return w.now })
	for i, text := range []string{
		"Nine people were hurt on the bridge.\nIngrid Moe took over the briefing. Seventeen people were hurt on the bridge, Per Lunde said.",
		"Seventeen people were hurt on the bridge.", "Forty people were hurt on the bridge & <b>maimed</b>.",
	} {
		a, err := news.NewArticle(news.Meta{
			URL: fmt.Sprintf("https://a.example/%d", i), Outlet: &outlets[i], Published: time.Date(2031, 5, 1+i, 0, 0, 0, 0, time.UTC), Title: "The bridge",
		}, text, nil)
		if err != nil {
			t.Fatal(err)
		}
		w.articles = append(w.articles, a)
	}
	moderation := answer.Moderate(w.desk, w, w)
	salt, err := w.desk.Salt(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	w.Host = New(Config{
		Self: command.Self{ID: 42, Username: "WhosaidBot"}, Answers: answers{w, moderation}, Checks: checks{w, moderation}, Quotes: moderation,
		Library: w, Desk: w.desk, Members: w, Salt: salt, Moderators: []int64{chief}, Examples: func() map[string][]string {
			return map[string][]string{"en": {"What did Per Lunde say?", "How many were hurt?"}, "uk": {"Що каже Per Lunde?"}}
		}, Now: func() time.Time { return w.now },
	})
	return w
}

// The library, the archive and the members of the town.

func (w *town) Outlets(context.Context) ([]news.Outlet, error) { return outlets, nil }

func (w *town) Holdings(context.Context) (news.Searched, error) {
	return news.Searched{Articles: 3, Outlets: 3, From: w.articles[0].Published, To: w.articles[2].Published}, nil
}

func (w *town) Languages(context.Context) ([]string, error) { return []string{"en", "uk", "xx"}, nil }

func (w *town) Linked(ctx context.Context, at string) (*news.Article, error) {
	return w.Article(ctx, news.IDOf(at))
}

func (w *town) Article(_ context.Context, id news.ArticleID) (*news.Article, error) {
	for _, a := range w.articles {
		if a.ID() == id {
			return a, nil
		}
	}
	return nil, news.ErrNoArticle
}

func (w *town) Version(ctx context.Context, id news.ArticleID, hash news.Hash) (*news.Article, error) {
	for _, a := range w.older {
		if a.ID() == id && a.Hash() == hash {
			return a, nil
		}
	}
	return w.Article(ctx, id)
}

func (w *town) Passages(ctx context.Context, id news.ArticleID) ([]news.Passage, error) {
	a, err := w.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	said := news.Said{Mode: news.Reports, Speaker: &news.Speaker{Name: "Per Lunde", Basis: news.Explicit}}
	end := len(a.Text())
	if a == w.articles[1] {
		return []news.Passage{{Article: id, Version: a.Hash(), Span: news.Span{End: end}, Sentences: []news.Sentence{{Span: news.Span{End: end}}}}}, nil
	}
	return []news.Passage{{Article: id, Version: a.Hash(), Span: news.Span{End: end}, Sentences: []news.Sentence{{Span: news.Span{Start: end - 5, End: end}, Said: said}}}}, nil
}

func (w *town) Administrators(_ context.Context, chat int64) ([]int64, error) {
	return w.admins[chat], nil
}

// answers gives every question all quotes of the town, within what it allows.
type answers struct {
	*town
	moderation *answer.Moderation
}

func (a answers) Answer(ctx context.Context, q news.Question) (news.Answer, error) {
	a.asked = append(a.asked, q)
	a.town.asked = a.asked
	if a.fail != nil {
		return news.Answer{}, a.fail
	}
	if strings.Contains(strings.ToLower(q.Text), "hello") {
		return news.Answer{}, news.ErrNoTopic
	}
	quotes := a.quotes()
	var allowed []news.Citation
	for _, c := range quotes {
		if (news.Filter{Outlets: q.Outlets}).Passes(&c.Article().Meta) {
			allowed = append(allowed, c)
		}
	}
	ruled, err := a.moderation.Rule(ctx, q.Group, allowed)
	if err != nil {
		return news.Answer{}, err
	}
	out := news.Answer{Question: q, Outcome: news.Answered, Claims: []news.Claim{{Outlets: 2, Origins: 2}}}
	for _, c := range ruled {
		if c.Article() == nil {
			continue
		}
		if strings.Contains(c.Text(), "Forty") {
			out.Claims[0].DisputedBy = append(out.Claims[0].DisputedBy, len(out.Quotes))
		} else {
			out.Claims[0].Quotes = append(out.Claims[0].Quotes, len(out.Quotes))
		}
		out.Quotes = append(out.Quotes, c)
	}
	if len(out.Quotes) == 0 {
		return news.Answer{Question: q, Outcome: news.NoSource}, nil
	}
	return out, nil
}

func (w *town) quotes() []news.Citation {
	var out []news.Citation
	for _, place := range []struct {
		article int
		wording string
		said    news.Said
	}{
		{0, "Seventeen people were hurt on the bridge", news.Said{Speaker: &news.Speaker{Name: "Ingrid Moe", Basis: news.Coreferenced}, Mode: news.Reports}},
		{1, "Seventeen people were hurt on the bridge.", news.Said{}}, {0, "Nine people were hurt on the bridge.", news.Said{}},
		{2, "Forty people were hurt on the bridge & <b>maimed</b>.", news.Said{}},
	} {
		in := w.articles[place.article]
		for _, older := range slices.Backward(w.older) {
			if older.ID() == in.ID() {
				in = older // as the index has it still
			}
		}
		q, err := news.Find(in, place.wording)
		if err != nil {
			w.t.Fatal(err)
		}
		out = append(out, news.Cite(q, place.said, 1))
	}
	return out
}

// checks finds every text altered, beside the first quote of the town.
type checks struct {
	*town
	moderation *answer.Moderation
}

func (c checks) Check(ctx context.Context, text string, group news.Pseudonym) (news.Check, error) {
	ruled, err := c.moderation.Rule(ctx, group, c.quotes()[:1])
	if err != nil || ruled[0].Article() == nil {
		return news.CheckOf(text, []news.Part{{Text: text, Status: news.Unfound}}, news.Searched{}), err
	}
	return news.CheckOf(text, []news.Part{{Text: text, Status: news.Altered, Matches: []news.Match{{
		Citation: ruled[0], Flags: []news.Flag{news.NumberFlag},
		Diff: []news.Edit{{Op: news.Insert, Text: text}, {Op: news.Delete, Text: ruled[0].Text()}},
	}}}}, news.Searched{}), nil
}

// handle lets the host handle an update.
func (w *town) handle(u models.Update) *wire {
	w.t.Helper()
	return w.handleAny(Update{Update: u})
}

func (w *town) handleAny(u Update) *wire {
	w.t.Helper()
	w.updates++
	u.ID = w.updates
	w.line, w.next = cmp.Or(w.next, &wire{town: w}), nil
	if err := w.Handle(w.t.Context(), &u, w.line); err != nil && !errors.Is(err, w.fail) {
		w.t.Errorf("Handle = %v", err)
	}
	return w.line
}

// post is a message as Telegram marks it.
func post(chat, from int64, text string) *models.Message {
	m := &models.Message{ID: 100, Chat: models.Chat{ID: chat, Type: models.ChatTypePrivate}, Text: text}
	if chat < 0 {
		m.Chat.Type = models.ChatTypeGroup
	}
	if from != 0 {
		m.From = &models.User{ID: from, LanguageCode: "en"}
	}
	m.Entities = entities(text)
	return m
}

func entities(text string) []models.MessageEntity {
	for i, field := range strings.Fields(text) {
		at := telegramtest.Units(text[:strings.Index(text, field)])
		switch {
		case strings.HasPrefix(field, "/") && i < 2:
			return []models.MessageEntity{{Type: models.MessageEntityTypeBotCommand, Offset: at, Length: telegramtest.Units(field)}}
		case strings.HasPrefix(field, "@"):
			return []models.MessageEntity{{Type: models.MessageEntityTypeMention, Offset: at, Length: telegramtest.Units(field)}}
		}
	}
	return nil
}

func (w *town) say(chat, from int64, text string) *wire {
	w.t.Helper()
	m := post(chat, from, text)
	w.messages++
	m.ID = w.messages
	return w.handle(models.Update{Message: m})
}

// reply has somebody write in reply to a text of somebody else's.
func (w *town) reply(chat, from int64, text, to string) (*wire, int) {
	w.t.Helper()
	m, answered := post(chat, from, text), post(chat, 1777, to)
	w.messages += 2
	m.ID, answered.ID = w.messages, w.messages-1
	m.ReplyToMessage = answered
	return w.handle(models.Update{Message: m}), answered.ID
}

func (w *town) pressData(chat, from int64, message int, data string) *wire {
	w.t.Helper()
	on := post(chat, 42, "x")
	on.ID = message
	return w.handle(models.Update{CallbackQuery: &models.CallbackQuery{
		ID: "q", From: models.User{ID: from, LanguageCode: "en"}, Data: data, Message: models.MaybeInaccessibleMessage{Message: on},
	}})
}

func wantContains(t *testing.T, got string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(got, part) {
			t.Errorf("got %q, want it to contain %q", got, part)
		}
	}
}

// answerFunc gives every question the same answer.
type answerFunc func() news.Answer

func (f answerFunc) Answer(context.Context, news.Question) (news.Answer, error) { return f(), nil }

// slow is answers that come step by step: one quote, then two, then all.
type slow struct{ answers }

func (s slow) Stream(ctx context.Context, q news.Question, show func(news.Answer)) (news.Answer, error) {
	whole, err := s.Answer(ctx, q)
	for n := 1; n < 3 && err == nil; n++ {
		so := whole
		so.Claims, so.Quotes = nil, whole.Quotes[:n]
		show(so)
	}
	return whole, err
}

// limited gives every question as many quotes as it asks for, if there are any.
type limited func(limit int) []news.Citation

func (f limited) Answer(_ context.Context, q news.Question) (news.Answer, error) {
	return news.Answer{Outcome: news.Answered, Quotes: f(q.Most())}, nil
}
