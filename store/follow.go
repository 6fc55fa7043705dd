package store

import (
	"context"
	"sync"
	"sync/atomic"

	"whosaid/store/news"
)

// following is the goroutines that keep the keyword index fresh.
type following struct {
	stop context.CancelFunc
	all  sync.WaitGroup
}

// follow builds the keyword index and keeps it fresh until the store is closed.
func (s *Store) follow(ctx context.Context) error {
	total := 0
	starts := make([]revision, s.keys.partitions)
	for p := range s.keys.partitions {
		n, err := s.clients.read.SCard(ctx, s.keys.articles(p)).Result()
		if err == nil {
			starts[p], err = s.lastChange(ctx, p)
		}
		if err != nil {
			return s.fail(ctx, err, "build the keyword index")
		}
		total += int(n)
	}
	var done atomic.Int64
	for p := range s.keys.partitions {
		if err := s.build(ctx, p, &done, total); err != nil {
			return s.fail(ctx, err, "build the keyword index")
		}
	}
	if err := s.found.save(s.config.Warn); err != nil {
		return err
	}
	own, stop := context.WithCancel(context.WithoutCancel(ctx))
	s.following.stop = stop
	for p, from := range starts {
		tail := &tail{store: s, partition: p, from: from, pending: map[news.ArticleID]revision{}}
		s.following.all.Go(func() { tail.run(own) })
	}
	return nil
}

// end stops following. Closing the connections ends the reads that wait.
func (f *following) end(c clients) {
	if f.stop == nil {
		return
	}
	f.stop()
	_ = c.tail.Close() // closed again, and its error told, with the others
	f.all.Wait()
}

// lastChange is the newest entry of a partition's stream.
func (s *Store) lastChange(ctx context.Context, partition int) (revision, error) {
	entries, err := s.clients.read.XRevRangeN(ctx, s.keys.changes(partition), "+", "-", 1).Result()
	if err != nil || len(entries) == 0 {
		return revision{}, err
	}
	return parseRevision(entries[0].ID)
}
