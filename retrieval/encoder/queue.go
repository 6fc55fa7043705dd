package encoder

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// queue lets people's questions through in the order in which they came, a few
// at a time, and keeps other work back meanwhile.
type queue struct {
	mu      sync.Mutex
	places  int             // turns at a time
	taken   int             // turns that are being had
	waiting []chan struct{} // closed when the turn begins
	quiet   chan struct{}   // closed when there are no turns, had or waited for
	busy    atomic.Bool     // whether there are any
}

func newQueue(places int) *queue { return &queue{places: places} }

// turn marks a context: who has it need not wait.
type turn struct {
	queue *queue
	over  atomic.Bool
}

type turnKey struct{}

// Turn waits until it is the caller's turn to use the encoder for a question:
// turns are given in the order in which they were asked for. What is called with
// the context that it returns belongs to the turn; the caller's time begins when
// Turn returns. release ends the turn, and may be called more than once.
//
// Within a turn, Turn returns at once, with a release that does nothing. Question
// and Read take a turn of their own where they have none; Passages and Embed wait
// while others have turns, unless they belong to one.
//
// When ctx ends before the turn comes, Turn returns its error.
func (e *Encoder) Turn(ctx context.Context) (inTurn context.Context, release func(), err error) {
	if e.queue.has(ctx) {
		return ctx, func() {}, nil
	}
	if err := e.queue.enter(ctx); err != nil {
		return ctx, func() {}, err
	}
	t := &turn{queue: e.queue}
	leave := sync.OnceFunc(func() {
		t.over.Store(true)
		e.queue.leave()
	})
	return context.WithValue(ctx, turnKey{}, t), leave, nil
}

// has tells whether ctx belongs to a turn of q that is not over.
func (q *queue) has(ctx context.Context) bool {
	t, ok := ctx.Value(turnKey{}).(*turn)
	return ok && t.queue == q && !t.over.Load()
}

// enter waits for a turn.
func (q *queue) enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	q.mu.Lock()
	if q.quiet == nil {
		q.quiet = make(chan struct{})
		q.busy.Store(true)
	}
	if q.taken < q.places {
		q.taken++
		q.mu.Unlock()
		return nil
	}
	mine := make(chan struct{})
	q.waiting = append(q.waiting, mine)
	q.mu.Unlock()
	select {
	case <-mine:
		return nil
	case <-ctx.Done():
		q.giveUp(mine)
		return ctx.Err()
	}
}

// giveUp leaves the line, or the turn if it has just begun.
func (q *queue) giveUp(mine chan struct{}) {
	q.mu.Lock()
	at := slices.Index(q.waiting, mine)
	if at >= 0 {
		q.waiting = slices.Delete(q.waiting, at, at+1)
	}
	q.mu.Unlock()
	if at < 0 {
		q.leave()
	}
}

// leave hands the turn to who has waited longest.
func (q *queue) leave() {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.waiting) > 0 {
		close(q.waiting[0])
		q.waiting = slices.Delete(q.waiting, 0, 1)
		return
	}
	if q.taken--; q.taken == 0 {
		q.busy.Store(false)
		close(q.quiet)
		q.quiet = nil
	}
}

// mostPause is how long work that is not for a turn stands still before each
// layer: under a load that never ends it still gets done, though slowly.
const mostPause = 250 * time.Millisecond

// pause holds up work that does not belong to a turn while there are turns. It
// returns ctx's error once ctx has ended.
func (q *queue) pause(ctx context.Context) error {
	if err := ctx.Err(); err != nil || !q.busy.Load() || q.has(ctx) {
		return err
	}
	q.mu.Lock()
	quiet := q.quiet
	q.mu.Unlock()
	if quiet == nil {
		return nil
	}
	enough := time.NewTimer(mostPause)
	defer enough.Stop()
	select {
	case <-quiet:
		return nil
	case <-enough.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
