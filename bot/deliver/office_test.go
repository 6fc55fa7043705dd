package deliver

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat"
	"whosaid/bot/telegramtest"
	"whosaid/store/memory"
)

// handlerFunc is a handler that is a function.
type handlerFunc func(ctx context.Context, u *chat.Update, line chat.Line) error

func (f handlerFunc) Handle(ctx context.Context, u *chat.Update, line chat.Line) error {
	return f(ctx, u, line)
}

// echo answers every message with its text.
func echo(ctx context.Context, u *chat.Update, line chat.Line) error {
	_, err := line.Do(ctx, "answer", reply(u, u.Message.Text))
	return err
}

func reply(u *chat.Update, text string) *bot.SendMessageParams {
	return &bot.SendMessageParams{ChatID: u.Message.Chat.ID, Text: text, MessageThreadID: u.Message.MessageThreadID,
		ReplyParameters: &models.ReplyParameters{MessageID: u.Message.ID}}
}

// opened is an office that polls a server until the test ends.
type opened struct {
	*Office
	server *telegramtest.Server
	close  func() error // ends it, and waits
}

// office opens one within a bubble of synctest.
func office(t *testing.T, handle handlerFunc, change ...func(*Config)) opened {
	t.Helper()
	server := telegramtest.New()
	return officeAt(t, server, handle, change...)
}

func officeAt(t *testing.T, server *telegramtest.Server, handle handlerFunc, change ...func(*Config)) opened {
	t.Helper()
	const address = "http://telegram.test"
	b, _, err := Connect(t.Context(), Token(server.Token()), address, server.Client())
	if err != nil {
		t.Fatal(err)
	}
	config := Config{Bot: b, Token: Token(server.Token()), Server: address, Client: server.Client(),
		Handler: handle, Journal: memory.NewJournal(), Grace: 10 * time.Second}
	for _, c := range change {
		c(&config)
	}
	o := New(config)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- o.Run(ctx, o.Poll) }()
	end := sync.OnceValue(func() error {
		cancel()
		err := <-ended
		server.Stop()
		return err
	})
	t.Cleanup(func() {
		if err := end(); err != nil {
			t.Errorf("Run = %v", err)
		}
	})
	return opened{o, server, end}
}

// texts are what a chat was told.
func texts(c telegramtest.Chat) []string {
	var out []string
	for _, m := range c.Messages() {
		out = append(out, m.Text)
	}
	return out
}

// bubble runs a test on a clock that passes when nobody does anything.
func bubble(t *testing.T, test func(t *testing.T)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { test(t) })
}

// TestOnceAndInOrder holds that, when nothing goes wrong, each of many updates is
// answered once, in order within its chat.
func TestOnceAndInOrder(t *testing.T) {
	bubble(t, func(t *testing.T) {
		o := office(t, echo, func(c *Config) { c.PerPerson = 1000 })
		const chats, each = 200, 5
		var all []telegramtest.Chat
		for i := range chats {
			all = append(all, o.server.Private(o.server.Person(fmt.Sprint("p", i))))
		}
		for n := range each {
			for i, c := range all {
				c.Say(telegramtest.Person{User: models.User{ID: c.ID(), FirstName: fmt.Sprint("p", i)}}, fmt.Sprint(n))
			}
		}
		for _, c := range all {
			c.Wait(t, each)
		}
		for _, c := range all {
			if got := strings.Join(texts(c), ""); got != "01234" {
				t.Errorf("chat %d was answered %q, want 01234", c.ID(), got)
			}
		}
		if n := len(o.server.Calls("sendMessage")); n != chats*each {
			t.Errorf("%d messages were sent, want %d", n, chats*each)
		}
	})
}

