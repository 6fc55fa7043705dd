package main

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"whosaid/bot/telegramtest"
)

// TestServeSurvivesFaults has everything go wrong, one after the other, between
// the built bot and its server; every question is answered, once unless nobody
// can know.
func TestServeSurvivesFaults(t *testing.T) {
	server := telegramtest.Start(t)
	server.Fail(telegramtest.Fault{Method: "getMe", Gateway: true}, telegramtest.Fault{Method: "deleteWebhook", Refusal: telegramtest.TooMany(1)})
	bot := serve(t, server)
	for _, test := range []struct {
		name    string
		method  string
		fault   telegramtest.Fault
		answers int
	}{
		{"429", "sendMessage", telegramtest.Fault{Refusal: telegramtest.TooMany(2)}, 1},
		{"502 with HTML", "sendMessage", telegramtest.Fault{Gateway: true, Times: 2}, 1},
		{"slow", "sendMessage", telegramtest.Fault{Delay: time.Second}, 1},
		{"delivered, but the answer is lost", "sendMessage", telegramtest.Fault{Lost: true}, 2},
		{"409 to a poll", "getUpdates", telegramtest.Fault{Refusal: telegramtest.Conflict()}, 1},
		{"502 to a poll", "getUpdates", telegramtest.Fault{Gateway: true}, 1},
		{"a poll that is cut off", "getUpdates", telegramtest.Fault{Lost: true}, 1},
		{"429 to a poll", "getUpdates", telegramtest.Fault{Refusal: telegramtest.TooMany(1)}, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			person := server.Person("Anna")
			c := server.Private(person)
			test.fault.Method = test.method
			if test.method != "getUpdates" {
				test.fault.Chat = c.ID()
			}
			server.Fail(test.fault)
			c.Say(person, "/help")
			if got := c.Wait(t, test.answers); len(got) != test.answers || !strings.Contains(got[0].Text, "/source") {
				t.Errorf("answers = %+v, want %d", got, test.answers)
			}
		})
	}
	t.Run("the same update twice", func(t *testing.T) {
		person := server.Person("Anna")
		c := server.Private(person)
		c.Say(person, "/help")
		server.Twice()
		c.Wait(t, 1)
		c.Say(person, "/privacy")
		if got := c.Wait(t, 2); len(got) != 2 {
			t.Errorf("%d answers, want 2", len(got))
		}
	})
	t.Run("a chat that is closed", func(t *testing.T) {
		closed, open := server.Person("Anna"), server.Person("Bo")
		server.Private(closed).Close("bot was blocked by the user")
		server.Private(closed).Say(closed, "/help")
		server.Private(open).Say(open, "/help")
		server.Private(open).Wait(t, 1)
	})
	t.Run("a group that becomes a supergroup", func(t *testing.T) {
		admin := server.Person("Anna")
		group := server.Group("Quays", admin)
		claim := group.Say(admin, "Seventeen people were injured")
		server.Fail(telegramtest.Fault{Method: "sendMessage", Chat: group.ID(), Gateway: true})
		group.Reply(admin, claim, "/source")
		server.Until(t, "it fails once", func() bool { return len(callsTo(server, group)) > 0 })
		if got := group.Migrate(true).Wait(t, 1); len(got[0].Quotes()) == 0 {
			t.Errorf("the supergroup got %+v", got)
		}
	})
	if run := call(t, "", []string{"LISTEN_ADDR=" + bot.address}, "health"); run.status != done {
		t.Errorf("health after all that = %+v", run)
	}
	if strings.Contains(bot.log.String(), server.Token()) || strings.Contains(bot.log.String(), "panic") {
		t.Errorf("the log shows the token, or a panic:\n%s", bot.log)
	}
}

func callsTo(server *telegramtest.Server, c telegramtest.Chat) []telegramtest.Call {
	var out []telegramtest.Call
	for _, call := range server.Calls("sendMessage") {
		if call.Chat == c.ID() {
			out = append(out, call)
		}
	}
	return out
}

// TestServeByWebhook has updates sent to the built bot, as by a reverse proxy.
func TestServeByWebhook(t *testing.T) {
	server := telegramtest.Start(t)
	bot := serve(t, server, "TELEGRAM_WEBHOOK_URL=https://bot.example/updates/x", "TELEGRAM_WEBHOOK_SECRET=s3cret")
	server.Proxy("http://" + bot.address)
	anna := server.Person("Anna")
	c := server.Private(anna)
	c.Say(anna, bridgeQuestion)
	c.Say(anna, "/help")
	got := c.Wait(t, 2)
	if len(got[0].Quotes()) == 0 || !strings.Contains(got[1].Text, "/source") {
		t.Errorf("answers = %+v, want quotes, then help", got)
	}
	response, err := http.Post("http://"+bot.address+"/updates/x", "application/json", strings.NewReader(`{"update_id":1}`))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusForbidden {
		t.Errorf("without the secret the webhook answers %s", response.Status)
	}
	if status := bot.end(); status != done {
		t.Errorf("the exit status is %d", status)
	}
	c.Say(anna, "/privacy") // waits for the next bot, which polls
	next := serve(t, server)
	c.Wait(t, 3)
	if status := next.end(); status != done {
		t.Errorf("the exit status is %d", status)
	}
}
