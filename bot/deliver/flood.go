package deliver

import (
	"sync"
	"time"
)

// flood holds each person to so many updates a minute.
type flood struct {
	most   int
	mu     sync.Mutex
	minute time.Time
	counts map[int64]int
}

func newFlood(most int) *flood { return &flood{most: most, counts: map[int64]int{}} }

// over counts an update of a person and reports whether it is one too many.
func (f *flood) over(person int64, now time.Time) bool {
	if person == 0 {
		return false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if now.Sub(f.minute) >= time.Minute {
		f.minute = now
		clear(f.counts)
	}
	f.counts[person]++
	return f.counts[person] > f.most
}