// TestASlowQuestionKeepsNobodyElseWaiting holds a question in one chat while
// another chat is answered.
func TestASlowQuestionKeepsNobodyElseWaiting(t *testing.T) {
	bubble(t, func(t *testing.T) {
		o := office(t, func(ctx context.Context, u *chat.Update, line chat.Line) error {
			if u.Message.Text == "slow" {
				sleep(ctx, 20*time.Second)
			}
			return echo(ctx, u, line)
		})
		anna, bo := o.server.Person("Anna"), o.server.Person("Bo")
		slow, quick := o.server.Private(anna), o.server.Private(bo)
		began := time.Now()
		slow.Say(anna, "slow")
		slow.Say(anna, "after it")
		quick.Say(bo, "quick")
		quick.Wait(t, 1)
		if took := time.Since(began); took > time.Second {
			t.Errorf("the quick question took %v", took)
		}
		slow.Wait(t, 2)
		if got := texts(slow); !slices.Equal(got, []string{"slow", "after it"}) {
			t.Errorf("the slow chat was answered %q, want in order", got)
		}
	})
}

func TestTheSameUpdateTwice(t *testing.T) {
	bubble(t, func(t *testing.T) {
		o := office(t, echo)
		anna := o.server.Person("Anna")
		c := o.server.Private(anna)
		c.Say(anna, "one")
		o.server.Twice()
		c.Wait(t, 1)
		c.Say(anna, "two")
		c.Wait(t, 2)
		if got := texts(c); !slices.Equal(got, []string{"one", "two"}) {
			t.Errorf("answers = %q, want each once", got)
		}
	})
}

// TestShutdownFinishesWhatWasConfirmed closes the office while questions wait.
func TestShutdownFinishesWhatWasConfirmed(t *testing.T) {
	bubble(t, func(t *testing.T) {
		o := office(t, func(ctx context.Context, u *chat.Update, line chat.Line) error {
			sleep(ctx, time.Second)
			return echo(ctx, u, line)
		})
		anna := o.server.Person("Anna")
		c := o.server.Private(anna)
		for i := range 3 {
			c.Say(anna, fmt.Sprint(i))
		}
		o.server.Until(t, "all is confirmed", func() bool { return o.server.Pending() == 0 })
		if err := o.close(); err != nil {
			t.Error(err)
		}
		if got := texts(c); !slices.Equal(got, []string{"0", "1", "2"}) {
			t.Errorf("answers after the end = %q, want all", got)
		}
	})
}

// TestTheEndGivesBackWhatItCannotFinish holds that a letter goes back whose
// handler outlasts the grace, and that the steps it did are known.
func TestTheEndGivesBackWhatItCannotFinish(t *testing.T) {
	bubble(t, func(t *testing.T) {
		journal := memory.NewJournal()
		keep := func(c *Config) { c.Journal = journal }
		first := office(t, func(ctx context.Context, u *chat.Update, line chat.Line) error {
			if _, err := line.Do(ctx, "one", reply(u, "one")); err != nil {
				return err
			}
			<-ctx.Done()
			_, err := line.Do(ctx, "two", reply(u, "two"))
			return err
		}, keep)
		anna := first.server.Person("Anna")
		c := first.server.Private(anna)
		c.Say(anna, "go")
		c.Wait(t, 1)
		if err := first.close(); err != nil {
			t.Error(err)
		}
		o := officeAt(t, first.server, func(ctx context.Context, u *chat.Update, line chat.Line) error {
			sent, err := line.Do(ctx, "one", reply(u, "one"))
			if err != nil || sent.Message == 0 {
				t.Errorf("a step done before = %+v, %v, want its message", sent, err)
			}
			_, err = line.Do(ctx, "two", reply(u, "two"))
			return err
		}, keep)
		c.Wait(t, 2)
		if got := texts(c); !slices.Equal(got, []string{"one", "two"}) {
			t.Errorf("answers = %q, want each step once", got)
		}
		_ = o
	})
}

