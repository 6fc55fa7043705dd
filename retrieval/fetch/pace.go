package fetch

import (
	"context"
	"sync"
	"time"
)

// pace lets one request a site be under way, with a pause before the next.
type pace struct {
	mu    sync.Mutex
	sites map[string]*turn
}

// turn is a site's: who holds the token may ask it.
type turn struct {
	token chan struct{}
	last  time.Time // when the last request ended; it is the token holder's
}

// wait waits until a site may be asked; release ends the turn.
func (p *pace) wait(ctx context.Context, site string, pause time.Duration) (release func(), err error) {
	p.mu.Lock()
	t := p.sites[site]
	if t == nil {
		t = &turn{token: make(chan struct{}, 1)}
		p.sites[site] = t
	}
	p.mu.Unlock()
	select {
	case t.token <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	release = func() {
		t.last = time.Now()
		<-t.token
	}
	if left := pause - time.Since(t.last); !t.last.IsZero() && left > 0 {
		timer := time.NewTimer(left)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-ctx.Done():
			<-t.token
			return nil, ctx.Err()
		}
	}
	return release, nil
}
