package chat

import (
	"strings"
	"testing"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/store/news"
)

// become has a group become a supergroup, told to both in any order, and gives the
// supergroup's id.
func (w *town) become(group int64) int64 {
	w.t.Helper()
	supergroup := group - 1000000000000
	w.admins[supergroup] = w.admins[group]
	from, to := post(group, 0, ""), post(supergroup, 0, "")
	from.MigrateToChatID, to.MigrateFromChatID = supergroup, group
	for _, m := range []*models.Message{to, from} {
		if got := w.handle(models.Update{Message: m}); len(got.calls) != 0 {
			w.t.Errorf("a migration is answered with %d calls", len(got.calls))
		}
	}
	return supergroup
}

// A group that has become a supergroup is the same place: what its admins chose
// and decided counts on, and its open cards can be decided on.
func TestMigrationKeepsWhatWasChosen(t *testing.T) {
	for name, test := range map[string]struct {
		press string
		holds func(answer string) bool
	}{
		"a speaker":  {"It was Per Lunde", func(a string) bool { return strings.Contains(a, "reporting Per Lunde") }},
		"a takedown": {"Take the quote down", func(a string) bool { return !strings.Contains(a, "Ingrid Moe") }},
	} {
		for _, when := range []string{"before", "after"} {
			t.Run(name+" decided "+when, func(t *testing.T) {
				w := newTown(t)
				if err := w.desk.SetSettings(t.Context(), w.chatAlias(square), news.Settings{Language: "en", Quota: 10}); err != nil {
					t.Fatal(err)
				}
				card := reportWrongSpeaker(w, square, moe).cards(lunde)
				at, now := w.messages-1, int64(square)
				if when == "after" {
					now = w.become(square)
				}
				card.press(lunde, lunde, at, test.press)
				if when == "before" {
					now = w.become(square)
				}
				if got := w.say(now, moe, "/source something else").text(); !test.holds(got) {
					t.Errorf("in the supergroup the answer is %q", got)
				}
				wantContains(t, w.say(now, lunde, "/settings").text(), "Language: English", "Answers an hour: 10")
			})
		}
	}
}

// The numbers of messages begin anew in a supergroup: what was answered under one
// in the group says nothing of the message that has it now.
func TestMigrationForgetsNumbers(t *testing.T) {
	w := newTown(t)
	m := post(square, moe, "/source forty people were hurt")
	w.handle(models.Update{Message: m})
	now := w.become(square)
	edited := post(now, moe, "/source fifty people were hurt")
	got := w.handle(models.Update{EditedMessage: edited})
	if c := last[*bot.SendMessageParams](got); c.ChatID != now {
		t.Errorf("the answer went to %v, want a new message in %d", c.ChatID, now)
	}
	if got := w.say(now, moe, "/source forty people were hurt"); strings.Contains(got.text(), "asked before") {
		t.Errorf("the supergroup is pointed to a message of the group: %q", got.text())
	}
}

// A message that stayed behind in the group cannot be edited: what a press on it
// leads to is written into the supergroup, and its buttons work there.
func TestMigrationPressOnWhatStayedBehind(t *testing.T) {
	w := newTown(t)
	answer := w.say(square, moe, "/source the bridge")
	at := w.messages
	now := w.become(square)
	w.next = &wire{town: w, lost: map[int]bool{at: true}, moved: now}
	other := answer.press(square, moe, at, "Who says otherwise")
	if c := last[*bot.SendMessageParams](other); !strings.Contains(c.Text, "Forty people") {
		t.Errorf("sent %q, want who says otherwise", c.Text)
	}
	wantContains(t, other.press(now, moe, w.messages, "Back").text(), "2 outlets, 2 origins")
	answer = w.say(square-1, moe, "/source the bridge") // buttons that only change buttons
	at = w.messages
	now = w.become(square - 1)
	w.next = &wire{town: w, lost: map[int]bool{at: true}, moved: now}
	choose := answer.press(square-1, moe, at, "Context")
	wantContains(t, choose.text(), "2 outlets, 2 origins")
	wantContains(t, choose.press(now, moe, w.messages, "1. The Post").text(), "The paragraph around it")
}

// A group that has become another, though the bot was not told, is the other
// from its next message on.
func TestUntoldMigration(t *testing.T) {
	w := newTown(t)
	const supergroup = -100999
	if err := w.desk.SetSettings(t.Context(), w.chatAlias(square), news.Settings{Language: "ru"}); err != nil {
		t.Fatal(err)
	}
	line := &wire{town: w, moved: supergroup}
	if err := w.Handle(t.Context(), &Update{Update: models.Update{ID: 5, Message: post(square, moe, "/source the bridge")}}, line); err != nil {
		t.Fatal(err)
	}
	wantContains(t, w.say(supergroup, moe, "/source the bridge").text(), "своими словами")
}