func TestAPanicEndsNothing(t *testing.T) {
	bubble(t, func(t *testing.T) {
		o := office(t, func(ctx context.Context, u *chat.Update, line chat.Line) error {
			if u.Message.Text == "boom" {
				panic("boom")
			}
			return echo(ctx, u, line)
		})
		anna := o.server.Person("Anna")
		c := o.server.Private(anna)
		c.Say(anna, "boom")
		c.Say(anna, "still there?")
		if got := c.Wait(t, 1)[0].Text; got != "still there?" {
			t.Errorf("after a panic the answer is %q", got)
		}
	})
}

// TestUnreadableUpdates holds that an update of an unknown form keeps nothing
// behind it.
func TestUnreadableUpdates(t *testing.T) {
	bubble(t, func(t *testing.T) {
		o := office(t, func(ctx context.Context, u *chat.Update, line chat.Line) error {
			if u.Message == nil {
				return nil
			}
			return echo(ctx, u, line)
		})
		anna := o.server.Person("Anna")
		c := o.server.Private(anna)
		o.server.InjectRaw(map[string]any{"message": map[string]any{"chat": "a new form", "text": 5}})
		o.server.InjectRaw(map[string]any{"message": map[string]any{"chat": map[string]any{"id": c.ID()}, "text": []int{5}}})
		o.server.InjectRaw(map[string]any{"something_new": map[string]any{}})
		c.Say(anna, "one")
		c.Wait(t, 1)
	})
}

func TestAFloodFromOnePerson(t *testing.T) {
	bubble(t, func(t *testing.T) {
		o := office(t, echo, func(c *Config) { c.PerPerson = 5 })
		anna, bo := o.server.Person("Anna"), o.server.Person("Bo")
		c, other := o.server.Private(anna), o.server.Private(bo)
		for i := range 50 {
			c.Say(anna, fmt.Sprint(i))
		}
		other.Say(bo, "x")
		other.Wait(t, 1)
		c.Wait(t, 5)
		sleep(t.Context(), 2*time.Minute)
		if n := len(c.Messages()); n != 5 {
			t.Errorf("the flood got %d answers, want 5", n)
		}
		c.Say(anna, "later")
		c.Wait(t, 6)
	})
}

// TestTheLimitsHold has many chats and groups ask for more than may be sent.
func TestTheLimitsHold(t *testing.T) {
	bubble(t, func(t *testing.T) {
		o := office(t, func(ctx context.Context, u *chat.Update, line chat.Line) error {
			for i := range 3 {
				if _, err := line.Do(ctx, fmt.Sprint(i), reply(u, fmt.Sprint(u.Message.Text, i))); err != nil {
					return err
				}
			}
			return nil
		}, func(c *Config) { c.Limits, c.PerPerson, c.Workers = Platform, 1000, 100 })
		anna := o.server.Person("Anna")
		group := o.server.Group("Quays", anna)
		for i := range 15 {
			group.Say(anna, fmt.Sprint("/", i))
		}
		var all []telegramtest.Chat
		for i := range 100 {
			p := o.server.Person(fmt.Sprint("p", i))
			c := o.server.Private(p)
			c.Say(p, "x")
			all = append(all, c)
		}
		for _, c := range all {
			c.Wait(t, 3)
		}
		// 45 answers in a group take more than two minutes; some go back to the
		// journal in between.
		deadline := time.Now().Add(5 * time.Minute)
		for len(group.Messages()) < 45 && time.Now().Before(deadline) {
			sleep(t.Context(), time.Second)
		}
		if n := len(group.Messages()); n != 45 {
			t.Errorf("the group got %d messages, want 45", n)
		}
		for _, broken := range o.server.Broken() {
			t.Error(broken)
		}
	})
}

