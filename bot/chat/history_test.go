package chat

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/service"
	"whosaid/store/news"
)

const (
	deputy = 9002 // moderates everywhere, too
	vik    = 1003 // runs the square beside lunde
	claim  = "Seventy people were hurt on the bridge."
)

// newOffice is a town whose bot keeps what moderators check, for a day.
func newOffice(t *testing.T) *town {
	t.Helper()
	w := newTown(t)
	w.Moderators, w.admins[square] = []int64{chief, deputy}, []int64{lunde, vik}
	w.History = &service.Services{History: w.desk, Program: "test", Keep: 24 * time.Hour, Now: w.Now}
	w.CheckAt = func(id string) string { return "https://desk.example/desk/checks/" + id }
	return w
}

// kept are the records of an owner.
func (w *town) kept(owner news.Pseudonym) []news.Record {
	w.t.Helper()
	out, err := w.desk.Records(w.t.Context(), owner, w.now.Add(time.Hour), 100)
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

// Every check by a moderator is kept, whatever way it comes, and nobody else's.
func TestChecksOfModeratorsAreKept(t *testing.T) {
	said := func(chat, from int64, text string) func(w *town) { return func(w *town) { w.say(chat, from, text) } }
	forwarded := func(w *town) {
		m := post(chief, chief, claim)
		m.ForwardOrigin = &models.MessageOrigin{Type: models.MessageOriginTypeHiddenUser, MessageOriginHiddenUser: &models.MessageOriginHiddenUser{}}
		w.handle(models.Update{Message: m})
	}
	inTheGroupsName := func(w *town) {
		m := post(square, anonymousAdmin, "/check "+claim)
		m.SenderChat = &models.Chat{ID: square}
		w.handle(models.Update{Message: m})
	}
	tests := []struct {
		name  string
		check func(w *town)
		by    int64 // below 0: a chat
		group bool
	}{
		{"a command", said(chief, chief, "/check "+claim), chief, false},
		{"a forwarded message", forwarded, chief, false},
		{"a pasted quotation", said(chief, chief, "He wrote: “"+claim+"”"), chief, false},
		{"a guest", func(w *town) { w.guest(chief, "@WhosaidBot “"+claim+"”", "") }, chief, false},
		{"a moderator in a group", said(square, chief, "/check "+claim), chief, true},
		{"an admin in the own group", said(square, lunde, "/check "+claim), lunde, true},
		{"an admin in the group's name", inTheGroupsName, square, true},
		{"an admin in private", said(lunde, lunde, "/check "+claim), 0, false},
		{"somebody in a group", said(square, moe, "/check "+claim), 0, false},
		{"somebody in private", said(moe, moe, "/check "+claim), 0, false},
		{"a question of a moderator", said(chief, chief, "How many were hurt?"), 0, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := newOffice(t)
			test.check(w)
			owners := map[int64]news.Pseudonym{square: w.chatAlias(square)}
			for _, person := range []int64{chief, deputy, lunde, vik, moe} {
				owners[person] = w.Owner(person)
			}
			for id, owner := range owners {
				got := w.kept(owner)
				if id != test.by {
					if len(got) > 0 {
						t.Errorf("of %d is kept %+v", id, got)
					}
					continue
				}
				if len(got) != 1 || got[0].Kind != news.CheckRecord || got[0].Outcome != string(news.Altered) || len(got[0].Parts[0].Quotes) != 1 || !strings.Contains(got[0].Text, claim) {
					t.Fatalf("of %d is kept %+v, want the check", id, got)
				}
				if here := got[0].Group == w.chatAlias(square); here != test.group || !here && got[0].Group != "" {
					t.Errorf("it is kept as of the group %q", got[0].Group)
				}
			}
		})
	}
}

