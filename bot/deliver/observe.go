package deliver

import (
	"context"
	"errors"
	"net"
	"sync/atomic"
	"time"

	"github.com/go-telegram/bot"
)

// Observer is told what goes on, for metrics. Its methods must be quick.
type Observer interface {
	// TakenIn tells of updates that were kept, and of those that had come before.
	TakenIn(fresh, repeated int)
	// Flooded tells of an update that was dropped: its sender sends too many.
	Flooded()
	// Handled tells of an update that was handled, and for how long.
	Handled(kind string, well bool, took time.Duration)
	// Requested tells of one request to Telegram.
	Requested(method string, well bool, took time.Duration)
	// Retried tells why a request is made again.
	Retried(reason string)
}

type nobody struct{}

func (nobody) TakenIn(int, int)                      {}
func (nobody) Flooded()                              {}
func (nobody) Handled(string, bool, time.Duration)   {}
func (nobody) Requested(string, bool, time.Duration) {}
func (nobody) Retried(string)                        {}

// health is how things stand.
type health struct{ session, journal atomic.Bool }

// Well reports whether Telegram was heard of last time, and the journal.
func (o *Office) Well() (session, journal bool) {
	return o.health.session.Load(), o.health.journal.Load()
}

// Waiting is how many updates are not handled yet.
func (o *Office) Waiting(ctx context.Context) (int, error) { return o.Journal.Waiting(ctx) }

// reasonOf is why something is tried again, in one word.
func reasonOf(err error) string {
	if _, limited := errors.AsType[*bot.TooManyRequestsError](err); limited {
		return "limit"
	}
	if refused, ok := errors.AsType[*pollError](err); ok {
		switch {
		case refused.after > 0:
			return "limit"
		case refused.code == 409:
			return "conflict"
		}
		return "server"
	}
	if failed, ok := errors.AsType[net.Error](err); ok && failed.Timeout() {
		return "timeout"
	}
	return "server"
}
