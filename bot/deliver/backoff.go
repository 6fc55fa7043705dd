package deliver

import (
	"context"
	"time"
)

// backoff waits longer each time.
type backoff struct{ first, most, next time.Duration }

// wait reports whether the pause is over, not the context.
func (b *backoff) wait(ctx context.Context) bool {
	b.next = min(max(2*b.next, b.first), b.most)
	return sleep(ctx, b.next)
}

func (b *backoff) reset() { b.next = 0 }

// sleep reports whether it lasted its time.
func sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
