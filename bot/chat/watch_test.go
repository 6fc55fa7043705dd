package chat

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/store/news"
)

// watches keeps what is watched, by key.
type watches map[string][]news.Edition

func (w watches) Watch(_ context.Context, key string, editions []news.Edition, _ time.Duration) error {
	w[key] = editions
	return nil
}

// key is the key of the one answer that is watched.
func (w watches) key(t *testing.T) string {
	t.Helper()
	if len(w) != 1 {
		t.Fatalf("%d answers are watched, want 1", len(w))
	}
	for key := range w {
		return key
	}
	return ""
}

// reprint stores another version of an article.
func (w *town) reprint(i int, old, new string) {
	w.t.Helper()
	was := w.articles[i]
	now, err := news.NewArticle(was.Meta, strings.Replace(was.Text(), old, new, 1), nil)
	if err != nil {
		w.t.Fatal(err)
	}
	w.older = append(w.older, was)
	w.articles[i] = now
}

// notice is the update on an article that was stored anew.
func (w *town) notice(key string, article int) *Update {
	w.t.Helper()
	was := w.older[len(w.older)-1]
	to, u, err := w.Notice(w.t.Context(), key, news.Reprinted{Edition: news.Edition{Article: was.ID(), Hash: was.Hash()}, Now: w.articles[article].Hash(), Keys: []string{key}})
	if err != nil {
		w.t.Fatal(err)
	}
	if u != nil && (u.ID >= 0 || to == 0) {
		w.t.Errorf("the notice is %+v to %d", u, to)
	}
	return u
}

// told handles a notice, on a line of its own.
func (w *town) told(u *Update, line *wire) *wire {
	w.t.Helper()
	line.town = w
	if err := w.Handle(w.t.Context(), u, line); err != nil {
		w.t.Errorf("Handle = %v", err)
	}
	return line
}

const (
	aboveChanged = "words quoted above were changed or removed by: Wire & Co"
	allQuotes    = 3 // articles that every answer of the town quotes
)

func TestAskersAreToldOnceOfChangedQuotes(t *testing.T) {
	w := newTown(t)
	watched := watches{}
	w.Watcher = watched
	w.say(moe, moe, "How many were hurt?")
	answer, key := w.messages, watched.key(t)
	if len(watched[key]) != allQuotes {
		t.Errorf("%d articles are watched, want %d", len(watched[key]), allQuotes)
	}
	w.reprint(0, "took over the briefing", "left the briefing")
	if got := w.told(w.notice(key, 0), &wire{}); len(got.calls) > 0 {
		t.Errorf("told of a change beside the quotes: %+v", got.calls)
	}
	if now := w.articles[0]; !slices.Contains(watched[key], news.Edition{Article: now.ID(), Hash: now.Hash()}) {
		t.Error("the article is not watched as it is now")
	}
	w.reprint(2, "Forty people", "Thirty people")
	u := w.notice(key, 2)
	got := w.told(u, &wire{})
	edit := last[*bot.EditMessageTextParams](got)
	if edit.MessageID != answer || len(got.calls) != 1 || edit.ReplyMarkup == nil {
		t.Errorf("told by %+v, want an edit of %d alone", got.calls, answer)
	}
	wantContains(t, got.text(), "Forty people were hurt", aboveChanged)
	if again := w.told(u, got); len(again.calls) != 1 {
		t.Errorf("handled again after a kill: %d calls, want no more", len(again.calls))
	}
	w.reprint(1, "Seventeen", "Sixteen")
	if u := w.notice(key, 1); u != nil {
		t.Error("told of another change, want once only")
	}
	otherwise := w.say(moe, moe, "How many?")
	_ = otherwise
	turned := got.press(moe, moe, answer, "Who says otherwise")
	wantContains(t, turned.text(), aboveChanged)
}

// stingy does not keep one note, once.
type stingy struct {
	Desk
	note string
}

func (s *stingy) Keep(ctx context.Context, note news.Note) error {
	if s.note != "" && strings.HasPrefix(note.Name, s.note) {
		s.note = ""
		return errors.New("the disk is full")
	}
	return s.Desk.Keep(ctx, note)
}

