package deliver

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"whosaid/bot/telegramtest"
	"whosaid/store/memory"
	"whosaid/store/news"
)

func TestWebhookRefuses(t *testing.T) {
	journal := &fullJournal{Journal: memory.NewJournal()}
	hook := New(Config{Journal: journal}).Webhook("s3cret")
	const update = `{"update_id":7,"message":{"chat":{"id":5},"text":"x"}}`
	for _, test := range []struct {
		name, method, secret, body string
		full                       bool
		want                       int
	}{
		{"no secret", http.MethodPost, "", update, false, http.StatusForbidden},
		{"another secret", http.MethodPost, "s3cret ", update, false, http.StatusForbidden},
		{"another method", http.MethodGet, "s3cret", "", false, http.StatusMethodNotAllowed},
		{"no JSON", http.MethodPost, "s3cret", update[1:], false, http.StatusBadRequest},
		{"too large", http.MethodPost, "s3cret", strings.Repeat(" ", maxUpdate+1) + update, false, http.StatusRequestEntityTooLarge},
		{"nowhere to keep it", http.MethodPost, "s3cret", update, true, http.StatusServiceUnavailable},
		{"taken", http.MethodPost, "s3cret", update, false, http.StatusOK},
		{"taken twice", http.MethodPost, "s3cret", update, false, http.StatusOK},
		{"of an unknown form", http.MethodPost, "s3cret", `{"update_id":"x"}`, false, http.StatusOK},
	} {
		t.Run(test.name, func(t *testing.T) {
			journal.full = test.full
			r := httptest.NewRequest(test.method, "/hook", strings.NewReader(test.body))
			if test.secret != "" {
				r.Header.Set("X-Telegram-Bot-Api-Secret-Token", test.secret)
			}
			w := httptest.NewRecorder()
			hook.ServeHTTP(w, r)
			if w.Code != test.want {
				t.Errorf("status %d, want %d: %s", w.Code, test.want, w.Body)
			}
		})
	}
	if n, err := journal.Waiting(t.Context()); n != 1 || err != nil {
		t.Errorf("%d updates wait, %v, want the one that was taken", n, err)
	}
}

// fullJournal is a journal that may be full.
type fullJournal struct {
	Journal
	full bool
}

func (f *fullJournal) Keep(ctx context.Context, letters []news.Letter) (int, error) {
	if f.full {
		return 0, news.ErrJournalFull
	}
	return f.Journal.Keep(ctx, letters)
}

// TestWebhook has the server send updates to a webhook, through its own secret.
func TestWebhook(t *testing.T) {
	server := telegramtest.Start(t)
	token := Token(server.Token())
	client := NewClient()
	b, me, err := Connect(t.Context(), token, server.URL(), client)
	if err != nil || me.ID != server.Me().ID {
		t.Fatal(me, err)
	}
	o := New(Config{Bot: b, Token: token, Server: server.URL(), Client: client, Handler: handlerFunc(echo), Journal: memory.NewJournal()})
	listener := httptest.NewServer(o.Webhook(token.Secret()))
	defer listener.Close()
	server.Proxy(listener.URL)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- o.Run(ctx, func(ctx context.Context) error {
			if err := o.SetWebhook(ctx, "https://bot.example/hook", token.Secret()); err != nil {
				return err
			}
			<-ctx.Done()
			return nil
		})
	}()
	anna := server.Person("Anna")
	c := server.Private(anna)
	c.Say(anna, "one")
	c.Say(anna, "two")
	if got := c.Wait(t, 2); got[0].Text != "one" || got[1].Text != "two" {
		t.Errorf("answers = %v", got)
	}
	cancel()
	if err := <-ended; err != nil && !errors.Is(err, context.Canceled) { // the updates may come before the webhook is said to be set
		t.Errorf("Run = %v", err)
	}
}

func TestAWebhookThatTelegramDoesNotTakeIsAnError(t *testing.T) {
	server := telegramtest.Start(t)
	b, _, err := Connect(t.Context(), Token(server.Token()), server.URL(), server.Client())
	if err != nil {
		t.Fatal(err)
	}
	o := New(Config{Bot: b, Journal: memory.NewJournal()})
	err = o.Run(t.Context(), func(ctx context.Context) error { return o.SetWebhook(ctx, "http://bot.example/", "s") })
	if err == nil || !strings.Contains(err.Error(), "HTTPS") {
		t.Errorf("Run = %v, want that HTTPS is needed", err)
	}
}

func TestConnectRefusesAnUnknownToken(t *testing.T) {
	server := telegramtest.Start(t)
	if _, _, err := Connect(t.Context(), "1:unknown", server.URL(), server.Client()); !errors.Is(err, ErrToken) {
		t.Errorf("Connect = %v, want %v", err, ErrToken)
	}
}

func TestConnectWaitsForTheServer(t *testing.T) {
	bubble(t, func(t *testing.T) {
		server := telegramtest.New()
		defer server.Stop()
		server.Fail(telegramtest.Fault{Method: "getMe", Gateway: true, Times: 5})
		if _, me, err := Connect(t.Context(), Token(server.Token()), "http://telegram.test", server.Client()); err != nil || me.Username != server.Me().Username {
			t.Errorf("Connect = %v, %v, want the bot", me, err)
		}
	})
}

// TestALostServerIsTold holds that a webhook's session is well only as long as
// Telegram answers and sends to this address: it is asked, since nobody else
// would tell.
func TestALostServerIsTold(t *testing.T) {
	bubble(t, func(t *testing.T) {
		server := telegramtest.New()
		defer server.Stop()
		const hook = "https://bot.example/hook"
		b, _, err := Connect(t.Context(), Token(server.Token()), "http://telegram.test", server.Client())
		if err != nil {
			t.Fatal(err)
		}
		o := New(Config{Bot: b, Journal: memory.NewJournal()})
		ctx, cancel := context.WithCancel(t.Context())
		watched := make(chan error, 1)
		if err := o.SetWebhook(ctx, hook, "s"); err != nil {
			t.Fatal(err)
		}
		go func() { watched <- o.WatchWebhook(ctx, hook) }()
		is := func(when string, want bool) {
			t.Helper()
			sleep(ctx, 2*watchEvery)
			if session, _ := o.Well(); session != want {
				t.Errorf("%s the session is well: %v, want %v", when, session, want)
			}
		}
		is("at first", true)
		server.Fail(telegramtest.Fault{Method: "getWebhookInfo", Gateway: true, Times: 3})
		is("while Telegram does not answer", false)
		is("when it answers again", true)
		if err := o.SetWebhook(ctx, "https://other.example/hook", "s"); err != nil {
			t.Fatal(err)
		}
		is("while updates go elsewhere", false)
		cancel()
		if err := <-watched; err != nil {
			t.Errorf("WatchWebhook = %v", err)
		}
	})
}
