package chat

import (
	"context"
	"slices"
	"strings"
	"testing"

	"whosaid/store/news"
)

// A moderator who asks for it in a private chat gets a link to the desk, and nobody
// gets one where others read along.
func TestDeskCommand(t *testing.T) {
	w := newTown(t)
	wantContains(t, w.say(chief, chief, "/desk").text(), "I do not know this command") // there is none
	w.Invite = func(_ context.Context, person int64, language string) (string, bool, error) {
		return "https://desk.example/desk/enter?link=secret&in=" + language, person == chief, nil
	}
	wantContains(t, w.say(chief, chief, "/desk").text(), "signs you in once", "https://desk.example/desk/enter?link=secret&in=en")
	wantContains(t, w.say(moe, moe, "/desk").text(), "Only moderators")
	if got := w.say(square, chief, "/desk").text(); strings.Contains(got, "secret") || !strings.Contains(got, "private chat") {
		t.Errorf("in a group /desk says %q", got)
	}
}

// What people report is a case, of the place where they did.
func TestReportsAreCases(t *testing.T) {
	w := newTown(t)
	reportWrongSpeaker(w, square, moe)
	reportWrongSpeaker(w, square, lunde)
	cases, err := w.desk.Cases(t.Context())
	if err != nil || len(cases) != 1 {
		t.Fatalf("%d cases, %v, want one", len(cases), err)
	}
	c := cases[0]
	if state, _ := c.Standing(); state != news.CaseOpen || c.Chat != square || c.People != 2 || !slices.Equal(c.Reasons, []news.Complaint{news.WrongSpeaker}) || c.Quote.Article != w.articles[0].ID() {
		t.Errorf("the case is %+v", c)
	}
}
