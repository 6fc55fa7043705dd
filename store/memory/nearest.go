package memory

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"whosaid/store/news"
)

// Nearest gives at most limit passages of current versions that pass the filter,
// those with the most similar embedding first, equal ones by id. The score is
// (1 + cos) / 2. Every embedding is compared: some 25 ms for 100,000 of 384
// numbers.
func (s *Store) Nearest(ctx context.Context, query []float32, filter news.Filter, limit int) ([]news.Hit, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.vectors.check(query); err != nil {
		return nil, fmt.Errorf("search vectors: %w", err)
	}
	best := nearest{limit: limit}
	length := float32(norm(query))
	for row, id := range s.vectors.ids {
		if row%rowsAtOnce == 0 && ctx.Err() != nil {
			return nil, fmt.Errorf("search vectors: %w", ctx.Err())
		}
		if filter.Empty() || filter.Passes(&s.articles[s.places[id].article].current.Meta) {
			best.add(id, dot(query, s.vectors.rows[row*s.vectors.dim:])/length)
		}
	}
	return s.passagesOf(best.sorted()), nil
}

// rowsAtOnce is how many embeddings are compared before it is asked again
// whether anybody waits.
const rowsAtOnce = 4096

// dot is the scalar product of a and the beginning of b. It keeps four sums so
// that no addition waits for the last.
func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float32
	i := 0
	for ; i+4 <= len(a); i += 4 {
		x, y := a[i:i+4:i+4], b[i:i+4:i+4]
		s0, s1, s2, s3 = s0+x[0]*y[0], s1+x[1]*y[1], s2+x[2]*y[2], s3+x[3]*y[3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
}

// near is a passage with its cosine.
type near struct {
	id     news.PassageID
	cosine float32
}

func nearer(a, b near) int {
	return cmp.Or(cmp.Compare(b.cosine, a.cosine), cmp.Compare(a.id, b.id))
}

// nearest keeps the limit nearest of those that are added, and up to as many
// more until it sorts them out.
type nearest struct {
	limit int
	kept  []near
	least float32 // what a passage needs to be among them, once there are enough
}

func (n *nearest) add(id news.PassageID, cosine float32) {
	if n.limit <= 0 || len(n.kept) >= n.limit && cosine < n.least {
		return
	}
	n.kept = append(n.kept, near{id, cosine})
	if len(n.kept) >= 2*n.limit {
		n.kept = n.sorted()
		n.least = n.kept[len(n.kept)-1].cosine
	}
}

func (n *nearest) sorted() []near {
	slices.SortFunc(n.kept, nearer)
	return n.kept[:min(len(n.kept), max(n.limit, 0))]
}

// passagesOf are the passages as they are stored; s.mu is held.
func (s *Store) passagesOf(found []near) []news.Hit {
	out := make([]news.Hit, len(found))
	for i, f := range found {
		score := min(max((1+float64(f.cosine))/2, 0), 1)
		out[i] = s.hit(s.places[f.id], score)
	}
	return out
}

// hit is the passage at a place; s.mu is held.
func (s *Store) hit(at place, score float64) news.Hit {
	p := s.articles[at.article].passages[at.i]
	return news.Hit{Passage: p, Score: score, Vectors: s.vectors.of(p.ID)}
}
