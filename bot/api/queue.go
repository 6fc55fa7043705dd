package api

import (
	"context"
	"errors"
	"slices"
	"sync"
)

// queue lets so many requests work at once. Of those that wait, one key's turn
// comes after another's, so that a key with a thousand requests delays no other.
type queue struct {
	mu      sync.Mutex
	free    int
	waiting map[int][]chan struct{} // by key, in the order of their coming
	turns   []int                   // the keys that wait, the next one first
}

// mostWaiting is how many requests of one key wait; there is no sense in more.
const mostWaiting = 64

// errBusy is the error of a request that is not even let wait.
var errBusy = errors.New("too many requests with this key are waiting; try again later")

func newQueue(atOnce int) *queue {
	return &queue{free: max(1, atOnce), waiting: map[int][]chan struct{}{}}
}

// enter waits for the key's turn. Whoever entered leaves.
func (q *queue) enter(ctx context.Context, key int) (leave func(), err error) {
	q.mu.Lock()
	if q.free > 0 {
		q.free--
		q.mu.Unlock()
		return q.leave, nil
	}
	if len(q.waiting[key]) >= mostWaiting {
		q.mu.Unlock()
		return nil, errBusy
	}
	turn := make(chan struct{})
	if len(q.waiting[key]) == 0 {
		q.turns = append(q.turns, key)
	}
	q.waiting[key] = append(q.waiting[key], turn)
	q.mu.Unlock()
	select {
	case <-turn:
		return q.leave, nil
	case <-ctx.Done():
		q.giveUp(key, turn)
		return nil, ctx.Err()
	}
}

// giveUp waits no more. A turn that came meanwhile goes to the next one.
func (q *queue) giveUp(key int, turn chan struct{}) {
	q.mu.Lock()
	at := slices.Index(q.waiting[key], turn)
	if at >= 0 {
		q.waiting[key] = slices.Delete(q.waiting[key], at, at+1)
		if len(q.waiting[key]) == 0 {
			q.forget(key)
		}
	}
	q.mu.Unlock()
	if at < 0 {
		q.leave()
	}
}

// leave gives the turn to the next key.
func (q *queue) leave() {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.turns) == 0 {
		q.free++
		return
	}
	key := q.turns[0]
	next := q.waiting[key][0]
	q.waiting[key], q.turns = q.waiting[key][1:], append(q.turns[1:], key)
	if len(q.waiting[key]) == 0 {
		q.forget(key)
	}
	close(next)
}

// forget takes out a key of which none waits; the lock is held.
func (q *queue) forget(key int) {
	delete(q.waiting, key)
	q.turns = slices.DeleteFunc(q.turns, func(k int) bool { return k == key })
}
