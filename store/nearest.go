package store

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"

	"github.com/redis/go-redis/v9"

	"whosaid/store/news"
)

// How far the vector sets are searched. Their eight-bit vectors alone would
// lose one of a hundred among the ten nearest; so more are taken than are asked
// for, and weighed again by the vectors as they were made.
const (
	leastNear  = 50
	moreNear   = 100  // than are asked for, at most
	effort     = 200  // EF of VSIM
	scanAtMost = 4000 // a smaller subset is compared one by one
	growAtMost = 8000 // beyond it, comparing one by one is faster
)

// Nearest gives at most limit passages of current versions that pass the filter,
// those with the most similar embedding first, equal ones by id. The score is
// (1 + cos) / 2. The query must come from the configured embedder. Where
// questions are answered by another one's vectors the error is ErrNoGeneration,
// and ErrIncomplete while this one's are being made.
func (s *Store) Nearest(ctx context.Context, query []float32, filter news.Filter, limit int) ([]news.Hit, error) {
	if err := s.checkVector(query); err != nil {
		return nil, fmt.Errorf("search vectors: %w", err)
	}
	if limit <= 0 {
		return nil, nil
	}
	q := nearness{store: s, query: query, length: norm(query), limit: limit}
	var candidates []candidate
	var failed error
	var searching sync.WaitGroup
	searching.Go(func() { candidates, failed = q.candidates(ctx, filter) })
	if err := s.answerable(ctx); err != nil {
		searching.Wait()
		return nil, err
	}
	searching.Wait()
	if failed != nil {
		return nil, s.fail(ctx, failed, "search vectors")
	}
	hits, err := s.fetch(ctx, candidates)
	if err != nil {
		return nil, s.fail(ctx, err, "load what was found")
	}
	return hits, nil
}

// answerable refuses a question that is embedded otherwise than the passages.
func (s *Store) answerable(ctx context.Context) error {
	g := string(s.Generation())
	state, err := s.clients.read.HGet(ctx, s.keys.generations(), g).Result()
	if err != nil && !errors.Is(err, redis.Nil) {
		return s.fail(ctx, err, "search vectors")
	}
	if state == used {
		return nil
	}
	current, err := s.Current(ctx)
	switch {
	case err != nil:
		return err
	case current == "" || current == s.Generation():
		return nil
	case state == building:
		return fmt.Errorf("search vectors of %s: %w", g, ErrIncomplete)
	}
	return fmt.Errorf("search vectors of %s: %w; the passages have those of %s", g, ErrNoGeneration, current)
}

// nearness is one search for the nearest.
type nearness struct {
	store  *Store
	query  []float32
	length float64
	limit  int
}

// candidates are the nearest passages, best first.
func (q nearness) candidates(ctx context.Context, filter news.Filter) ([]candidate, error) {
	count := max(leastNear, q.limit+min(q.limit, moreNear))
	if filter.Empty() {
		near, err := q.around(ctx, count, nil)
		if err != nil {
			return nil, err
		}
		return q.weigh(ctx, near)
	}
	passing, all := q.store.found.within(filter)
	subset := 0
	for _, passages := range passing {
		subset += len(passages)
	}
	if subset == 0 {
		return nil, nil
	}
	wanted := min(count, subset)
	// Were the subset spread evenly, so many would hold count of it.
	far := int(math.Ceil(float64(count) * float64(all) / float64(subset)))
	if subset > scanAtMost {
		for ; far <= growAtMost; far *= 4 {
			near, err := q.around(ctx, far, func(id news.ArticleID) bool { return len(passing[id]) > 0 })
			if err != nil {
				return nil, err
			}
			if len(near) >= wanted {
				return q.weigh(ctx, near[:min(len(near), count)])
			}
		}
	}
	return q.weigh(ctx, flatten(passing))
}

// around asks the vector sets of all partitions at once for the count nearest
// passages, and keeps those of articles that pass, best first.
func (q nearness) around(ctx context.Context, count int, passes func(news.ArticleID) bool) ([]candidate, error) {
	s := q.store
	found := make([][]candidate, s.keys.partitions)
	failed := make([]error, s.keys.partitions)
	var all sync.WaitGroup
	for p := range s.keys.partitions {
		all.Go(func() { found[p], failed[p] = q.aroundIn(ctx, p, count) })
	}
	all.Wait()
	for _, err := range failed {
		if err != nil {
			return nil, err
		}
	}
	near := slices.Concat(found...)
	if passes != nil {
		near = slices.DeleteFunc(near, func(c candidate) bool { return !passes(c.article) })
	}
	return best(near, count), nil
}

func (q nearness) aroundIn(ctx context.Context, partition, count int) ([]candidate, error) {
	s := q.store
	near, err := s.clients.read.VSimWithArgsWithScores(ctx, s.keys.vectors(partition, s.Generation()),
		&redis.VectorFP32{Val: []byte(encodeVector(q.query))}, &redis.VSimArgs{Count: int64(count), EF: int64(max(effort, count))}).Result()
	if err != nil && !errors.Is(err, redis.Nil) {
		return nil, err
	}
	out := make([]candidate, len(near))
	for i, n := range near {
		id, passage := place(n.Name)
		out[i] = candidate{article: id, passage: passage, score: n.Score}
	}
	return out, nil
}
