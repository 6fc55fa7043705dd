package deliver

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/go-telegram/bot"

	"whosaid/bot/chat"
)

// Limits are how many messages are sent at most; 0 is without limit.
type Limits struct {
	Chat   int // in one chat, a second
	Group  int // in one group, a minute
	Server int // in all chats, a second, by all processes together
}

// Platform are Telegram's limits, as far as they are known; what they are in
// truth is not published, so that an answer 429 is obeyed beside them.
var Platform = Limits{Chat: 1, Group: 20, Server: 30}

// Config is what an Office works with.
type Config struct {
	Bot     *bot.Bot
	Token   Token
	Server  string // the Bot API server's address; "" is Telegram's
	Client  bot.HttpClient
	Handler chat.Handler
	Journal Journal
	Observe Observer // nil: nobody
	Limits  Limits
	Workers int // updates handled at a time; 0: 32
	// Doubtful is how many new messages may be on their way at a time that the
	// journal does not know of yet: so many answers at most are repeated after
	// the process was killed. 0 is without limit, for a journal that is lost
	// with the process.
	Doubtful int
	// PerPerson is how many updates of one person are taken in a minute; the
	// rest is dropped unseen. 0: 60.
	PerPerson int
	// Grace is how long Run goes on with what waits when it is told to end.
	Grace time.Duration
}

// Office delivers updates to a handler and its requests to Telegram.
type Office struct {
	Config
	turns   *turns
	doubt   chan struct{}
	flood   *flood
	moved   moved
	health  health
	wake    chan struct{}
	working sync.WaitGroup
}

// New is an Office, which does nothing until Run.
func New(c Config) *Office {
	if c.Workers == 0 {
		c.Workers = 32
	}
	if c.PerPerson == 0 {
		c.PerPerson = 60
	}
	if c.Observe == nil {
		c.Observe = nobody{}
	}
	o := &Office{Config: c, turns: newTurns(c.Limits), flood: newFlood(c.PerPerson), wake: make(chan struct{}, 1)}
	if c.Doubtful > 0 {
		o.doubt = make(chan struct{}, c.Doubtful)
	}
	return o
}

// Run hands updates out until ctx ends, and then, for Grace at most, those that
// still wait; whatever is in hand after that goes back to the journal. listen
// takes updates in; it returns when its context ends.
func (o *Office) Run(ctx context.Context, listen func(context.Context) error) error {
	if err := o.join(ctx); err != nil {
		return err
	}
	hard, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	var background sync.WaitGroup
	background.Go(func() { o.beat(hard) })
	taking, quiet := make(chan struct{}), make(chan struct{})
	var failed error
	background.Go(func() {
		defer close(taking)
		if failed = listen(ctx); failed != nil {
			o.nudge()
		}
	})
	background.Go(func() {
		<-taking
		select {
		case <-quiet:
		case <-time.After(o.Grace):
		}
		stop()
	})
	o.handOut(hard, taking)
	close(quiet)
	o.working.Wait()
	background.Wait()
	o.quit(ctx)
	return failed
}

// quitWithin is how long the journal has to let go of what is held.
const quitWithin = 5 * time.Second

func (o *Office) quit(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), quitWithin)
	defer cancel()
	if err := o.Journal.Quit(ctx); err != nil {
		slog.WarnContext(ctx, "the journal keeps what this process held until it counts as dead", "err", err)
	}
}

// join waits until the journal answers.
func (o *Office) join(ctx context.Context) error {
	pause := backoff{first: time.Second, most: 30 * time.Second}
	for {
		processes, err := o.Journal.Join(ctx)
		if err == nil {
			o.health.journal.Store(true)
			o.turns.share(processes)
			return nil
		}
		slog.ErrorContext(ctx, "the journal does not answer; trying again", "err", err)
		if !pause.wait(ctx) {
			return ctx.Err()
		}
	}
}

// beatEvery must be a fraction of what the journal waits for.
const beatEvery = 2 * time.Second

// beat says again and again that this process lives.
func (o *Office) beat(ctx context.Context) {
	tick := time.NewTicker(beatEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		processes, err := o.Journal.Beat(ctx)
		switch {
		case err == nil:
			o.health.journal.Store(true)
			o.turns.share(processes)
			o.nudge() // what another process held may be free now
		case ctx.Err() == nil:
			o.health.journal.Store(false)
			slog.ErrorContext(ctx, "the journal does not answer", "err", err)
		}
	}
}

// nudge tells that something may be there to hand out.
func (o *Office) nudge() {
	select {
	case o.wake <- struct{}{}:
	default:
	}
}
