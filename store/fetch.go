package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"whosaid/store/news"
)

// candidate is a passage that an index named.
type candidate struct {
	article news.ArticleID
	passage news.PassageID
	score   float64
	record  []any    // of the passage, where it was read already
	vectors [][]int8 // of its sentences, as far as they were read by then
}

// fetch reads the passages that an index named. Of an article that was removed
// meanwhile nothing is given, not even those passages that could still be read.
// The vectors of their sentences are read with them, unless that was done.
func (s *Store) fetch(ctx context.Context, candidates []candidate) ([]news.Hit, error) {
	if err := s.readRecords(ctx, candidates); err != nil {
		return nil, err
	}
	removed := map[news.ArticleID]bool{}
	passages := make([]news.Passage, len(candidates))
	for i, c := range candidates {
		var err error
		passages[i], err = s.read(c)
		switch {
		case errors.Is(err, news.ErrNoArticle):
			removed[c.article] = true
		case err != nil:
			return nil, fallen("load a passage of article", c.article, err)
		}
	}
	hits := make([]news.Hit, 0, len(candidates))
	for i, c := range candidates {
		if !removed[c.article] {
			hits = append(hits, news.Hit{Passage: passages[i], Score: c.score, Vectors: c.vectorsOf(passages[i])})
		}
	}
	return hits, nil
}

// readRecords reads the records of those candidates of which none was read: with
// their embeddings, if there may be any that were not read.
func (s *Store) readRecords(ctx context.Context, candidates []candidate) error {
	var keys []string
	var at []int
	fields := passageFields
	for i, c := range candidates {
		if c.record != nil {
			continue
		}
		keys, at = append(keys, s.keys.passage(c.article, c.passage)), append(at, i)
		if c.vectors == nil && s.config.Embedder != "" {
			fields = fieldsWith(s.Generation())
		}
	}
	records, err := s.records(ctx, keys, fields)
	if err != nil {
		return err
	}
	for k, i := range at {
		candidates[i].record = records[k]
	}
	return nil
}

// fieldsWith are the fields of a passage's hash with its embedding of a generation,
// which is the last one.
func fieldsWith(g GenerationID) []string {
	return append(slices.Clip(passageFields), embeddingField(g))
}

// embeddingField is the field of a passage's hash that holds its embedding.
func embeddingField(g GenerationID) string { return "e:" + string(g) }

// embedding reads a field of a record; false when it holds none.
func embedding(field any) (out news.Embedding, ok bool) {
	stored, _ := field.(string)
	ok = out.UnmarshalBinary([]byte(stored)) == nil
	return out, ok
}

// vectorsOf are the candidate's, or those in its record; nil when there is not one
// for each sentence of the passage.
func (c candidate) vectorsOf(p news.Passage) [][]int8 {
	if c.vectors == nil && len(c.record) > len(passageFields) {
		made, _ := embedding(c.record[len(passageFields)])
		c.vectors = made.Sentences
	}
	if len(c.vectors) != len(p.Sentences) {
		return nil
	}
	return c.vectors
}

// read reads the passage of a candidate from its record.
func (s *Store) read(c candidate) (news.Passage, error) {
	record := c.record[:min(len(c.record), len(passageFields))]
	p, err := s.passages.read(wanted[passageID]{id: passageID{c.article, c.passage}}, record)
	if err == nil && p.Article != c.article {
		err = fmt.Errorf("%w: passage %s is of article %s", ErrDamaged, p.ID, p.Article)
	}
	return p, err
}
