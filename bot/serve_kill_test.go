package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"whosaid/bot/demo"
	"whosaid/bot/telegramtest"
	"whosaid/store/storetest"
)

// How much the kill tests ask; the whole is
//
//	go test ./bot -run TestServeIsKilled -killed-updates 1000 -killed-chats 200 -kills 10
var (
	killedUpdates = flag.Int("killed-updates", 24, "updates that the kill tests send")
	killedChats   = flag.Int("killed-chats", 8, "chats that they come from")
	kills         = flag.Int("kills", 2, "how often the bot is killed meanwhile")
)

// crowd is groups of people who ask.
type crowd struct {
	server *telegramtest.Server
	groups []telegramtest.Chat
	asked  map[int64][]int // the messages that ask, by group, in order
}

// askIn has every group ask the same number of different questions.
func askIn(server *telegramtest.Server, updates, groups int) crowd {
	c := crowd{server: server, asked: map[int64][]int{}}
	questions := []string{"source " + bridgeQuestion, "help", "check We now count 70 injured", "sources", "source What did the surgeon say?"}
	admin := server.Person("Admin")
	for i := range groups {
		c.groups = append(c.groups, server.Supergroup(fmt.Sprint("Group ", i), admin))
	}
	for n := range updates {
		group := c.groups[n%groups]
		person := server.Person(fmt.Sprint("Person ", n))
		id := group.Say(person, calling(server, questions[n/groups%len(questions)]))
		c.asked[group.ID()] = append(c.asked[group.ID()], id)
	}
	return c
}

// calling is a command to the bot, with what follows it.
func calling(server *telegramtest.Server, words string) string {
	command, rest, _ := strings.Cut(words, " ")
	return "/" + command + "@" + server.Me().Username + " " + rest
}

func (c crowd) answered() int {
	n := 0
	for _, group := range c.groups {
		n += len(group.Messages())
	}
	return n
}

// whole reports whether every question has an answer.
func (c crowd) whole() bool {
	for _, group := range c.groups {
		got := map[int]bool{}
		for _, m := range group.Messages() {
			got[m.ReplyTo] = true
		}
		if len(got) < len(c.asked[group.ID()]) {
			return false
		}
	}
	return true
}

// judge checks that all questions were answered, in order within their groups,
// and gives how many answers were sent once more than needed.
func (c crowd) judge(t *testing.T) (repeats int) {
	t.Helper()
	for _, group := range c.groups {
		var order []int
		for _, m := range group.Messages() {
			if n := len(order); n > 0 && order[n-1] == m.ReplyTo {
				repeats++
				continue
			}
			order = append(order, m.ReplyTo)
		}
		if fmt.Sprint(order) != fmt.Sprint(c.asked[group.ID()]) {
			t.Errorf("group %d: the messages answered are %v, want %v", group.ID(), order, c.asked[group.ID()])
		}
	}
	return repeats
}

// TestServeIsKilled kills the bot, as kill -9 does, while it answers from Redis:
// just after an answer has reached the server, which is the worst time. Nothing
// that it confirmed is lost, order is kept, and an answer is repeated at most
// once for each kill.
func TestServeIsKilled(t *testing.T) {
	redis := storetest.Redis(t)
	folder := t.TempDir()
	if err := os.CopyFS(folder, demo.FS()); err != nil {
		t.Fatal(err)
	}
	if run := call(t, "", []string{"REDIS_URL=" + redis}, "ingest", folder); run.status != done {
		t.Fatalf("ingest: %+v", run)
	}
	server := telegramtest.Start(t)
	settings := []string{"REDIS_URL=" + redis, "LISTEN_ADDR=" + freeAddress(t)}
	crowd := askIn(server, *killedUpdates, *killedChats)
	for i := range *kills {
		bot := launch(t, server, settings...)
		until := (i + 1) * *killedUpdates / (*kills + 1)
		server.Until(t, "some more are answered", func() bool { return crowd.answered() >= until })
		bot.kill()
	}
	bot := launch(t, server, settings...)
	server.Until(t, "all are answered", crowd.whole)
	if status := bot.end(); status != done {
		t.Errorf("the exit status is %d", status)
	}
	repeats := crowd.judge(t)
	t.Logf("%d updates in %d chats, %d kills: %d answers were sent twice", *killedUpdates, *killedChats, *kills, repeats)
	if repeats > *kills {
		t.Errorf("%d answers were repeated in %d kills, want at most one for each", repeats, *kills)
	}
	for _, broken := range server.Broken() {
		t.Logf("over a limit, across a kill: %s", broken)
	}
	for _, call := range server.Refused() {
		t.Errorf("refused: %s: %s", call.Method, call.Refused.Description)
	}
}

// TestServeWithoutKills holds that without Redis, and when nobody kills the bot,
// every question is answered exactly once.
func TestServeWithoutKills(t *testing.T) {
	server := telegramtest.Start(t)
	crowd := askIn(server, *killedUpdates, *killedChats)
	bot := launch(t, server)
	server.Until(t, "all are answered", crowd.whole)
	if status := bot.end(); status != done {
		t.Errorf("the exit status is %d", status)
	}
	if repeats := crowd.judge(t); repeats != 0 {
		t.Errorf("%d answers were sent twice, want none", repeats)
	}
	for _, broken := range server.Broken() {
		t.Errorf("over a limit: %s", broken)
	}
}
