package chat

import (
	"strings"
	"testing"

	"github.com/go-telegram/bot"
)

// corrects has the chief correct the speaker of what somebody reported.
func (w *town) corrects(reported *wire) *wire {
	w.t.Helper()
	return reported.cards(chief).press(chief, chief, w.messages, "It was Per Lunde")
}

// correction is the update on a decision.
func (w *town) correction(key, decision string) *Update {
	w.t.Helper()
	_, u, err := w.Correction(w.t.Context(), key, decision)
	if err != nil {
		w.t.Fatal(err)
	}
	return u
}

const corrected = "moderators corrected a label: The Post · 1 May 2031 · reporting Per Lunde"

func TestAskersAreToldOnceOfACorrectedLabel(t *testing.T) {
	w := newTown(t)
	watched := watches{}
	w.Watcher = watched
	w.say(moe, moe, "How many were hurt?")
	answer, key := w.messages, watched.key(t)
	card := w.corrects(reportWrongSpeaker(w, lunde, lunde))
	u := w.correction(key, "one")
	got := w.told(u, &wire{})
	edit := last[*bot.EditMessageTextParams](got)
	if edit.MessageID != answer || len(got.calls) != 1 || edit.ReplyMarkup == nil {
		t.Errorf("told by %+v, want an edit of %d alone", got.calls, answer)
	}
	wantContains(t, got.text(), "reporting Per Lunde", corrected)
	if again := w.told(u, got); len(again.calls) != 1 {
		t.Errorf("handled again after a kill: %d calls, want no more", len(again.calls))
	}
	card.press(chief, chief, w.messages, "Undo")
	if u := w.correction(key, "two"); u != nil {
		t.Error("told of another decision, want once only")
	}
	w.reprint(2, "Forty people", "Thirty people")
	wantContains(t, w.told(w.notice(key, 2), &wire{}).text(), aboveChanged+". Since this answer was given, "+corrected)
}

func TestWhoIsToldOfACorrectedLabel(t *testing.T) {
	switchOff := func(w *town, chat int64) {
		w.say(chat, lunde, "/settings").press(chat, lunde, w.messages, "Tell me of changed quotes")
	}
	tests := map[string]struct {
		in     int64
		before func(*town, int64) // the report
		decide func(*town, *wire)
		lost   bool
		want   string
	}{
		"the reporter":             {in: lunde, want: "whisper edit"},
		"where the answer is gone": {in: lunde, lost: true, want: "whisper"},
		"in a group":               {in: square, want: "edit"},
		"switched off":             {in: lunde, before: switchOff},
		"the label is right": {in: lunde, decide: func(w *town, reported *wire) {
			reported.cards(chief).press(chief, chief, w.messages, "Label is right")
		}},
		"the quote is taken down": {in: lunde, decide: func(w *town, reported *wire) {
			reported.cards(chief).press(chief, chief, w.messages, "Take the quote down")
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := newTown(t)
			watched := watches{}
			w.Watcher = watched
			if test.before != nil {
				test.before(w, test.in)
			}
			reported := reportWrongSpeaker(w, test.in, lunde)
			answer := w.messages - 1 // the card came after it
			if test.decide == nil {
				w.corrects(reported)
			} else {
				test.decide(w, reported)
			}
			var told []string
			for key := range watched {
				if u := w.correction(key, "one"); u != nil {
					for _, call := range w.told(u, &wire{lost: map[int]bool{answer: test.lost}}).calls {
						switch c := call.(type) {
						case *bot.SendMessageParams:
							told = append(told, "whisper")
							wantContains(t, c.Text, corrected)
						case *bot.EditMessageTextParams:
							if wantContains(t, c.Text, corrected); !test.lost {
								told = append(told, "edit")
							}
						}
					}
				}
			}
			if got := strings.Join(told, " "); got != test.want {
				t.Errorf("told by %q, want %q", got, test.want)
			}
		})
	}
}
