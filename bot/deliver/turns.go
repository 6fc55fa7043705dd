package deliver

import (
	"context"
	"strconv"
	"sync"
	"time"
)

// turns says when a message may be sent. Every limit is a window that slides:
// never more than so many messages within so long, wherever one begins to count.
type turns struct {
	limits Limits
	mu     sync.Mutex
	server window
	chats  map[int64]*chatTurns
	swept  time.Time
}

// chatTurns are the turns of one chat.
type chatTurns struct {
	second, minute window
	shut           time.Time // nothing is sent until then: Telegram said so
}

// The windows are a little longer than Telegram's, since requests do not all
// take the same time on their way.
const (
	second = 1050 * time.Millisecond
	minute = 61 * time.Second
)

func newTurns(l Limits) *turns {
	return &turns{limits: l, server: window{most: l.Server, per: second}, chats: map[int64]*chatTurns{}}
}

// share divides the limit on all chats among the processes of the bot.
func (t *turns) share(processes int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.limits.Server > 0 {
		t.server.most = max(1, t.limits.Server/max(1, processes))
	}
}

// wait waits until a turn in the chat may be there to take. A turn that is too
// far off is a laterError.
func (t *turns) wait(ctx context.Context, chat int64) error {
	began := time.Now()
	for {
		now := time.Now()
		at := t.next(chat, now)
		if !at.After(now) {
			return nil
		}
		if at.Sub(began) > holdFor {
			return &laterError{at.Sub(now)}
		}
		if !sleep(ctx, at.Sub(now)) {
			return ctx.Err()
		}
	}
}

// next is when there may be a turn in the chat.
func (t *turns) next(chat int64, now time.Time) time.Time {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.after(t.of(chat, now), now)
}

// take takes a turn in the chat if it may be taken now, and gives zero; or else
// the time at which to ask again.
func (t *turns) take(chat int64, now time.Time) time.Time {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.of(chat, now)
	if at := t.after(c, now); at.After(now) {
		return at
	}
	c.second.add(now)
	c.minute.add(now)
	t.server.add(now)
	return time.Time{}
}

// after is when all windows have room.
func (t *turns) after(c *chatTurns, now time.Time) time.Time {
	latest := c.shut
	for _, w := range []*window{&c.second, &c.minute, &t.server} {
		if at := w.next(now); at.After(latest) {
			latest = at
		}
	}
	return latest
}

// arrived tells that a message that took its turn was answered just now. The
// server counts from when it came, which may be any time until then.
func (t *turns) arrived(chat int64, now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.of(chat, now)
	for _, w := range []*window{&c.second, &c.minute, &t.server} {
		if n := len(w.times); n > 0 {
			w.times[n-1] = now
		}
	}
}

// shut keeps a chat's messages back for a while.
func (t *turns) shut(chat int64, now time.Time, d time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.of(chat, now)
	if until := now.Add(d); until.After(c.shut) {
		c.shut = until
	}
}

// shutLane is shut for the chat of a lane, where it is a chat's.
func (t *turns) shutLane(lane string, now time.Time, d time.Duration) {
	if chat, err := strconv.ParseInt(lane, 10, 64); err == nil && t.limits.Chat > 0 {
		t.shut(chat, now, d)
	}
}

// of is the turns of a chat. Chats in which nothing counts any more are forgotten.
func (t *turns) of(chat int64, now time.Time) *chatTurns {
	if c, there := t.chats[chat]; there {
		return c
	}
	if now.Sub(t.swept) > minute {
		t.swept = now
		for id, c := range t.chats {
			if !c.shut.After(now) && c.second.idle(now) && c.minute.idle(now) {
				delete(t.chats, id)
			}
		}
	}
	c := &chatTurns{second: window{most: t.limits.Chat, per: second}}
	if chat < 0 {
		c.minute = window{most: t.limits.Group, per: minute}
	}
	t.chats[chat] = c
	return c
}

// window lets most things happen within per; 0 is without limit.
type window struct {
	most  int
	per   time.Duration
	times []time.Time // the last ones, the oldest first
}

// next is when one more may happen.
func (w *window) next(now time.Time) time.Time {
	if w.most == 0 || len(w.times) < w.most {
		return now
	}
	return w.times[len(w.times)-w.most].Add(w.per)
}

func (w *window) add(now time.Time) {
	if w.most == 0 {
		return
	}
	if len(w.times) >= w.most {
		w.times = append(w.times[:0], w.times[len(w.times)-w.most+1:]...)
	}
	w.times = append(w.times, now)
}

// idle reports whether nothing within the window counts any more.
func (w *window) idle(now time.Time) bool {
	return len(w.times) == 0 || now.Sub(w.times[len(w.times)-1]) > w.per
}
