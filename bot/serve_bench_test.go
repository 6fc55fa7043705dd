package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/answer"
	"whosaid/bot/chat"
	"whosaid/bot/deliver"
	"whosaid/bot/telegramtest"
	"whosaid/store/memory"
	"whosaid/store/news"
)

// sameAnswer answers every question alike, at once.
type sameAnswer struct{ answer news.Answer }

func (s sameAnswer) Answer(_ context.Context, q news.Question) (news.Answer, error) {
	s.answer.Question = q
	return s.answer, nil
}

// counting is a server that tells when so many messages were sent.
type counting struct {
	*telegramtest.Server
	address string
	left    atomic.Int64
	done    chan struct{}
}

func newCounting(b *testing.B, updates int) *counting {
	c := &counting{Server: telegramtest.New(), done: make(chan struct{})}
	c.left.Store(int64(updates))
	listener := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.ServeHTTP(w, r)
		if strings.HasSuffix(r.URL.Path, "/sendMessage") && c.left.Add(-1) == 0 {
			close(c.done)
		}
	}))
	c.address = listener.URL
	b.Cleanup(func() {
		c.Stop()
		listener.CloseClientConnections()
		listener.Close()
	})
	for range updates {
		p := c.Person("p")
		c.Private(p).Say(p, bridgeQuestion)
	}
	return c
}

// echoes is how long a bare bot of the library, as its own example has it, takes
// to answer all that waits at the server: with the same text, or, where one is
// given, with that.
func (c *counting) echoes(b *testing.B, html string) time.Duration {
	b.Helper()
	client := deliver.NewClient()
	library, err := bot.New(c.Token(), bot.WithServerURL(c.address), bot.WithHTTPClient(50*time.Second, client), bot.WithErrorsHandler(func(error) {}),
		bot.WithDefaultHandler(func(ctx context.Context, library *bot.Bot, u *models.Update) {
			message := &bot.SendMessageParams{ChatID: u.Message.Chat.ID, Text: u.Message.Text}
			if html != "" {
				message.Text, message.ParseMode = html, models.ParseModeHTML
			}
			if _, err := library.SendMessage(ctx, message); err != nil && ctx.Err() == nil {
				b.Error(err)
			}
		}))
	if err != nil {
		b.Fatal(err)
	}
	return c.timed(b, func(ctx context.Context) { library.Start(ctx) })
}

// serves is how long our bot takes, with an answer that costs nothing; delivery
// alone, without one.
func (c *counting) serves(b *testing.B, same news.Answer) time.Duration {
	b.Helper()
	client := deliver.NewClient()
	token := deliver.Token(c.Token())
	library, self, err := deliver.Connect(b.Context(), token, c.address, client)
	if err != nil {
		b.Fatal(err)
	}
	desk := memory.NewDesk(time.Now)
	store, err := memory.New()
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close()
	host, err := hosting{self: self, answers: answer.New(nil, nil, store), shelves: store, desk: desk}.host(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	host.Answers = sameAnswer{same}
	var handler chat.Handler = host
	if same.Outcome == "" {
		handler = new(echoHandler)
	}
	office := deliver.New(deliver.Config{Bot: library, Token: token, Server: c.address, Client: client, Handler: handler, Journal: memory.NewJournal()})
	return c.timed(b, func(ctx context.Context) {
		if err := office.Run(ctx, office.Poll); err != nil {
			b.Error(err)
		}
	})
}

// timed runs a bot until all is answered.
func (c *counting) timed(b *testing.B, run func(context.Context)) time.Duration {
	b.Helper()
	ctx, cancel := context.WithCancel(b.Context())
	ended := make(chan struct{})
	start := time.Now()
	go func() { defer close(ended); run(ctx) }()
	<-c.done
	took := time.Since(start)
	cancel()
	<-ended
	return took
}

// BenchmarkServe compares updates handled a second with a bare echo bot of the
// same library at the same server, in turns within one run. In memory, without
// the platform's limits. The answer costs nothing: delivery alone echoes, too;
// otherwise there is no source, or the usual six quotes, which are laid out, sent
// and remembered each time.
// of-echo is the share of what the echo bot handles; of-same-text is the share
// when that bot sends the very text that ours does.
func BenchmarkServe(b *testing.B) {
	for name, same := range map[string]news.Answer{
		"delivery":   {},
		"no-source":  {Outcome: news.NoSource, Mode: news.Extractive, Searched: news.Searched{Articles: 13, Outlets: 6}},
		"six-quotes": usualAnswer(b),
	} {
		b.Run(name, func(b *testing.B) {
			const updates = 500
			first := newCounting(b, 1)
			first.serves(b, same)
			html := first.Calls("sendMessage")[0].Values.String("text")
			var echo, alike, serve time.Duration
			for b.Loop() {
				echo += newCounting(b, updates).echoes(b, "")
				serve += newCounting(b, updates).serves(b, same)
				alike += newCounting(b, updates).echoes(b, html)
			}
			b.ReportMetric(float64(b.N*updates)/serve.Seconds(), "answers/s")
			b.ReportMetric(echo.Seconds()/serve.Seconds(), "of-echo")
			b.ReportMetric(alike.Seconds()/serve.Seconds(), "of-same-text")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// usualAnswer is an answer of the usual size.
func usualAnswer(b *testing.B) news.Answer {
	b.Helper()
	answers, kept, err := (&app{err: new(strings.Builder)}).answersFrom(b.Context(), "")
	if err != nil {
		b.Fatal(err)
	}
	defer kept.Close()
	got, err := answers.Answer(b.Context(), news.Question{Text: bridgeQuestion})
	if err != nil || got.Outcome != news.Answered {
		b.Fatal(got.Outcome, err)
	}
	return got
}
