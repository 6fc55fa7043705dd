package memory

import (
	"context"
	"errors"
	"fmt"
	"math"

	"whosaid/store/news"
)

// Errors of vectors; nothing is stored then.
var (
	ErrBadVector = errors.New("not an embedding")
	ErrNoVectors = errors.New("this store was opened without embeddings")
)

// vectors are the embeddings of the current passages, one after the other in one
// slice, each scaled to length 1: a search reads all of them, in order.
type vectors struct {
	dim   int // of an embedding; 0: there are none
	rows  []float32
	ids   []news.PassageID // by row
	place map[news.PassageID]int
}

// WithVectors makes the store keep embeddings of dim numbers, too, and gives it
// back.
func (s *Store) WithVectors(dim int) *Store {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.vectors = vectors{dim: dim, place: map[news.PassageID]int{}}
	return s
}

// PutVectors stores embeddings of an article's passages, and makes the passages
// findable by them. The error is news.ErrNoArticle when a passage is not one of
// the article's current version.
func (s *Store) PutVectors(ctx context.Context, id news.ArticleID, embeddings map[news.PassageID][]float32) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("store vectors of article %s: %w", id, err)
	}
	for p, v := range embeddings {
		if err := s.vectors.check(v); err != nil {
			return fmt.Errorf("store vectors of article %s: vector of passage %s: %w", id, p, err)
		}
		if at, stored := s.places[p]; !stored || at.article != id {
			return fmt.Errorf("store vectors of article %s: passage %s: %w", id, p, news.ErrNoArticle)
		}
	}
	for p, v := range embeddings {
		s.vectors.put(p, v)
	}
	return nil
}

// check refuses what is no direction of the store's dimensions.
func (v *vectors) check(embedding []float32) error {
	if v.dim == 0 {
		return ErrNoVectors
	}
	if len(embedding) != v.dim {
		return fmt.Errorf("%w: it has %d dimensions, not %d", ErrBadVector, len(embedding), v.dim)
	}
	switch length := norm(embedding); {
	case math.IsNaN(length) || math.IsInf(length, 0):
		return fmt.Errorf("%w: it holds what is no number", ErrBadVector)
	case length == 0:
		return fmt.Errorf("%w: it is zero", ErrBadVector)
	}
	return nil
}

func (v *vectors) put(id news.PassageID, embedding []float32) {
	row, known := v.place[id]
	if !known {
		row = len(v.ids)
		v.place[id], v.ids = row, append(v.ids, id)
		v.rows = append(v.rows, make([]float32, v.dim)...)
	}
	length := norm(embedding)
	for i, x := range embedding {
		v.rows[row*v.dim+i] = float32(float64(x) / length)
	}
}

// remove moves the last row to where the passage's was.
func (v *vectors) remove(id news.PassageID) {
	row, known := v.place[id]
	if !known {
		return
	}
	last := len(v.ids) - 1
	copy(v.rows[row*v.dim:(row+1)*v.dim], v.rows[last*v.dim:])
	v.ids[row], v.place[v.ids[last]] = v.ids[last], row
	v.rows, v.ids = v.rows[:last*v.dim], v.ids[:last]
	delete(v.place, id)
}

func norm(v []float32) float64 {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	return math.Sqrt(sum)
}
