package api

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"whosaid/bot/service"
	"whosaid/store/news"
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

// slowReader answers every question after a second, and counts.
type slowReader struct {
	*service.Services
	mu        sync.Mutex
	now, most int
}

func (s *slowReader) Ask(ctx context.Context, q news.Question) (news.Answer, error) {
	s.mu.Lock()
	s.now++
	s.most = max(s.most, s.now)
	s.mu.Unlock()
	time.Sleep(time.Second) // in the bubble's time
	s.mu.Lock()
	s.now--
	s.mu.Unlock()
	return news.Answer{Question: q, Outcome: news.NoSource}, nil
}

// TestQuestionsWaitForTheReader holds that no more questions are worked on at once than
// the reader is let do, and that a key with many of them keeps no other key waiting.
func TestQuestionsWaitForTheReader(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		keys, err := ParseKeys(goodKey + "," + otherKey)
		if err != nil {
			t.Fatal(err)
		}
		reader := &slowReader{Services: &service.Services{}}
		door := New(Config{Services: reader, Keys: keys, Rate: 1e6, AtOnce: 2, Within: time.Hour, Now: time.Now})
		var all sync.WaitGroup
		ask := func(key string) (took *time.Duration) {
			took = new(time.Duration)
			asked := post("/v1/ask", map[string]any{"question": "who?", "keep": false})
			asked.header = map[string]string{"Authorization": "Bearer " + key}
			start := time.Now()
			all.Go(func() {
				if got := serve(door, asked.request()); got.status != http.StatusOK {
					t.Errorf("POST /v1/ask = %d %s", got.status, got.body)
				}
				*took = time.Since(start)
			})
			synctest.Wait()
			return took
		}
		var flood []*time.Duration
		for range 40 {
			flood = append(flood, ask(goodKey))
		}
		few := []*time.Duration{ask(otherKey), ask(otherKey)}
		all.Wait()
		if reader.most != 2 {
			t.Errorf("%d questions were worked on at once, want two", reader.most)
		}
		if *flood[39] != 21*time.Second {
			t.Errorf("the last of a key's many questions took %v, want 21s for 42 of them, two a second", *flood[39])
		}
		for _, took := range few {
			if *took > 3*time.Second {
				t.Errorf("a question of the other key took %v beside them, want at most three turns", *took)
			}
		}
	})
}
