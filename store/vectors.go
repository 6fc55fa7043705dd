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
type Vectors = map[news.PassageID][]float32

// Errors of vectors; nothing is stored then.
var (
	ErrBadVector  = errors.New("not an embedding")
	ErrNoEmbedder = errors.New("this store was opened without an embedder")
)

// PutVectors stores embeddings of an article's passages, made by the configured
// embedder, and makes the passages findable by them. The error is
// news.ErrNoArticle when a passage is not stored.
func (s *Store) PutVectors(ctx context.Context, id news.ArticleID, vectors Vectors) error {
	if err := s.checkVectorsOf(vectors); err != nil {
		return fallen("store vectors of article", id, err)
	}
	if len(vectors) == 0 {
		return nil
	}
	if err := s.register(ctx); err != nil {
		return err
	}
	_, err := s.run(ctx, s.vectorsCall(id, vectors))
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

// vectorsCall is the script that gives passages vectors.
func (s *Store) vectorsCall(id news.ArticleID, vectors Vectors) call {
	at, g := s.keys.partition(id), s.Generation()
	c := call{
		script: s.scripts.vectors,
		keys:   []string{s.keys.article(id), s.keys.counts(at), s.keys.building(at), s.keys.vectors(at, g)},
		args:   []any{string(id), string(g)},
	}
	for p, v := range vectors {
		c.keys = append(c.keys, s.keys.passage(id, p))
		c.args = append(c.args, string(p), encodeVector(v))
	}
	return c
}

// checkVectorsOf refuses what Redis would take and find wrongly.
func (s *Store) checkVectorsOf(vectors Vectors) error {
	for id, v := range vectors {
		if err := s.checkVector(v); err != nil {
			return fmt.Errorf("vector of passage %s: %w", id, err)
		}
	}
	return nil
}

func (s *Store) checkVector(v []float32) error {
	if s.config.Embedder == "" {
		return ErrNoEmbedder
	}
	if len(v) != s.config.Dim {
		return fmt.Errorf("%w: it has %d dimensions, not %d", ErrBadVector, len(v), s.config.Dim)
	}
	switch length := norm(v); {
	case math.IsNaN(length) || math.IsInf(length, 0):
		return fmt.Errorf("%w: it holds what is no number", ErrBadVector)
	case length == 0:
		return fmt.Errorf("%w: it is zero", ErrBadVector)
	}
	return nil
}

func norm(v []float32) float64 {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	return math.Sqrt(sum)
}

// encodeVector writes little-endian IEEE 754 numbers of 32 bits: what VADD
// calls FP32.
func encodeVector(v []float32) string {
	out := make([]byte, 0, 4*len(v))
	for _, x := range v {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(x))
	}
	return string(out)
}

// similarity is (1 + cos) / 2 of a vector and a stored one; false when the
// stored one is none of that length.
func similarity(query []float32, length float64, stored string) (float64, bool) {
	if len(stored) != 4*len(query) {
		return 0, false
	}
	dot, square := 0.0, 0.0
	for i, x := range query {
		at := stored[4*i : 4*i+4]
		y := float64(math.Float32frombits(uint32(at[0]) | uint32(at[1])<<8 | uint32(at[2])<<16 | uint32(at[3])<<24))
		dot += float64(x) * y
		square += y * y
	}
	score := (1 + dot/(length*math.Sqrt(square))) / 2
	if math.IsNaN(score) || math.IsInf(score, 0) {
		return 0, false
	}
	return min(max(score, 0), 1), true
}
