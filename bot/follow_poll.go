package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/url"
	"strings"
	"time"

	"whosaid/store/news"
)

// How followed addresses are fetched by several processes: one at a time, which
// says again and again that it is at it.
const (
	followLock  = "follow"
	lockLast    = 2 * time.Minute
	lockBeat    = 30 * time.Second
	pollBetween = 30 * time.Second // two looks at what is due
)

// poller fetches what is followed, and stores what is new.
type poller struct {
	app    *app
	keeper keeper
	now    func() time.Time
}

// begin follows an address, once it has given an article.
func (p poller) begin(ctx context.Context, f news.Followed) error {
	f.Added = p.now()
	if isChannel(f.URL) {
		fmt.Fprintln(p.app.out, "followed; make the bot an administrator of the channel: what it posts from then on is stored while \"bot serve\" runs")
		return p.keeper.store.Follow(ctx, f)
	}
	return p.alone(ctx, func(ctx context.Context) error {
		became, err := p.fetch(ctx, &f)
		if err != nil {
			return err
		}
		if err := p.keeper.store.Follow(ctx, f); err != nil {
			return err
		}
		fmt.Fprintf(p.app.out, "followed; new: %d   updated: %d   unchanged: %d\n", became.New, became.Updated, became.Unchanged)
		return nil
	})
}

// due fetches all that is due. One address that fails keeps no other one waiting.
func (p poller) due(ctx context.Context) error {
	return p.alone(ctx, func(ctx context.Context) error {
		all, err := p.keeper.store.Followed(ctx)
		if err != nil {
			return err
		}
		for _, f := range all {
			if isChannel(f.URL) || f.Due(rand.Float64()).After(p.now()) {
				continue
			}
			became, err := p.fetch(ctx, &f)
			if err != nil && hopeless(ctx, err) {
				return err
			}
			slog.InfoContext(ctx, "followed", "url", f.URL, "new", became.New, "updated", became.Updated, "unchanged", became.Unchanged, "failures", f.Failures, "fault", f.Fault)
			if err := p.keeper.store.Tried(ctx, f); err != nil {
				return err
			}
		}
		return nil
	})
}

// errHeld is the error of following while another process does.
var errHeld = errors.New("another process fetches what is followed just now; try again in a minute")

// alone does what one process may do at a time. It ends when the lock is lost.
func (p poller) alone(ctx context.Context, do func(context.Context) error) error {
	lock, err := p.keeper.store.Lock(ctx, followLock, lockLast)
	if err != nil {
		return err
	}
	if lock == nil {
		return errHeld
	}
	ctx, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		beat := time.NewTicker(lockBeat)
		defer beat.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-beat.C:
				if held, err := lock.Extend(ctx); err == nil && !held {
					stop()
				}
			}
		}
	}()
	err = do(ctx)
	stop()
	<-done
	return errors.Join(err, lock.Release(context.WithoutCancel(ctx)))
}

// fetch fetches one address, stores what is new and notes in f how that went.
func (p poller) fetch(ctx context.Context, f *news.Followed) (became kept, err error) {
	defer func() { f.Went(p.now(), became.New+became.Updated, err) }()
	known, err := p.keeper.store.Outlets(ctx)
	if err != nil {
		return kept{}, err
	}
	read, err := p.app.readWeb(ctx, []string{f.URL}, publishingAt(known, f.Outlet, f.URL))
	if err != nil {
		return kept{}, err
	}
	for _, skip := range read.Skipped {
		slog.DebugContext(ctx, "passed over", "address", skip.File, "reason", skip.Reason)
	}
	became, err = p.keeper.all(ctx, read.Readings, func() {})
	if err == nil && became.New+became.Updated > 0 {
		err = p.keeper.publish(ctx)
	}
	return became, errors.Join(err, became.fault())
}

// publishingAt are the known outlets, of which the one with that id publishes at
// the address; "" leaves them as they are.
func publishingAt(known []news.Outlet, id news.OutletID, at string) []news.Outlet {
	u, err := url.Parse(at)
	if id == "" || err != nil {
		return known
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	for i, outlet := range known {
		if outlet.ID != id {
			continue
		}
		if !outlet.Publishes(at) {
			known[i].Domains = append(outlet.Domains[:len(outlet.Domains):len(outlet.Domains)], host)
		}
		return known
	}
	return append(known, news.Outlet{ID: id, Name: string(id), Domains: []string{host}})
}
