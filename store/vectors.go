package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"whosaid/store/news"
)

// Vectors are embeddings by passage.
type Vectors = map[news.PassageID]news.Embedding

// ErrNoEmbedder is the error of embeddings in a store that was opened for none.
var ErrNoEmbedder = errors.New("this store was opened without an embedder")

// PutVectors stores embeddings of an article's passages, made by the configured
// embedder, and makes the passages findable by them. The error is
// news.ErrNoArticle when a passage is not stored, and news.ErrBadVector when what
// is given is not one of that passage; nothing is stored then.
func (s *Store) PutVectors(ctx context.Context, id news.ArticleID, vectors Vectors) error {
	if len(vectors) == 0 {
		return nil
	}
	if err := s.checkVectorsOf(ctx, id, vectors); err != nil {
		return err
	}
	if err := s.register(ctx); err != nil {
		return err
	}
	c, err := s.vectorsCall(id, vectors)
	if err == nil {
		_, err = s.run(ctx, c)
	}
	switch {
	case refused(err, "MISSING"):
		return fallen("store vectors of article", id, news.ErrNoArticle)
	case refused(err, "GENERATIONS"):
		return fallen("store vectors of article", id, ErrNoGeneration)
	case err != nil:
		return s.fail(ctx, err, "store vectors of article %s", id)
	}
	return nil
}

// vectorsCall is the script that gives passages embeddings.
func (s *Store) vectorsCall(id news.ArticleID, vectors Vectors) (call, error) {
	at, g := s.keys.partition(id), s.Generation()
	c := call{
		script: s.scripts.vectors,
		keys:   []string{s.keys.article(id), s.keys.counts(at), s.keys.building(at), s.keys.vectors(at, g)},
		args:   []any{string(id), string(g)},
	}
	for p, v := range vectors {
		stored, err := v.MarshalBinary()
		if err != nil {
			return call{}, err
		}
		c.keys = append(c.keys, s.keys.passage(id, p))
		c.args = append(c.args, string(p), stored)
	}
	return c, nil
}

// checkVectorsOf refuses what Redis would take and find wrongly. Passages tell how
// many sentences they have.
func (s *Store) checkVectorsOf(ctx context.Context, id news.ArticleID, vectors Vectors) error {
	var candidates []candidate
	for p := range vectors {
		candidates = append(candidates, candidate{article: id, passage: p})
	}
	hits, err := s.fetch(ctx, candidates)
	if err != nil {
		return s.fail(ctx, err, "store vectors of article %s", id)
	}
	if len(hits) < len(vectors) {
		return fallen("store vectors of article", id, news.ErrNoArticle)
	}
	for _, h := range hits {
		if err := s.checkEmbedding(h.Passage, vectors[h.ID]); err != nil {
			return fallen("store vectors of article", id, err)
		}
	}
	return nil
}

// checkEmbedding refuses what is none of the passage by the configured embedder.
func (s *Store) checkEmbedding(p news.Passage, e news.Embedding) error {
	if s.config.Embedder == "" {
		return ErrNoEmbedder
	}
	if err := e.Check(s.config.Dim, len(p.Sentences)); err != nil {
		return fmt.Errorf("embedding of passage %s: %w", p.ID, err)
	}
	return nil
}

// checkVector refuses a query that Redis would take and find wrongly.
func (s *Store) checkVector(v []float32) error {
	if s.config.Embedder == "" {
		return ErrNoEmbedder
	}
	return news.CheckVector(v, s.config.Dim)
}

func norm(v []float32) float64 {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	return math.Sqrt(sum)
}

// encodeVector writes little-endian IEEE 754 numbers of 32 bits: what VSIM calls
// FP32.
func encodeVector(v []float32) string {
	out := make([]byte, 0, 4*len(v))
	for _, x := range v {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(x))
	}
	return string(out)
}

// similarity is (1 + cos) / 2 of a vector and an embedding; false when the latter
// is none of that length.
func similarity(query []float32, length float64, e news.Embedding) (float64, bool) {
	v := e.Vector()
	if len(v) != len(query) {
		return 0, false
	}
	dot, square := 0.0, 0.0
	for i, x := range query {
		y := float64(v[i])
		dot += float64(x) * y
		square += y * y
	}
	score := (1 + dot/(length*math.Sqrt(square))) / 2
	if math.IsNaN(score) || math.IsInf(score, 0) {
		return 0, false
	}
	return min(max(score, 0), 1), true
}
