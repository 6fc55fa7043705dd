package store

import (
	"context"
	"errors"
	"maps"
	"sync/atomic"
	"time"

	"github.com/redis/go-redis/v9"

	"whosaid/store/news"
)

// How the stream of changes is followed.
const (
	changesAtOnce = 500
	changesWait   = 5 * time.Second       // how long one read waits for a change
	pendingWait   = 50 * time.Millisecond // the same while changes are pending
	soonest       = 100 * time.Millisecond
	latest        = 3 * time.Second // between two attempts to connect
)

// tail applies the changes of one partition as they come.
type tail struct {
	store     *Store
	partition int
	from      revision // the last change that was read
	// pending are articles whose last change is not applied yet: this process
	// is storing them, and will know them without reading them.
	pending map[news.ArticleID]revision
}

// run goes on until the context ends. Whatever fails is tried again, from the
// same place.
func (t *tail) run(ctx context.Context) {
	pause := soonest
	broken := false
	for ctx.Err() == nil {
		err := t.advance(ctx, broken)
		if err == nil {
			pause, broken = soonest, false
			continue
		}
		if ctx.Err() != nil {
			return
		}
		if !broken {
			t.store.config.Warn(t.store.fail(ctx, err, "follow what other processes store"))
		}
		broken = true
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
		pause = min(2*pause, latest)
	}
}

// advance waits for changes and applies them. resumed tells that the server may
// have lost what was read.
func (t *tail) advance(ctx context.Context, resumed bool) error {
	if resumed {
		if built, err := t.resume(ctx); err != nil || built {
			return err
		}
	}
	entries, err := t.read(ctx)
	if err != nil {
		return err
	}
	if len(entries) == changesAtOnce { // far behind: some may have been dropped
		if built, err := t.resume(ctx); err != nil || built {
			return err
		}
	}
	for _, e := range entries {
		at, err := parseRevision(e.ID)
		if err != nil {
			return err
		}
		for _, id := range changedBy(e) {
			t.pending[id] = at
		}
		t.from = at
	}
	return t.apply(ctx)
}

// read waits for the next changes; there may be none.
func (t *tail) read(ctx context.Context) ([]redis.XMessage, error) {
	patience := changesWait
	if len(t.pending) > 0 {
		patience = pendingWait
	}
	streams, err := t.store.clients.tail.XRead(ctx, &redis.XReadArgs{
		Streams: []string{t.store.keys.changes(t.partition), t.from.String()}, Count: changesAtOnce, Block: patience,
	}).Result()
	if errors.Is(err, redis.Nil) || err == nil && len(streams) == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return streams[0].Messages, nil
}

// resume makes sure that nothing was lost between what was read and what will
// be. While the stream still holds the last change that was read, nothing was;
// else the index is built anew.
func (t *tail) resume(ctx context.Context) (built bool, err error) {
	s, at := t.store, t.from.String()
	held, err := s.clients.read.XRangeN(ctx, s.keys.changes(t.partition), at, at, 1).Result()
	if err != nil || len(held) == 1 {
		return false, err
	}
	newest, err := s.lastChange(ctx, t.partition)
	if err != nil || newest == t.from {
		return false, err
	}
	var done atomic.Int64
	if err := s.build(ctx, t.partition, &done, len(s.found.known(s.keys, t.partition))); err != nil {
		return false, err
	}
	t.from = newest
	clear(t.pending)
	return true, nil
}

// apply makes pending articles findable as they are now, but for those that
// this process is storing.
func (t *tail) apply(ctx context.Context) error {
	s := t.store
	ready := s.found.behind(t.pending)
	last := maps.Clone(t.pending)
	listings, err := s.load(ctx, ready, func(id news.ArticleID) revision { return last[id] })
	if err == nil {
		err = s.found.apply(ctx, listings)
	}
	if err != nil {
		return err
	}
	for _, id := range ready {
		delete(t.pending, id)
	}
	return nil
}

// changedBy are the articles that an entry of the stream tells of.
func changedBy(e redis.XMessage) []news.ArticleID {
	var ids []news.ArticleID
	for _, what := range []string{"put", "remove"} {
		if id, ok := e.Values[what].(string); ok {
			ids = append(ids, news.ArticleID(id))
		}
	}
	return ids
}
