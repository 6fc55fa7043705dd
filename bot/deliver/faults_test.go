package deliver

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-telegram/bot"

	"whosaid/bot/chat"
	"whosaid/bot/telegramtest"
)

// TestFaultsOfTheServer has a message go wrong in every way that a retry mends.
func TestFaultsOfTheServer(t *testing.T) {
	for _, test := range []struct {
		name     string
		fault    telegramtest.Fault
		messages int           // that the chat has in the end
		least    time.Duration // that the answer takes
	}{
		{"429 and a short wait", telegramtest.Fault{Refusal: telegramtest.TooMany(7)}, 1, 7 * time.Second},
		{"429 and a long wait", telegramtest.Fault{Refusal: telegramtest.TooMany(90)}, 1, 90 * time.Second},
		{"429 again and again", telegramtest.Fault{Refusal: telegramtest.TooMany(3), Times: 4}, 1, 12 * time.Second},
		{"502 with a page of HTML", telegramtest.Fault{Gateway: true, Times: 3}, 1, 0},
		{"500", telegramtest.Fault{Refusal: &telegramtest.Refusal{Code: 500, Description: "Internal Server Error"}}, 1, 0},
		{"the token is unknown for a while", telegramtest.Fault{Refusal: &telegramtest.Refusal{Code: 401, Description: "Unauthorized"}, Times: 2}, 1, 0},
		{"slow", telegramtest.Fault{Delay: 20 * time.Second}, 1, 20 * time.Second},
		{"slower than anybody waits", telegramtest.Fault{Delay: time.Minute}, 1, answerWithin},
		{"delivered, but the answer is lost", telegramtest.Fault{Lost: true}, 2, 0}, // it cannot be known
	} {
		t.Run(test.name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				o := office(t, echo)
				anna, bo := o.server.Person("Anna"), o.server.Person("Bo")
				c, other := o.server.Private(anna), o.server.Private(bo)
				test.fault.Method, test.fault.Chat = "sendMessage", c.ID()
				o.server.Fail(test.fault)
				began := time.Now()
				c.Say(anna, "one")
				c.Say(anna, "two")
				other.Say(bo, "x")
				other.Wait(t, 1)
				if took := time.Since(began); took > time.Second {
					t.Errorf("another chat waited %v", took)
				}
				deadline := began.Add(5 * time.Minute)
				for len(c.Messages()) < test.messages+1 && time.Now().Before(deadline) {
					sleep(t.Context(), time.Second)
				}
				got := texts(c)
				if len(got) != test.messages+1 || got[0] != "one" || got[len(got)-1] != "two" {
					t.Errorf("answers = %q, want %d to the first and one to the second", got, test.messages)
				}
				if first := c.Messages()[0].Sent.Sub(began); first < test.least {
					t.Errorf("the answer came after %v, before %v", first, test.least)
				}
			})
		})
	}
}

// TestClosedChats holds that a 403 ends what waits in that chat, and in no other.
func TestClosedChats(t *testing.T) {
	for _, why := range []string{"bot was blocked by the user", "user is deactivated", "bot was kicked from the group chat",
		"bot is not a member of the supergroup chat", "bot can't initiate conversation with a user"} {
		t.Run(why, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				var mu sync.Mutex
				handled := 0
				o := office(t, func(ctx context.Context, u *chat.Update, line chat.Line) error {
					mu.Lock()
					handled++
					mu.Unlock()
					sleep(ctx, time.Second)
					err := echo(ctx, u, line)
					if u.Message.Text == "open" != (err == nil) || err != nil && !errors.Is(err, chat.ErrGone) {
						t.Errorf("Do(%s) = %v", u.Message.Text, err)
					}
					return err
				})
				anna, bo := o.server.Person("Anna"), o.server.Person("Bo")
				c, other := o.server.Private(anna), o.server.Private(bo)
				c.Close(why)
				for range 5 {
					c.Say(anna, "closed")
				}
				o.server.Until(t, "all is taken in", func() bool { return o.server.Pending() == 0 })
				other.Say(bo, "open")
				other.Wait(t, 1)
				sleep(t.Context(), 10*time.Second)
				mu.Lock()
				if handled != 2 {
					t.Errorf("%d updates were handled, want the first and the other chat's", handled)
				}
				mu.Unlock()
				c.Reopen()
				c.Say(anna, "open")
				c.Wait(t, 1)
			})
		})
	}
}

// TestMigration sends to a group that has become a supergroup.
func TestMigration(t *testing.T) {
	bubble(t, func(t *testing.T) {
		var sent chat.Sent
		o := office(t, func(ctx context.Context, u *chat.Update, line chat.Line) (err error) {
			if u.Message.Text == "" {
				return nil
			}
			sleep(ctx, time.Second)
			sent, err = line.Do(ctx, "answer", reply(u, u.Message.Text))
			return err
		})
		anna := o.server.Person("Anna")
		group := o.server.Group("Quays", anna)
		group.Say(anna, "/one")
		group.Say(anna, "/two")
		o.server.Until(t, "all is taken in", func() bool { return o.server.Pending() == 0 })
		now := group.Migrate(true)
		now.Wait(t, 2)
		if err := o.close(); err != nil {
			t.Error(err)
		}
		if got := texts(now); !slices.Equal(got, []string{"/one", "/two"}) || sent.Chat != now.ID() {
			t.Errorf("the supergroup was told %q, and the handler that it went to %d", got, sent.Chat)
		}
		failed := 0
		for _, call := range o.server.Calls("sendMessage") {
			if call.Refused != nil {
				failed++
			}
		}
		if failed != 1 {
			t.Errorf("%d messages were sent to the group as it was, want one", failed)
		}
	})
}

