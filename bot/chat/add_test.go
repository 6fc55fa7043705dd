package chat

import (
	"context"
	"errors"
	"testing"

	"github.com/go-telegram/bot/models"

	"whosaid/store/news"
)

// adds is an adder that gives what it is told to, and keeps what it was asked for.
type adds struct {
	gives news.Addition
	fails error
	asked []string
}

func (a *adds) Add(_ context.Context, address string) (news.Addition, error) {
	a.asked = append(a.asked, address)
	return a.gives, a.fails
}

func TestAdd(t *testing.T) {
	w := newTown(t)
	const link = "https://vest.example/bridge"
	wantContains(t, w.say(chief, chief, "/add "+link).text(), "No articles can be stored here")
	adds := &adds{}
	w.Adder = adds
	all := news.Addition{Articles: []news.Added{{Article: w.articles[0], State: news.AddedNew}, {Article: w.articles[1], State: news.AddedVersion}, {Article: w.articles[2], State: news.AddedBefore}}, Left: 2}
	for name, test := range map[string]struct {
		gives news.Addition
		want  []string
	}{
		"articles": {all, []string{"Stored:\n• The bridge · The Post · 1 May 2031", "A new version is stored of:\n• The bridge · Radio <Vest> · 2 May 2031",
			"Stored already, unchanged:\n• The bridge · Wire & Co · 3 May 2031", "2 further pages were not stored."}},
		"robots":  {news.Addition{Fault: news.ForbiddenBot}, []string{"robots.txt"}},
		"private": {news.Addition{Fault: news.NotPublic}, []string{"no address of a public web page"}},
		"large":   {news.Addition{Fault: news.TooLargePage}, []string{"too large"}},
		"slow":    {news.Addition{Fault: news.TooSlowPage}, []string{"too long"}},
		"gone":    {news.Addition{Fault: news.NoPage}, []string{"does not give"}},
		"none":    {news.Addition{Fault: news.NoArticleIn}, []string{"no article"}},
	} {
		adds.gives = test.gives
		wantContains(t, w.say(chief, chief, "/add "+link).text(), test.want...)
		if t.Failed() {
			t.Fatalf("after %s", name)
		}
	}
	asked := len(adds.asked)
	wantContains(t, w.say(chief, chief, "/add").text(), "one address")
	wantContains(t, w.say(chief, chief, "/add file:///etc/passwd").text(), "one address")
	wantContains(t, w.say(moe, moe, "/add "+link).text(), "Only moderators")
	wantContains(t, w.say(square, chief, "/add "+link).text(), "private chat")
	if len(adds.asked) != asked {
		t.Errorf("%d addresses were fetched, want none more than %d", len(adds.asked), asked)
	}
	adds.fails = errors.New("redis://secret is down")
	wantContains(t, w.say(chief, chief, "/add "+link).text(), "failed on my side")
	m := post(chief, chief, "/add "+link)
	m.From.LanguageCode, adds.fails, adds.gives = "uk", nil, all
	wantContains(t, w.handle(models.Update{Message: m}).text(), "Збережено:\n• The bridge · The Post · 1 травня 2031")
}

// A link that is not stored is offered to moderators to be read; others are told.
func TestUnknownLink(t *testing.T) {
	w := newTown(t)
	adds := &adds{gives: news.Addition{Articles: []news.Added{{Article: w.articles[0], State: news.AddedNew}}}}
	w.Adder = adds
	const link = "https://elsewhere.example/a"
	if got := w.say(moe, moe, link); len(got.markup()) > 0 {
		t.Errorf("buttons for a stranger: %+v", got.markup())
	}
	offered := w.say(chief, chief, link)
	wantContains(t, offered.text(), "not stored")
	id, data := w.messages, offered.markup()[0].CallbackData
	if got := w.pressData(moe, moe, id, data); got.toast() != "Only moderators can do that." || len(adds.asked) > 0 {
		t.Errorf("a stranger's press: %q, %v was fetched", got.toast(), adds.asked)
	}
	wantContains(t, offered.press(chief, chief, id, "Read it now").text(), "Stored:\n• The bridge")
	if len(adds.asked) != 1 || adds.asked[0] != link {
		t.Errorf("fetched %q, want %s", adds.asked, link)
	}
	w.say(chief, chief, "/delete_me")
	wantContains(t, w.pressData(chief, chief, id, data).toast(), "too old")
	w.Adder = nil
	if got := w.say(chief, chief, link); len(got.markup()) > 0 {
		t.Errorf("where nothing can be added: %+v", got.markup())
	}
}
