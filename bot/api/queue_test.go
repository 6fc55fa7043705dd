package api

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// One key with many requests delays another by one request, not by all of its own.
func TestQueueIsFairBetweenKeys(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(1)
		leave, err := q.enter(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		var mu sync.Mutex
		var order []int
		come := func(key int) {
			go func() {
				leave, err := q.enter(t.Context(), key)
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				order = append(order, key)
				mu.Unlock()
				leave()
			}()
			synctest.Wait()
		}
		for _, key := range []int{1, 1, 1, 1, 2, 2, 3} {
			come(key)
		}
		leave()
		synctest.Wait()
		if want := []int{1, 2, 3, 1, 2, 1, 1}; !slices.Equal(order, want) {
			t.Errorf("keys had their turns as %v, want %v", order, want)
		}
		if q.free != 1 || len(q.waiting) != 0 || len(q.turns) != 0 {
			t.Errorf("after all have left: %d free, %v waiting, %v", q.free, q.waiting, q.turns)
		}
	})
}

// Whoever gives up keeps nobody waiting, and what waits is bounded.
func TestQueueForgetsThoseWhoGiveUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(1)
		leave, err := q.enter(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		short, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		for range mostWaiting {
			go func() {
				if _, err := q.enter(short, 2); !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("enter = %v, want that it gave up", err)
				}
			}()
		}
		synctest.Wait()
		if _, err := q.enter(t.Context(), 2); !errors.Is(err, errBusy) {
			t.Errorf("one more than may wait: %v, want %v", err, errBusy)
		}
		time.Sleep(2 * time.Second) // in the bubble's time
		synctest.Wait()
		leave()
		if again, err := q.enter(t.Context(), 3); err != nil || len(q.waiting) != 0 {
			t.Errorf("enter = %v with %v waiting, want a turn at once", err, q.waiting)
		} else {
			again()
		}
	})
}
