package deliver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"whosaid/bot/chat"
	"whosaid/store/news"
)

// line speaks to Telegram for the sake of one letter.
type line struct {
	office *Office
	letter news.Letter
	stop   context.Context // ends when the process must
	hints  sync.WaitGroup
	hinted sync.Mutex // held while a hint is on its way

	mu    sync.Mutex
	quick chan struct{} // closed when what a hint was to announce is there
	tarry bool          // the hint that holds hinted waits to be worth it
	later time.Duration // the letter is to be handled again after that
	cut   bool          // the process ends; the letter goes back
}

var _ chat.Line = (*line)(nil)

// errLater is the error of a request that must wait for longer than a worker
// should. The handler ends, and handles the update anew when the time has come.
var errLater = errors.New("the update is handled again later")

// Do makes a request, once for a letter and a step. It goes on when ctx ends by
// its deadline: a handler that ran out of time must still be able to say so.
func (l *line) Do(ctx context.Context, step string, call chat.Call) (chat.Sent, error) {
	l.settleHints()
	if l.over() {
		return chat.Sent{}, errLater
	}
	if said, before := l.letter.Steps[step]; before {
		var o outcome
		if err := json.Unmarshal([]byte(said), &o); err != nil {
			return chat.Sent{}, fmt.Errorf("%w: step %s was recorded in an unknown form", chat.ErrRefused, step)
		}
		return o.sent()
	}
	r, err := prepare(call)
	if err != nil {
		return chat.Sent{}, fmt.Errorf("%w: %w", chat.ErrRefused, err)
	}
	ctx, end := l.until(ctx)
	defer end()
	recorded := false
	sent, err := l.office.send(ctx, r, func(sent chat.Sent, err error) {
		recorded = true
		l.note(ctx, step, outcomeOf(sent, err))
	})
	if !recorded {
		return sent, l.interrupted(err)
	}
	return sent, err
}

// over reports whether the letter is not to be finished now. At the process's
// end nothing more is begun: it would be cut off, and done again.
func (l *line) over() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cut = l.cut || l.stop.Err() != nil
	return l.cut || l.later > 0
}

// until is a context that lasts until the process must end.
func (l *line) until(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, end := context.WithCancel(context.WithoutCancel(ctx))
	stopped := context.AfterFunc(l.stop, end)
	return ctx, func() { stopped(); end() }
}

// interrupted notes that the letter is not finished.
func (l *line) interrupted(err error) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if wait, is := errors.AsType[*laterError](err); is {
		l.later = max(l.later, wait.after)
		return err
	}
	l.cut = true
	return fmt.Errorf("%w: the process ends", errLater)
}

// note records a step; until it is recorded, another message may not follow,
// since both would be sent again if the process were killed.
func (l *line) note(ctx context.Context, step string, o outcome) {
	said, err := json.Marshal(o)
	if err != nil {
		panic(err) // of numbers and strings there is always JSON
	}
	l.letter.Steps[step] = string(said)
	pause := backoff{first: 50 * time.Millisecond, most: 5 * time.Second}
	for {
		err := l.office.Journal.Note(persist(ctx), l.letter, step, string(said))
		if err == nil {
			return
		}
		if errors.Is(err, news.ErrLetterLost) {
			slog.WarnContext(ctx, "another process took an update over while this one handled it", "update", l.letter.ID)
			l.mu.Lock()
			l.cut = true
			l.mu.Unlock()
			return
		}
		slog.ErrorContext(ctx, "the journal cannot record what was sent; trying again", "update", l.letter.ID, "err", err)
		if !pause.wait(ctx) {
			return
		}
	}
}

// hintWithin is for how long a hint may keep what follows it waiting.
const hintWithin = 3 * time.Second

// announce is closed when the line is next spoken on in earnest.
func (l *line) announce(tarry bool) <-chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.tarry = tarry
	if l.quick == nil {
		l.quick = make(chan struct{})
	}
	return l.quick
}

// settleHints gives up the hint that has not begun, and waits for the one that
// has: it must not arrive after what follows it.
func (l *line) settleHints() {
	l.mu.Lock()
	l.giveUpHint()
	l.mu.Unlock()
	l.hints.Wait()
}

// giveUpHint ends a hint that has not begun; l.mu is held.
func (l *line) giveUpHint() {
	if l.quick != nil {
		close(l.quick)
		l.quick = nil
	}
}

// turnToHint reports whether r may be the one hint on its way. A chat action
// that still waits gives way to what it announces.
func (l *line) turnToHint(r request) bool {
	if l.hinted.TryLock() {
		return true
	}
	l.mu.Lock()
	yields := l.tarry && r.patience == 0
	if yields {
		l.giveUpHint()
	}
	l.mu.Unlock()
	if yields {
		l.hinted.Lock()
	}
	return yields
}

// tarries reports whether nothing has come after a while.
func (l *line) tarries(ctx context.Context, quick <-chan struct{}, d time.Duration) bool {
	defer func() {
		l.mu.Lock()
		l.tarry = false
		l.mu.Unlock()
	}()
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-quick:
	case <-ctx.Done():
	}
	return false
}

// Hint makes a request that may be dropped: while another is on its way, where
// the limits leave no turn for it, and, if it is a chat action, where what it
// announces comes soon.
func (l *line) Hint(ctx context.Context, call chat.Call) {
	r, err := prepare(call)
	if err != nil || !l.turnToHint(r) {
		return
	}
	if r.turn && !l.office.turns.take(r.to(), time.Now()).IsZero() {
		l.hinted.Unlock()
		return
	}
	ctx, end := l.until(ctx)
	quick := l.announce(r.patience > 0)
	l.hints.Go(func() {
		defer l.hinted.Unlock()
		defer end()
		if r.patience > 0 && !l.tarries(ctx, quick, r.patience) {
			return
		}
		ctx, cancel := context.WithTimeout(ctx, hintWithin)
		defer cancel()
		if _, err := l.office.once(ctx, r); err != nil {
			slog.DebugContext(ctx, "a hint was not shown", "method", r.method, "err", tame(err))
		}
	})
}
