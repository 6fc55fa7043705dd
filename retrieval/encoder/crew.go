package encoder

import (
	"sync"
	"sync/atomic"
)

// crew is workers that go through one computation in step.
type crew struct {
	size    int
	arrived atomic.Int32
	round   atomic.Uint32 // how often they have met
	mu      sync.Mutex
	met     sync.Cond
}

func newCrew(size int) *crew {
	c := &crew{size: size}
	c.met.L = &c.mu
	return c
}

// each calls do once for every worker, at the same time, and waits for all.
func (c *crew) each(do func(worker int)) {
	var wg sync.WaitGroup
	for worker := 1; worker < c.size; worker++ {
		wg.Go(func() { do(worker) })
	}
	do(0)
	wg.Wait()
}

// share returns which of n things are a worker's own.
func (c *crew) share(n, worker int) (first, end int) {
	return worker * n / c.size, (worker + 1) * n / c.size
}

// patience is how often a worker looks whether all have arrived before it lets
// the processor go: some microseconds, as long as going would take.
const patience = 10_000

// meet returns when every worker has called it. What each wrote before, all may
// read after.
func (c *crew) meet() {
	if c.size == 1 {
		return
	}
	round := c.round.Load()
	if int(c.arrived.Add(1)) == c.size {
		c.arrived.Store(0)
		c.mu.Lock()
		c.round.Add(1)
		c.mu.Unlock()
		c.met.Broadcast()
		return
	}
	for range patience {
		if c.round.Load() != round {
			return
		}
	}
	c.mu.Lock()
	for c.round.Load() == round {
		c.met.Wait()
	}
	c.mu.Unlock()
}