// TestMigrationLeavesMessagesBehind holds that what is to be edited in a group
// that has become a supergroup is refused: there another message has its number.
// Who runs the group is asked of the supergroup.
func TestMigrationLeavesMessagesBehind(t *testing.T) {
	bubble(t, func(t *testing.T) {
		var faults []error
		o := office(t, func(ctx context.Context, u *chat.Update, line chat.Line) error {
			if u.Message.Text == "" {
				return nil
			}
			_, err := line.Do(ctx, "edit", &bot.EditMessageTextParams{ChatID: u.Message.Chat.ID, MessageID: 1, Text: "new"})
			faults = append(faults, err)
			_, err = line.Do(ctx, "answer", reply(u, "done"))
			return err
		})
		anna := o.server.Person("Anna")
		group := o.server.Group("Quays", anna)
		now := group.Migrate(false)
		group.Say(anna, "/one") // on its way when the group was closed
		now.Wait(t, 1)
		group.Say(anna, "/two") // and once it is known that it was
		now.Wait(t, 2)
		if len(faults) != 2 || !errors.Is(faults[0], chat.ErrRefused) || !errors.Is(faults[1], chat.ErrRefused) {
			t.Errorf("the edits gave %v, want %v", faults, chat.ErrRefused)
		}
		if got := texts(now); !slices.Equal(got, []string{"done", "done"}) {
			t.Errorf("the supergroup reads %q: another message was edited", got)
		}
		if ids, err := o.Administrators(t.Context(), group.ID()); err != nil || !slices.Equal(ids, []int64{anna.ID}) {
			t.Errorf("Administrators of the group as it was = %v, %v, want Anna", ids, err)
		}
		other := o.server.Group("Bridges", anna)
		other.Migrate(false) // of which nobody has told
		if ids, err := o.Administrators(t.Context(), other.ID()); err != nil || !slices.Equal(ids, []int64{anna.ID}) {
			t.Errorf("Administrators of another group as it was = %v, %v, want Anna", ids, err)
		}
	})
}

// TestPollsThatFail has polls fail for a while.
func TestPollsThatFail(t *testing.T) {
	bubble(t, func(t *testing.T) {
		var logs safeBuffer
		defer slog.SetDefault(slog.Default())
		slog.SetDefault(slog.New(slog.NewTextHandler(&logs, nil)))
		o := office(t, echo)
		o.server.Fail(
			telegramtest.Fault{Method: "getUpdates", Refusal: telegramtest.Conflict()},
			telegramtest.Fault{Method: "getUpdates", Gateway: true},
			telegramtest.Fault{Method: "getUpdates", Refusal: telegramtest.TooMany(5)},
			telegramtest.Fault{Method: "getUpdates", Lost: true},
			telegramtest.Fault{Method: "getUpdates", Refusal: &telegramtest.Refusal{Code: 401, Description: "Unauthorized"}},
		)
		anna := o.server.Person("Anna")
		c := o.server.Private(anna)
		c.Say(anna, "one")
		sleep(t.Context(), time.Minute)
		if got := texts(c); !slices.Equal(got, []string{"one"}) {
			t.Errorf("answers = %q, want one", got)
		}
		for _, want := range []string{"another process polls with this token", "no JSON", "retry after 5", "does not know TELEGRAM_BOT_TOKEN"} {
			if !strings.Contains(logs.String(), want) {
				t.Errorf("the log does not say %q:\n%s", want, logs.String())
			}
		}
		if strings.Contains(logs.String(), o.server.Token()) {
			t.Error("the log shows the token")
		}
		if session, journal := o.Well(); !session || !journal {
			t.Errorf("Well = %v, %v, want all well again", session, journal)
		}
	})
}

// safeBuffer may be written by many.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// TestNoErrorShowsTheToken lets every call fail on a server that is not there.
func TestNoErrorShowsTheToken(t *testing.T) {
	const token = "123456:AAaaBBbbCCccDDddEEeeFFffGGgg"
	client := NewClient()
	b, err := bot.New(token, bot.WithSkipGetMe(), bot.WithServerURL("http://127.0.0.1:1"), bot.WithHTTPClient(time.Second, client))
	if err != nil {
		t.Fatal(err)
	}
	o := New(Config{Bot: b, Token: token, Server: "http://127.0.0.1:1", Client: client})
	_, polled := o.ask(t.Context(), 0)
	_, asked := o.Administrators(t.Context(), -5)
	r, err := prepare(&bot.SendMessageParams{ChatID: int64(5), Text: "x"})
	if err != nil {
		t.Fatal(err)
	}
	_, sent := o.once(t.Context(), r)
	_, introduced := introduce(t.Context(), b)
	for what, err := range map[string]error{"a poll": polled, "a question": asked, "a message": final(chat.ErrRefused, r.method, sent), "getMe": tame(introduced)} {
		if err == nil || strings.Contains(err.Error(), token) || strings.Contains(err.Error(), "/bot") {
			t.Errorf("%s fails with %v, want an error without the token", what, err)
		}
	}
}

// TestTheLibraryIsGivenNoAddress holds that the library finds nothing to cut out
// of an error, which it would do while another goroutine reads it.
func TestTheLibraryIsGivenNoAddress(t *testing.T) {
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://127.0.0.1:1/bot123456:secret/getMe", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := discreet{NewClient()}.Do(r)
	if err == nil {
		response.Body.Close()
		t.Fatal("a request to nobody goes well")
	}
	if _, has := errors.AsType[*url.Error](err); has || strings.Contains(err.Error(), "secret") {
		t.Errorf("err = %v (%T), want it without an address", err, err)
	}
}