// Whatever cannot be kept on the way, the asker is told what changed, and once.
func TestTellingFailsAndIsTriedAgain(t *testing.T) {
	for _, note := range []string{"shown:", "watch:"} {
		t.Run(note, func(t *testing.T) {
			w := newTown(t)
			watched := watches{}
			w.Watcher = watched
			w.say(moe, moe, "How many were hurt?")
			key := watched.key(t)
			w.reprint(2, "Forty people", "Thirty people")
			u := w.notice(key, 2)
			kept := w.Desk
			w.Desk = &stingy{kept, note}
			line := &wire{}
			line.town = w
			if err := w.Handle(t.Context(), u, line); err == nil || len(line.calls) > 0 {
				t.Errorf("Handle = %v after %+v, want an error and no call", err, line.calls)
			}
			got := w.told(u, &wire{})
			wantContains(t, got.text(), aboveChanged)
			if len(got.calls) != 1 {
				t.Errorf("told by %+v, want one call", got.calls)
			}
		})
	}
}

func TestWhoIsToldOfChangedQuotes(t *testing.T) {
	tests := map[string]struct {
		before func(*town) // the change
		after  func(*town) // it
		lost   bool        // the answer was deleted
		in     int64
		want   string // "edit", "whisper" or ""
	}{
		"in a group":                  {in: square, want: "edit"},
		"the answer is gone":          {in: moe, lost: true, want: "whisper"},
		"the same in a group":         {in: square, lost: true},
		"forgotten":                   {in: moe, before: func(w *town) { w.say(moe, moe, "/delete_me") }},
		"forgotten with a notice out": {in: moe, after: func(w *town) { w.say(moe, moe, "/delete_me") }},
		"switched off": {in: moe, after: func(w *town) {
			settings := w.say(moe, moe, "/settings")
			settings.press(moe, moe, w.messages, "Tell me of changed quotes")
		}},
		"after the question was edited": {in: moe, after: func(w *town) {
			m := post(moe, moe, "How many were killed?")
			m.ID = 501
			w.handle(models.Update{EditedMessage: m})
		}},
		"14 days later": {in: moe, before: func(w *town) { w.now = w.now.Add(watchFor) }},
		"the article was taken down": {in: moe, after: func(w *town) {
			w.say(chief, chief, "/takedown https://a.example/2")
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := newTown(t)
			watched := watches{}
			w.Watcher = watched
			text := "How many were hurt?"
			if test.in == square {
				text = "/source@WhosaidBot " + text
			}
			w.say(test.in, moe, text)
			answer, key := w.messages, watched.key(t)
			if test.before != nil {
				test.before(w)
			}
			w.reprint(2, "Forty people", "Thirty people")
			u := w.notice(key, 2)
			if test.after != nil {
				test.after(w)
			}
			line := &wire{lost: map[int]bool{answer: test.lost}}
			if u != nil {
				w.told(u, line)
			}
			got := ""
			for _, call := range line.calls {
				switch c := call.(type) {
				case *bot.SendMessageParams:
					got = "whisper"
					if !c.DisableNotification || c.ReplyParameters.MessageID != answer {
						t.Errorf("told by %+v, want a silent reply", c)
					}
				case *bot.EditMessageTextParams:
					if !test.lost {
						got = "edit"
					}
				}
			}
			if got != test.want {
				t.Errorf("told by %q, want %q", got, test.want)
			}
		})
	}
}

// What is switched off is not even kept, and what is kept is named.
func TestNothingIsWatchedUnasked(t *testing.T) {
	w := newTown(t)
	if got := w.say(moe, moe, "/privacy").text(); strings.Contains(got, "14 days") {
		t.Errorf("where nothing changes: %q", got)
	}
	watched := watches{}
	w.Watcher = watched
	wantContains(t, w.say(moe, moe, "/privacy").text(), "14 days", "/settings")
	settings := w.say(moe, moe, "/settings")
	wantContains(t, settings.text(), "You are told once")
	wantContains(t, settings.press(moe, moe, w.messages, "Tell me of changed quotes").text(), "You are not told")
	w.say(moe, moe, "How many were hurt?")
	w.say(lunde, lunde, "/check Seventy people")
	if len(watched) > 0 {
		t.Errorf("watched: %v", watched)
	}
	forged := Update{Update: models.Update{ID: 7}, Changed: &Changed{Key: "x"}}
	if got := w.told(&forged, &wire{}); len(got.calls) > 0 {
		t.Errorf("a forged notice: %+v", got.calls)
	}
}
