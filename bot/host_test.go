package main

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/answer"
	"whosaid/bot/chat"
	"whosaid/bot/chat/texts"
	"whosaid/bot/telegramtest"
	"whosaid/retrieval/check"
	"whosaid/retrieval/claims"
	"whosaid/store/memory"
	"whosaid/store/news"
)

// shownLine keeps the messages that are sent, as readers see them.
type shownLine struct {
	t     *testing.T
	shown []telegramtest.Formatted
}

func (l *shownLine) Do(_ context.Context, _ string, call chat.Call) (chat.Sent, error) {
	html := ""
	switch c := call.(type) {
	case *bot.SendMessageParams:
		html = c.Text
	case *bot.EditMessageTextParams:
		html = c.Text
	default:
		return chat.Sent{}, nil
	}
	f, err := telegramtest.Format(html, "HTML")
	if err != nil {
		l.t.Errorf("a message is refused: %v\n%s", err, html)
	}
	l.shown = append(l.shown, f)
	return chat.Sent{Message: len(l.shown)}, nil
}

func (l *shownLine) Hint(context.Context, chat.Call) {}

type noMembers struct{}

func (noMembers) Administrators(context.Context, int64) ([]int64, error) { return nil, nil }

// demoHost is the bot among people over the demonstration corpus.
func demoHost(t *testing.T, moderator int64) *chat.Host {
	t.Helper()
	a := app{out: io.Discard, err: io.Discard}
	built, err := a.openBuiltIn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	store, err := a.inFolder(t.Context(), "", built)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	finder := built.finding(store).WithNeighbours(store, nil)
	host, err := hosting{
		self: &models.User{ID: 42, Username: "WhosaidBot"}, answers: answer.New(finder, claims.NewGrouper(), store),
		checks: check.New(store), shelves: store, desk: memory.NewDesk(time.Now), members: noMembers{}, moderators: []int64{moderator},
	}.host(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return host
}

// TestHost holds a conversation over the demonstration corpus: a question, two
// follow-ups, a check, and a correction that changes the next answer.
func TestHost(t *testing.T) {
	const person, moderator = 7, 9
	host := demoHost(t, moderator)
	id := int64(0)
	say := func(from int64, text string) telegramtest.Formatted {
		t.Helper()
		id++
		m := &models.Message{ID: int(id), Chat: models.Chat{ID: from, Type: models.ChatTypePrivate}, From: &models.User{ID: from}, Text: text}
		if command, _, _ := strings.Cut(text, " "); strings.HasPrefix(command, "/") {
			m.Entities = []models.MessageEntity{{Type: models.MessageEntityTypeBotCommand, Length: len(command)}}
		}
		line := &shownLine{t: t}
		if err := host.Handle(t.Context(), &chat.Update{Update: models.Update{ID: id, Message: m}}, line); err != nil {
			t.Fatalf("Handle(%q) = %v", text, err)
		}
		if len(line.shown) != 1 {
			t.Fatalf("to %q there are %d messages, want 1", text, len(line.shown))
		}
		return line.shown[0]
	}
	for _, step := range []struct {
		from       int64
		text, want string
	}{
		{person, injuredQuestion, "Radio Vest · 13 May 2025 · quoting Ingrid Moe, chief surgeon"},
		{person, "only The Halden Post", "The Halden Post · 14 May 2025"},
		{person, "hi", "Ask me who said something"},
		{person, "/sources", "13 articles of 6 outlets"},
		{person, "/check We now count 70 injured, two of them badly.", "Altered. Radio Vest has it otherwise:"},
		{person, "Who is the king of Norway?", "No stored article answers this."},
		{moderator, "/outlets radio-vest name Radio West", "Saved."},
		{person, injuredQuestion, "Radio West · 13 May 2025"},
		{person, "/sources", "Radio West · newsroom"},
	} {
		if got := say(step.from, step.text); !strings.Contains(got.Text, step.want) {
			t.Errorf("to %q: %q, want it to contain %q", step.text, got.Text, step.want)
		}
	}
	if got := say(person, "only The Halden Post"); strings.Contains(got.Text, "Radio West") || len(got.Quotes()) == 0 {
		t.Errorf("only one outlet: %q", got.Text)
	}
}

// The examples that the start shows are answered.
func TestExamplesAreAnswered(t *testing.T) {
	host := demoHost(t, 0)
	for _, language := range texts.All {
		examples := host.Examples()[language.Code]
		if len(examples) == 0 || len(examples) > mostExamples {
			t.Errorf("in %s the examples are %q, want 1 to %d", language.Code, examples, mostExamples)
		}
		for _, question := range examples {
			got, err := host.Answers.Answer(t.Context(), news.Question{Text: question})
			if err != nil || got.Outcome != news.Answered {
				t.Errorf("Answer(%q) = %s, %v, want an answer", question, got.Outcome, err)
			}
		}
	}
}
