package main

import (
	"context"
	"strings"
	"testing"

	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat"
	"whosaid/bot/chat/command"
	"whosaid/retrieval/corpus/channel"
	"whosaid/store/news"
	"whosaid/store/storetest"
)

// handlerFunc is a chat.Handler that counts what reaches it.
type handlerFunc func(*chat.Update)

func (f handlerFunc) Handle(_ context.Context, u *chat.Update, _ chat.Line) error {
	f(u)
	return nil
}

// TestChannelPosts holds that what a followed channel posts is stored as its
// outlet's article, an edit as a version, an album with its caption as one, what a
// post came through as a medium, and that no other channel is read.
func TestChannelPosts(t *testing.T) {
	env := []string{"REDIS_URL=" + storetest.Redis(t), "CACHE_DIR=" + t.TempDir()}
	bot := func(want string, args ...string) {
		t.Helper()
		if run := call(t, "", env, args...); run.status != done || !strings.Contains(run.out+run.errors, want) {
			t.Errorf("bot %v: status %d, %s%s, want %q", args, run.status, run.out, run.errors, want)
		}
	}
	bot("make the bot an administrator", "follow", "https://t.me/RadioVest", "--outlet", "vest")
	passed := 0
	p := pollerFor(t, env, 0)
	handler := postTaker{handlerFunc(func(*chat.Update) { passed++ }), command.Self{ID: 1, Username: "whosaidbot"}, p.keeper}
	vest, other := models.Chat{ID: -1000000000007, Title: "Radio Vest", Username: "radiovest", Type: "channel"}, models.Chat{ID: -1000000000008, Title: "Other", Username: "other", Type: "channel"}
	handle := func(u models.Update) {
		t.Helper()
		if err := handler.Handle(t.Context(), &chat.Update{Update: u}, nil); err != nil {
			t.Error(err)
		}
	}
	post := func(of models.Chat, id int, text string) *models.Message {
		return &models.Message{ID: id, Chat: of, Date: 1778580000, Text: text}
	}
	handle(models.Update{ChannelPost: post(vest, 2, "The pier in Norwick is closed until Friday, the county engineer Anna Berg said.")})
	handle(models.Update{ChannelPost: &models.Message{ID: 3, Chat: vest, Date: 1778580000, MediaGroupID: "a", Caption: "Two boats sank in the storm at Moss, the harbour master said."}})
	handle(models.Update{ChannelPost: &models.Message{ID: 4, Chat: vest, Date: 1778580000, MediaGroupID: "a"}})
	handle(models.Update{ChannelPost: post(other, 2, "The pier in Norwick was sold to a bank, the mayor said.")})
	handle(models.Update{Message: post(vest, 9, "hello")})
	repeated := post(vest, 5, "The lighthouse in Norwick burns, said the fire chief.")
	repeated.ForwardOrigin = &models.MessageOrigin{Type: "channel", MessageOriginChannel: &models.MessageOriginChannel{Chat: other, MessageID: 70}}
	repeated.ViaBot = &models.User{Username: "quotebot"}
	handle(models.Update{ChannelPost: repeated})
	command := post(vest, 6, "/source the pier is closed")
	command.Entities = []models.MessageEntity{{Type: "bot_command", Length: 7}}
	handle(models.Update{ChannelPost: command})
	if passed != 2 {
		t.Errorf("%d updates were left to the conversation, want the message and the command", passed)
	}
	edited := post(vest, 2, "The pier in Norwick is closed until Sunday, the county engineer Anna Berg said.")
	edited.EditDate = 1778590000
	handle(models.Update{EditedChannelPost: edited})

	bot("closed until Sunday", "ask", "How long is the pier in Norwick closed?")
	bot("vest · 12 May 2026", "ask", "How long is the pier in Norwick closed?")
	bot("~~Friday,~~ **Sunday,**", "changes", "https://t.me/radiovest/2")
	bot("Two boats sank", "ask", "How many boats sank in the storm at Moss?")
	bot("vest · 12 May 2026 · reporting fire chief, via Other (t.me/other), via", "ask", "What burns in Norwick?")
	if run := call(t, "", env, "ask", "Was the pier in Norwick sold to a bank?"); strings.Contains(run.out, "sold to a bank") {
		t.Errorf("a channel was read that nobody follows: %s", run.out)
	}
	if err := pollerFor(t, env, 2000000000000).due(t.Context()); err != nil {
		t.Error(err)
	}
	bot("https://t.me/RadioVest", "follow")
}

