package deliver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"whosaid/bot/chat"
	"whosaid/store/news"
)

// maxTries is how often a letter is claimed before it is given up: one that
// ends the process each time must not do so for ever.
const maxTries = 20

// lookEvery is how often the journal is asked although nobody nudged: for lanes
// that are due only now, or that another process has left.
const lookEvery = time.Second

// handleWithin is how long a handler may think. What it asks of its line may
// take longer.
const handleWithin = 2 * time.Minute

// handOut gives every letter that is due to a goroutine of its own, Workers of
// them at a time. It ends with ctx, or when nothing more is taken in, nothing
// waits and nothing is in hand.
func (o *Office) handOut(ctx context.Context, taking <-chan struct{}) {
	free := make(chan struct{}, o.Workers)
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	trouble := backoff{first: 200 * time.Millisecond, most: 5 * time.Second}
	for {
		select {
		case free <- struct{}{}:
		case <-ctx.Done():
			return
		}
		l, ok, err := o.Journal.Claim(ctx)
		if ok && err == nil {
			trouble.reset()
			o.working.Go(func() {
				o.handle(ctx, l)
				<-free
				o.nudge() // the lane's next letter
			})
			continue
		}
		<-free
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			slog.ErrorContext(ctx, "no update can be claimed from the journal", "err", err)
			trouble.wait(ctx)
			continue
		}
		if isClosed(taking) && len(free) == 0 && o.idle(ctx) {
			return
		}
		select {
		case <-o.wake:
		case <-tick.C:
		case <-taking:
			sleep(ctx, 20*time.Millisecond) // for what is in hand
		case <-ctx.Done():
		}
	}
}

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// idle reports whether nothing waits in the journal that this process could do.
func (o *Office) idle(ctx context.Context) bool {
	n, err := o.Journal.Waiting(ctx)
	return err == nil && n == 0
}

// handle has the handler see to one letter, and ends it.
func (o *Office) handle(ctx context.Context, l news.Letter) {
	start := time.Now()
	var update chat.Update
	if err := json.Unmarshal(l.Body, &update); err != nil {
		slog.WarnContext(ctx, "an update cannot be read and is passed over", "update", l.ID, "err", err)
		o.end(ctx, l, nil)
		return
	}
	if l.Tries > maxTries {
		slog.ErrorContext(ctx, "an update was begun again and again and is given up", "update", l.ID, "tries", l.Tries)
		o.end(ctx, l, nil)
		return
	}
	if l.Tries > 1 {
		// Another process may have sent something there a moment ago.
		o.turns.shutLane(l.Lane, start, second)
	}
	line := &line{office: o, letter: l, stop: ctx}
	within, cancel := context.WithTimeout(ctx, handleWithin)
	defer cancel()
	err := o.safely(within, &update, line)
	line.settleHints()
	if err != nil && ctx.Err() == nil && line.later == 0 {
		slog.WarnContext(ctx, "handled with an error", "update", l.ID, "kind", Kind(&update), "err", err)
	}
	o.end(ctx, l, line)
	o.Observe.Handled(Kind(&update), err == nil, time.Since(start))
}

// safely is the handler, whose panics are errors.
func (o *Office) safely(ctx context.Context, update *chat.Update, line *line) (err error) {
	defer func() {
		if thrown := recover(); thrown != nil {
			err = fmt.Errorf("panic: %v", thrown)
			slog.ErrorContext(ctx, "a handler panicked", "update", update.ID, "panic", fmt.Sprint(thrown), "stack", string(debug.Stack()))
		}
	}()
	return o.Handler.Handle(ctx, update, line)
}

// end leaves the letter, or gives it back: for later where Telegram wants to
// wait, for another process where this one must end.
func (o *Office) end(ctx context.Context, l news.Letter, line *line) {
	back, after := false, time.Duration(0)
	if line != nil {
		back, after = line.later > 0 || line.cut, line.later
	}
	pause := backoff{first: 100 * time.Millisecond, most: 5 * time.Second}
	for {
		var err error
		if back {
			err = o.Journal.Return(persist(ctx), l, after)
		} else {
			err = o.Journal.Leave(persist(ctx), l)
		}
		if err == nil || errors.Is(err, news.ErrLetterLost) {
			return
		}
		slog.ErrorContext(ctx, "the journal cannot record that an update is handled; trying again", "update", l.ID, "err", err)
		if !pause.wait(ctx) {
			return // the next process does it again, but for the steps that were noted
		}
	}
}

// persist is a context for the last words of one that may have ended; the
// journal bounds its own time.
func persist(ctx context.Context) context.Context { return context.WithoutCancel(ctx) }
