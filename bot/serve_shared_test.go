package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat"
	"whosaid/bot/deliver"
	"whosaid/bot/telegramtest"
	"whosaid/store"
	"whosaid/store/storetest"
)

// echoHandler answers with the text of the message, in reply to it.
type echoHandler struct{ handled atomic.Int64 }

func (e *echoHandler) Handle(ctx context.Context, u *chat.Update, line chat.Line) error {
	e.handled.Add(1)
	_, err := line.Do(ctx, "answer", &bot.SendMessageParams{ChatID: u.Message.Chat.ID, Text: u.Message.Text,
		ReplyParameters: &models.ReplyParameters{MessageID: u.Message.ID}})
	return err
}

// TestTwoProcessesShareAWebhook has updates go to two bots in turn, each with a
// connection of its own to one Redis: all are answered once, and in order within
// a chat, whichever bot took them in.
func TestTwoProcessesShareAWebhook(t *testing.T) {
	redis := store.URL(storetest.Redis(t))
	server := telegramtest.Start(t)
	token := deliver.Token(server.Token())
	ctx, cancel := context.WithCancel(t.Context())
	var hooks []http.Handler
	var handlers []*echoHandler
	var running sync.WaitGroup
	for i := range 2 {
		kept, err := store.Open(t.Context(), store.Config{URL: redis})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = kept.Close() })
		client := deliver.NewClient()
		library, _, err := deliver.Connect(t.Context(), token, server.URL(), client)
		if err != nil {
			t.Fatal(err)
		}
		handler := new(echoHandler)
		office := deliver.New(deliver.Config{Bot: library, Token: token, Server: server.URL(), Client: client,
			Handler: handler, Journal: kept.Journal(fmt.Sprint("process ", i)), Doubtful: 1, Workers: 4})
		handlers, hooks = append(handlers, handler), append(hooks, office.Webhook("s3cret"))
		running.Go(func() {
			err := office.Run(ctx, func(ctx context.Context) error {
				if err := office.SetWebhook(ctx, "https://bot.example/", "s3cret"); err != nil {
					return err
				}
				<-ctx.Done()
				return nil
			})
			if err != nil {
				t.Errorf("Run = %v", err)
			}
		})
	}
	var turn atomic.Int64
	balancer := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hooks[turn.Add(1)%2].ServeHTTP(w, r)
	}))
	t.Cleanup(balancer.Close)
	server.Proxy(balancer.URL)
	admin := server.Person("Admin")
	const groups, each = 20, 10
	c := crowd{server: server, asked: map[int64][]int{}}
	for i := range groups {
		c.groups = append(c.groups, server.Supergroup(fmt.Sprint("Group ", i), admin))
	}
	for n := range groups * each {
		group := c.groups[n%groups]
		c.asked[group.ID()] = append(c.asked[group.ID()], group.Say(server.Person("Anna"), fmt.Sprint("/say ", n)))
	}
	server.Until(t, "all are answered", c.whole)
	balancer.Close() // before the bots, whom it would ask for nothing
	cancel()
	running.Wait()
	if repeats := c.judge(t); repeats != 0 {
		t.Errorf("%d answers were sent twice", repeats)
	}
	one, two := handlers[0].handled.Load(), handlers[1].handled.Load()
	if one+two != groups*each || one == 0 || two == 0 {
		t.Errorf("the processes handled %d and %d updates, want %d shared", one, two, groups*each)
	}
}
