package chat

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"whosaid/bot/telegramtest"
	"whosaid/store/news"
)

type follows []news.Followed

func (f follows) Followed(context.Context) ([]news.Followed, error) { return f, nil }

func TestSourcesTellHowFreshTheyAre(t *testing.T) {
	w := newTown(t)
	day := time.Date(2031, 5, 3, 9, 5, 0, 0, time.UTC)
	w.Follower = follows{
		{URL: "https://a.example/feed.xml", Succeeded: day, Brought: day.Add(-24 * time.Hour)},
		{URL: "https://b.example/", Outlet: "vest", Succeeded: day, Failures: 2, Fault: "fetch https://b.example/: 503"},
		{URL: "https://t.me/c/7"},
	}
	const read = "I keep reading:\n• a.example/feed.xml · read 3 May 2031, 09:05 UTC · last new 2 May 2031, 09:05 UTC\n" +
		"• b.example · read 3 May 2031, 09:05 UTC · cannot be read just now"
	got := w.say(moe, moe, "/sources").text()
	wantContains(t, got, "3 articles of 3 outlets", read+"\n• t.me/c/7 · not read yet")
	if strings.Contains(got, "503") {
		t.Errorf("a reader is told %q", got)
	}
	wantContains(t, w.say(chief, chief, "/sources").text(), read+": fetch https://b.example/: 503")
	if err := w.Desk.SetSettings(t.Context(), w.chatAlias(moe), news.Settings{Outlets: []news.OutletID{"post"}}); err != nil {
		t.Fatal(err)
	}
	if got := w.say(moe, moe, "/sources").text(); strings.Contains(got, "b.example") {
		t.Errorf("with one outlet allowed: %q", got)
	}
	many := make(follows, 300)
	for i := range many {
		many[i] = news.Followed{URL: fmt.Sprintf("https://a.example/%d/%s", i, strings.Repeat("x", 200))}
	}
	w.Follower = many
	long := w.say(lunde, lunde, "/sources").text()
	wantContains(t, long, "Radio <Vest>", "I keep reading:", "\n+2")
	if n := telegramtest.Units(long); n > 4096 {
		t.Errorf("%d units", n)
	}
}