// A text that was checked before says so to moderators of the same group: where
// others read along, only of what was checked there.
func TestCheckedBefore(t *testing.T) {
	type check struct{ chat, from int64 }
	for name, tt := range map[string]struct {
		first, then check
		want        []string
	}{
		"one's own":                      {check{chief, chief}, check{chief, chief}, []string{"Checked on 3 May 2031, 10:20 UTC: 1 altered · you"}},
		"another moderator's":            {check{chief, chief}, check{deputy, deputy}, []string{"Checked on 3 May 2031, 10:20 UTC: 1 altered · 9001"}},
		"a moderator's in a group":       {check{square, chief}, check{deputy, deputy}, []string{"Checked on", "9001"}},
		"an admin's in the group":        {check{square, lunde}, check{square, vik}, []string{"This was asked before", "Checked on 3 May 2031, 10:20 UTC: 1 altered"}},
		"a moderator's, to an admin":     {check{square, chief}, check{square, vik}, []string{"Checked on"}},
		"in a group, to who runs it not": {check{square, lunde}, check{square, moe}, nil},
		"in private, told in a group":    {check{chief, chief}, check{square, chief}, nil},
		"a stranger's":                   {check{moe, moe}, check{moe, moe}, nil},
		"an admin's, to a moderator":     {check{square, lunde}, check{chief, chief}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			w := newOffice(t)
			w.say(tt.first.chat, tt.first.from, "/check "+claim)
			w.now = w.now.Add(time.Minute)
			got := w.say(tt.then.chat, tt.then.from, "/check  seventy people were hurt, on the BRIDGE").text()
			wantContains(t, got, tt.want...)
			if len(tt.want) == 0 && strings.Contains(got, "Checked on") {
				t.Errorf("it tells %q", got)
			}
			if tt.then.chat < 0 && (strings.Contains(got, "9001") || strings.Contains(got, "you")) {
				t.Errorf("where others read along it tells who: %q", got)
			}
		})
	}
}

// What is told of the earlier check leads to it, and stays below the check whatever is pressed.
func TestCheckedBeforeStays(t *testing.T) {
	w := newOffice(t)
	w.say(chief, chief, "/check "+claim)
	w.now = w.now.Add(time.Minute)
	again := w.say(chief, chief, "/check "+claim)
	first := w.kept(w.Owner(chief))[1]
	wantContains(t, last[*bot.SendMessageParams](again).Text, `<a href="https://desk.example/desk/checks/`+first.ID+`">Checked on`)
	wantContains(t, again.press(chief, chief, w.messages, "Context").text(), "Checked on")
}

// A check that is handled again, by whoever takes up a dead process's work, is one.
func TestACheckIsKeptOnce(t *testing.T) {
	w := newOffice(t)
	u := models.Update{Message: post(chief, chief, "/check "+claim)}
	w.handle(u)
	w.updates-- // the same update anew
	if got := w.handle(u).text(); strings.Contains(got, "Checked on") {
		t.Errorf("it tells of itself: %q", got)
	}
	if got := w.kept(w.Owner(chief)); len(got) != 1 {
		t.Errorf("%d are kept", len(got))
	}
}

// Nothing is left of the checks of one who wants to be forgotten, and what is kept is told.
func TestChecksAreForgotten(t *testing.T) {
	w := newOffice(t)
	w.say(chief, chief, "/check "+claim)
	wantContains(t, w.say(chief, chief, "/privacy").text(), "what they check, here or at the desk")
	w.say(chief, chief, "/delete_me")
	if got := w.kept(w.Owner(chief)); len(got) != 0 {
		t.Errorf("%+v is kept", got)
	}
	if got := w.say(deputy, deputy, "/check "+claim).text(); strings.Contains(got, "Checked on") {
		t.Errorf("it is told of still: %q", got)
	}
}

// Telegram is asked once who runs the group, however a check is kept and told.
func TestWhoRunsAGroupIsAskedOnce(t *testing.T) {
	for _, person := range []int64{lunde, moe, chief} {
		w := newOffice(t)
		w.say(square, lunde, "/check "+claim)
		counted := &counting{members: w.Members}
		w.Members = counted
		w.say(square, person, "/check "+strings.ToLower(claim)+" It was.")
		if counted.asked > 1 {
			t.Errorf("for a check by %d Telegram is asked %d times who runs the group", person, counted.asked)
		}
	}
}

// counting counts how often it is asked who runs a group.
type counting struct {
	members
	asked int
}

func (c *counting) Administrators(ctx context.Context, chat int64) ([]int64, error) {
	c.asked++
	return c.members.Administrators(ctx, chat)
}