// TestRepostsAreNoIndependentOrigins has two channels repeat a third one, which is
// followed under an outlet's name: three outlets have one origin.
func TestRepostsAreNoIndependentOrigins(t *testing.T) {
	env := []string{"REDIS_URL=" + storetest.Redis(t), "CACHE_DIR=" + t.TempDir()}
	p := pollerFor(t, env, 0)
	handler := postTaker{handlerFunc(func(*chat.Update) {}), command.Self{ID: 1}, p.keeper}
	origin := models.Chat{ID: -1000000000001, Title: "Radio Vest", Username: "RadioVest", Type: "channel"}
	for i, of := range []models.Chat{origin, {ID: -1000000000002, Title: "North", Username: "north", Type: "channel"}, {ID: -1000000000003, Title: "South", Username: "south", Type: "channel"}} {
		if run := call(t, "", env, "follow", "https://t.me/"+of.Username); run.status != done {
			t.Fatalf("follow: %s", run.errors)
		}
		m := &models.Message{ID: 7, Chat: of, Date: 1778580000, Text: []string{
			"Eleven boats sank in the storm at Moss on Monday.", "Monday's storm at Moss: eleven boats sank there.", "In the storm at Moss eleven boats sank on Monday, it is reported.",
		}[i]}
		if i > 0 {
			m.ForwardOrigin = &models.MessageOrigin{Type: "channel", MessageOriginChannel: &models.MessageOriginChannel{Chat: origin, MessageID: 7}}
		}
		if err := handler.Handle(t.Context(), &chat.Update{Update: models.Update{ChannelPost: m}}, nil); err != nil {
			t.Fatal(err)
		}
	}
	run := call(t, "", env, "ask", "How many boats sank in the storm at Moss?")
	for _, want := range []string{"3 outlets, 1 origin", "North · 12 May 2026", "via Radio Vest (t.me/RadioVest)"} {
		if !strings.Contains(run.out, want) {
			t.Errorf("ask = %s, want %q", run.out, want)
		}
	}
}

func TestFromOutlet(t *testing.T) {
	known := []news.Outlet{{ID: "vest", Name: "Radio Vest"}}
	followed := []news.Followed{{URL: "https://t.me/RadioVest", Outlet: "vest"}, {URL: "https://t.me/other"}, {URL: "https://t.me/new", Outlet: "new"}}
	for origin, want := range map[string]string{"t.me/radiovest": "Radio Vest ", "t.me/other": "A name t.me/other", "t.me/new": "new ", "t.me/none": "A name t.me/none", "": "A name "} {
		got := fromOutlet(channel.Post{Forwarded: "A name", Origin: origin}, followed, known)
		if got.Forwarded+" "+got.Origin != want {
			t.Errorf("fromOutlet(%q) = %q %q, want %q", origin, got.Forwarded, got.Origin, want)
		}
	}
}

func TestFollows(t *testing.T) {
	public, private := models.Chat{ID: -1001234567890, Username: "RadioVest"}, models.Chat{ID: -1001234567890}
	for _, tt := range []struct {
		address string
		of      models.Chat
		want    bool
	}{
		{"https://t.me/radiovest", public, true}, {"https://t.me/radiovest/", public, true}, {"https://t.me/c/1234567890", private, true},
		{"https://t.me/radio", public, false}, {"https://t.me/", private, false}, {"https://t.me/c/123", private, false},
	} {
		if got := follows(tt.address, tt.of); got != tt.want {
			t.Errorf("follows(%s, %+v) = %v, want %v", tt.address, tt.of, got, tt.want)
		}
	}
}
