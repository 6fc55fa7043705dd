package memory

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"whosaid/store/news"
)

// ErrNoVectors is the error of embeddings in a store that was opened for none.
var ErrNoVectors = errors.New("this store was opened without embeddings")

// vectors are the embeddings of the current passages: their own vectors one after
// the other in one slice, each scaled to length 1, since a search reads all of
// them, in order; beside them those of their sentences.
type vectors struct {
	dim       int // of a passage's vector; 0: there are none
	rows      []float32
	sentences [][][]int8       // by row
	means     []bool           // by row: the vector is the mean of the sentences'
	ids       []news.PassageID // by row
	place     map[news.PassageID]int
}

// WithVectors makes the store keep embeddings whose vectors have dim numbers, too,
// and gives it back.
func (s *Store) WithVectors(dim int) *Store {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.vectors = vectors{dim: dim, place: map[news.PassageID]int{}}
	return s
}

// PutVectors stores embeddings of an article's passages, and makes the passages
// findable by them. The error is news.ErrNoArticle when a passage is not one of
// the article's current version, and news.ErrBadVector when what is given is not
// one of that passage; nothing is stored then.
func (s *Store) PutVectors(ctx context.Context, id news.ArticleID, embeddings map[news.PassageID]news.Embedding) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("store vectors of article %s: %w", id, err)
	}
	for p, e := range embeddings {
		if err := s.checkEmbedding(id, p, e); err != nil {
			return fmt.Errorf("store vectors of article %s: passage %s: %w", id, p, err)
		}
	}
	for p, e := range embeddings {
		s.vectors.put(p, e)
	}
	return nil
}

// checkEmbedding refuses what is none of a passage of the article.
func (s *Store) checkEmbedding(id news.ArticleID, p news.PassageID, e news.Embedding) error {
	at, stored := s.places[p]
	switch {
	case s.vectors.dim == 0:
		return ErrNoVectors
	case !stored || at.article != id:
		return news.ErrNoArticle
	}
	return e.Check(s.vectors.dim, len(s.articles[id].passages[at.i].Sentences))
}

// check refuses a query that is no direction of the store's dimensions.
func (v *vectors) check(query []float32) error {
	if v.dim == 0 {
		return ErrNoVectors
	}
	return news.CheckVector(query, v.dim)
}

// grow makes room for so many embeddings.
func (v *vectors) grow(passages int) {
	v.rows = slices.Grow(v.rows, passages*v.dim)
	v.sentences, v.means, v.ids = slices.Grow(v.sentences, passages), slices.Grow(v.means, passages), slices.Grow(v.ids, passages)
}

// put takes an embedding; false when it has no vector of that length.
func (v *vectors) put(id news.PassageID, e news.Embedding) bool {
	vector := e.Vector()
	if len(vector) != v.dim {
		return false
	}
	row, known := v.place[id]
	if !known {
		row = len(v.ids)
		v.place[id], v.ids = row, append(v.ids, id)
		v.rows = append(v.rows, vector...)
		v.sentences, v.means = append(v.sentences, nil), append(v.means, false)
	}
	v.sentences[row], v.means[row] = e.Sentences, e.Whole == nil
	length := norm(vector)
	for i, x := range vector {
		v.rows[row*v.dim+i] = float32(float64(x) / length)
	}
	return true
}

// of are the vectors of the passage's sentences; nil when there are none.
func (v *vectors) of(id news.PassageID) [][]int8 {
	if row, known := v.place[id]; known {
		return v.sentences[row]
	}
	return nil
}

// embedding is the passage's; false when it has none.
func (v *vectors) embedding(id news.PassageID) (e news.Embedding, ok bool) {
	row, known := v.place[id]
	if !known {
		return e, false
	}
	e.Sentences = v.sentences[row]
	if !v.means[row] {
		e.Whole = v.rows[row*v.dim : (row+1)*v.dim]
	}
	return e, true
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
	v.sentences[row], v.sentences[last], v.means[row] = v.sentences[last], nil, v.means[last]
	v.rows, v.ids, v.sentences, v.means = v.rows[:last*v.dim], v.ids[:last], v.sentences[:last], v.means[:last]
	delete(v.place, id)
}

func norm(v []float32) float64 {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	return math.Sqrt(sum)
}
