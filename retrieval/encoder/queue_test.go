package encoder

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// waiting is an encoder that only gives turns.
func waiting(places int) *Encoder { return &Encoder{queue: newQueue(places)} }

func take(t *testing.T, e *Encoder, ctx context.Context) (context.Context, func()) {
	t.Helper()
	in, release, err := e.Turn(ctx)
	if err != nil {
		t.Fatalf("Turn = %v", err)
	}
	return in, release
}

func TestTurnsComeInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := waiting(1)
		_, release := take(t, e, t.Context())
		var mu sync.Mutex
		var order []int
		for i := range 16 {
			go func() {
				_, release := take(t, e, t.Context())
				defer release()
				mu.Lock()
				defer mu.Unlock()
				order = append(order, i)
			}()
			synctest.Wait() // in line
		}
		release()
		release() // no second turn begins
		synctest.Wait()
		if want := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}; !slices.Equal(order, want) {
			t.Errorf("turns came to %v, want %v", order, want)
		}
		if e.queue.taken != 0 || e.queue.busy.Load() {
			t.Errorf("%d turns are left, busy %v", e.queue.taken, e.queue.busy.Load())
		}
	})
}

func TestTurnsAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := waiting(3)
		var mu sync.Mutex
		now, most := 0, 0
		count := func(by int) {
			mu.Lock()
			defer mu.Unlock()
			now += by
			most = max(most, now)
		}
		for range 10 {
			go func() {
				_, release := take(t, e, t.Context())
				defer release()
				count(1)
				time.Sleep(time.Second)
				count(-1)
			}()
		}
		time.Sleep(time.Hour)
		if count(0); most != 3 {
			t.Errorf("%d turns at a time, want 3", most)
		}
	})
}

func TestTurnWithinATurn(t *testing.T) {
	e := waiting(1)
	ctx, release := take(t, e, t.Context())
	inner, done := take(t, e, ctx)
	done()
	if !e.queue.has(inner) {
		t.Error("the inner release has ended the turn")
	}
	release()
	if e.queue.has(ctx) {
		t.Error("the turn is not over after its release")
	}
	_, release = take(t, e, ctx) // a new one
	release()
}

func TestTurnEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := waiting(1)
		_, release := take(t, e, t.Context())
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, _, err := e.Turn(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Turn = %v, want %v", err, context.DeadlineExceeded)
		}
		if _, _, err := e.Turn(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Turn after the end = %v, want %v", err, context.DeadlineExceeded)
		}
		release()
		_, release = take(t, e, t.Context())
		release()
	})
}

// A turn that comes at the moment when its context ends is handed on.
func TestTurnHandedOn(t *testing.T) {
	e := waiting(1)
	_, release := take(t, e, t.Context())
	mine := make(chan struct{})
	e.queue.waiting = append(e.queue.waiting, mine)
	release()
	e.queue.giveUp(mine)
	if e.queue.taken != 0 {
		t.Errorf("%d turns are left, want none", e.queue.taken)
	}
}

func TestPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := waiting(1)
		began := time.Now()
		since := func() time.Duration { return time.Since(began).Round(time.Millisecond) }
		if err := e.queue.pause(t.Context()); err != nil || since() != 0 {
			t.Errorf("pause without turns = %v after %v", err, since())
		}
		ctx, release := take(t, e, t.Context())
		if err := e.queue.pause(ctx); err != nil || since() != 0 {
			t.Errorf("pause within a turn = %v after %v", err, since())
		}
		if err := e.queue.pause(t.Context()); err != nil || since() != mostPause {
			t.Errorf("pause while a turn goes on = %v after %v, want %v", err, since(), mostPause)
		}
		time.AfterFunc(mostPause/2, release)
		if err := e.queue.pause(t.Context()); err != nil || since() != mostPause+mostPause/2 {
			t.Errorf("pause until a turn is over = %v after %v, want %v", err, since(), mostPause+mostPause/2)
		}
		_, release = take(t, e, t.Context())
		defer release()
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		if err := e.queue.pause(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("pause = %v, want %v", err, context.DeadlineExceeded)
		}
	})
}
