package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"whosaid/bot/chat"
	"whosaid/bot/chat/command"
	"whosaid/bot/deliver"
	"whosaid/bot/telegramtest"
	"whosaid/store/memory"
)

// life is groups that talk, and now and then call the bot.
type life struct {
	server *telegramtest.Server
	random *rand.Rand
	calls  map[int64][]int // the messages that the bot may answer, by group
	called int
}

// sayings are what people say; a bot that is called for one finds a source, a
// neighbour of one, or none.
var sayings = []string{
	"Seventeen people were injured on the Halden bridge", "More than forty were injured and the county hides it",
	"Nine people were taken to hospital", "The bridge was closed for repairs", "The moon is made of cheese", "See you at eight",
	"ha ha 😀", "Ingrid Moe says they count 17", "<b>nobody</b> was hurt & that is that", "ok",
}

// speak has somebody of a group say something, or call the bot for what was said.
func (l *life) speak(t *testing.T, group telegramtest.Chat, people []telegramtest.Person, said []int) []int {
	t.Helper()
	who := people[l.random.IntN(len(people))]
	if l.random.IntN(100) >= 5 || len(said) == 0 {
		return append(said, group.Say(who, sayings[l.random.IntN(len(sayings))]))
	}
	claim := said[l.random.IntN(len(said))]
	l.called++
	me := "@" + l.server.Me().Username
	var call int
	switch l.random.IntN(4) {
	case 0:
		call = group.Reply(who, claim, "/check"+me)
	case 1:
		call = group.Say(who, "/source"+me+" "+sayings[l.random.IntN(4)])
	default:
		call = group.Reply(who, claim, "/source")
	}
	l.calls[group.ID()] = append(l.calls[group.ID()], call, claim)
	return said
}

// TestGroupLife lets fifty groups live for ten minutes, on a clock that passes as
// fast as the machine can: each has twenty messages a minute, of which one in
// twenty calls the bot. It says nothing unasked, and keeps the platform's limits.
func TestGroupLife(t *testing.T) {
	host := demoHost(t, 0)
	synctest.Test(t, func(t *testing.T) {
		const groups, perMinute, minutes = 20, 20, 10
		server := telegramtest.New()
		office, end := officeFor(t, server, host)
		defer end()
		host.Members, host.Self = office, command.Self{ID: server.Me().ID, Username: server.Me().Username}
		l := &life{server: server, random: rand.New(rand.NewPCG(1, 2)), calls: map[int64][]int{}}
		type talk struct {
			chat   telegramtest.Chat
			people []telegramtest.Person
			said   []int
		}
		var talks []*talk
		for i := range groups {
			one := &talk{}
			for p := range 10 {
				one.people = append(one.people, server.Person(fmt.Sprint("p", i, ".", p)))
			}
			one.chat = server.Supergroup(fmt.Sprint("Group ", i), one.people[0])
			if i%2 == 0 {
				one.chat.SeesAll() // the bot is an admin and sees every message
			}
			talks = append(talks, one)
		}
		for range perMinute * minutes {
			for _, one := range talks {
				one.said = l.speak(t, one.chat, one.people, one.said)
			}
			<-time.After(time.Minute / perMinute)
		}
		<-time.After(2 * time.Minute)
		answers, edits := 0, 0
		for _, one := range talks {
			mine := one.chat.Messages()
			answers += len(mine)
			for _, m := range mine {
				edits += m.Edits
				earlier := slices.ContainsFunc(mine, func(other telegramtest.Message) bool { return other.ID == m.ReplyTo && other.ID < m.ID })
				if !earlier && !slices.Contains(l.calls[one.chat.ID()], m.ReplyTo) {
					t.Errorf("group %d: message %d answers %d, for which nobody called: %q", one.chat.ID(), m.ID, m.ReplyTo, m.Text)
				}
			}
			if calls := len(l.calls[one.chat.ID()]) / 2; len(mine) > calls {
				t.Errorf("group %d: %d messages to %d calls", one.chat.ID(), len(mine), calls)
			}
		}
		t.Logf("%d groups, %d minutes, %d messages, %d calls: %d messages of the bot, %d edits", groups, minutes, groups*perMinute*minutes, l.called, answers, edits)
		if answers < l.called {
			t.Errorf("%d messages answer %d calls", answers, l.called)
		}
		for _, broken := range server.Broken() {
			t.Error(broken)
		}
		for _, call := range server.Refused() {
			t.Errorf("refused: %s: %s", call.Method, call.Refused.Description)
		}
	})
}

// officeFor delivers between a server within the process and a host, until end
// is called.
func officeFor(t *testing.T, server *telegramtest.Server, host chat.Handler) (office *deliver.Office, end func()) {
	t.Helper()
	const address = "http://telegram.test"
	token := deliver.Token(server.Token())
	library, _, err := deliver.Connect(t.Context(), token, address, server.Client())
	if err != nil {
		t.Fatal(err)
	}
	office = deliver.New(deliver.Config{Bot: library, Token: token, Server: address, Client: server.Client(), Handler: host,
		Journal: memory.NewJournal(), Limits: deliver.Platform, Grace: grace})
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- office.Run(ctx, office.Poll) }()
	return office, func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Run = %v", err)
		}
		server.Stop()
	}
}