func TestHintsAreDroppedAndNeverOvertake(t *testing.T) {
	bubble(t, func(t *testing.T) {
		o := office(t, func(ctx context.Context, u *chat.Update, line chat.Line) error {
			sent, err := line.Do(ctx, "first", reply(u, "…"))
			if err != nil {
				return err
			}
			sleep(ctx, 2*time.Second)
			for i := range 5 {
				line.Hint(ctx, &bot.EditMessageTextParams{ChatID: sent.Chat, MessageID: sent.Message, Text: fmt.Sprint("growing ", i)})
			}
			_, err = line.Do(ctx, "last", &bot.EditMessageTextParams{ChatID: sent.Chat, MessageID: sent.Message, Text: "whole"})
			return err
		}, func(c *Config) { c.Limits = Platform })
		o.server.Fail(telegramtest.Fault{Method: "editMessageText", Delay: 2 * time.Second})
		anna := o.server.Person("Anna")
		c := o.server.Private(anna)
		c.Say(anna, "go")
		first := c.Wait(t, 1)[0]
		if got := c.WaitEdit(t, first.ID, 2); got.Text != "whole" || got.Earlier[1].Text != "growing 0" {
			t.Errorf("the message became %q after %v, want one hint and then the whole", got.Text, got.Earlier)
		}
	})
}

func TestLongWorkShowsAChatAction(t *testing.T) {
	bubble(t, func(t *testing.T) {
		o := office(t, func(ctx context.Context, u *chat.Update, line chat.Line) error {
			line.Hint(ctx, &bot.SendChatActionParams{ChatID: u.Message.Chat.ID, Action: models.ChatActionTyping})
			if u.Message.Text == "slow" {
				sleep(ctx, 2*time.Second)
			}
			return echo(ctx, u, line)
		})
		anna := o.server.Person("Anna")
		c := o.server.Private(anna)
		c.Say(anna, "quick")
		c.Wait(t, 1)
		if n := len(o.server.Calls("sendChatAction")); n != 0 {
			t.Errorf("a quick answer was announced %d times", n)
		}
		c.Say(anna, "slow")
		c.Wait(t, 2)
		if n := len(o.server.Calls("sendChatAction")); n != 1 {
			t.Errorf("a slow answer was announced %d times, want once", n)
		}
	})
}

func TestErrorsAreFinal(t *testing.T) {
	bubble(t, func(t *testing.T) {
		results := make(chan error, 10)
		o := office(t, func(ctx context.Context, u *chat.Update, line chat.Line) error {
			_, err := line.Do(ctx, "bad", &bot.SendMessageParams{ChatID: u.Message.Chat.ID, Text: "<div>", ParseMode: models.ParseModeHTML})
			results <- err
			_, err = line.Do(ctx, "unknown", &bot.SendDiceParams{})
			results <- err
			_, err = line.Do(ctx, "gone", &bot.SendMessageParams{ChatID: int64(5), Text: "x"})
			results <- err
			return nil
		})
		anna := o.server.Person("Anna")
		o.server.Private(anna).Say(anna, "go")
		for _, what := range []string{"markup", "an unknown kind", "no chat"} {
			if err := <-results; !errors.Is(err, chat.ErrRefused) {
				t.Errorf("%s: %v, want %v", what, err, chat.ErrRefused)
			}
		}
	})
}

func TestAnnouncementGivesWayToWhatItAnnounces(t *testing.T) {
	bubble(t, func(t *testing.T) {
		o := office(t, func(ctx context.Context, u *chat.Update, line chat.Line) error {
			line.Hint(ctx, &bot.SendChatActionParams{ChatID: u.Message.Chat.ID, Action: models.ChatActionTyping})
			line.Hint(ctx, &bot.SendMessageDraftParams{ChatID: u.Message.Chat.ID, DraftID: "7", Text: "so far"})
			sleep(ctx, 2*time.Second)
			return echo(ctx, u, line)
		})
		anna := o.server.Person("Anna")
		c := o.server.Private(anna)
		c.Say(anna, "go")
		c.Wait(t, 1)
		if drafts, actions := len(o.server.Calls("sendMessageDraft")), len(o.server.Calls("sendChatAction")); drafts != 1 || actions != 0 {
			t.Errorf("%d drafts and %d chat actions were sent, want the draft alone", drafts, actions)
		}
	})
}
