package api

import (
	"fmt"
	"math"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// rates hold each key to so many requests a second; a key that was quiet may ask
// burstSeconds' worth of them at once.
type rates struct {
	each float64

	mu    sync.Mutex
	byKey map[int]*rate.Limiter
}

const burstSeconds = 2

func newRates(each float64) *rates { return &rates{each: each, byKey: map[int]*rate.Limiter{}} }

// tooFast is the error of a key that asks too often.
type tooFast struct{ wait time.Duration }

func (t tooFast) Error() string {
	return fmt.Sprintf("too many requests with this key; wait %d s", t.seconds())
}

func (t tooFast) seconds() int { return max(1, int(math.Ceil(t.wait.Seconds()))) }

// take takes one request from what the key has.
func (r *rates) take(key int, now time.Time) error {
	r.mu.Lock()
	limiter := r.byKey[key]
	if limiter == nil {
		limiter = rate.NewLimiter(rate.Limit(r.each), max(1, int(r.each*burstSeconds)))
		r.byKey[key] = limiter
	}
	r.mu.Unlock()
	reserved := limiter.ReserveN(now, 1)
	wait := reserved.DelayFrom(now)
	if wait == 0 {
		return nil
	}
	reserved.CancelAt(now)
	return tooFast{wait}
}
