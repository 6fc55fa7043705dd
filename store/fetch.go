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
	vectors [][]int8 // of its sentences, as far as they were read by then
}

// fetch reads the passages that an index named. Of an article that was removed
// meanwhile nothing is given, not even those passages that could still be read.
// The vectors of their sentences are read with them, unless that was done.
func (s *Store) fetch(ctx context.Context, candidates []candidate) ([]news.Hit, error) {
	all := make([]string, len(candidates))
	for i, c := range candidates {
		all[i] = s.keys.passage(c.article, c.passage)
	}
	fields := s.fieldsOf(candidates)
	records, err := s.records(ctx, all, fields)
	if err != nil {
		return nil, err
	}
	removed := map[news.ArticleID]bool{}
	passages := make([]news.Passage, len(candidates))
	for i, c := range candidates {
		passages[i], err = s.read(c, records[i])
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
			hits = append(hits, news.Hit{Passage: passages[i], Score: c.score, Vectors: c.vectorsOf(passages[i], records[i])})
		}
	}
	return hits, nil
}

// fieldsOf are the fields that are read of candidates: their embeddings, too, if
// there may be any that were not read.
func (s *Store) fieldsOf(candidates []candidate) []string {
	read := !slices.ContainsFunc(candidates, func(c candidate) bool { return c.vectors == nil })
	if read || s.config.Embedder == "" {
		return passageFields
	}
	return append(slices.Clip(passageFields), embeddingField(s.Generation()))
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
func (c candidate) vectorsOf(p news.Passage, record []any) [][]int8 {
	if c.vectors == nil && len(record) > len(passageFields) {
		made, _ := embedding(record[len(passageFields)])
		c.vectors = made.Sentences
	}
	if len(c.vectors) != len(p.Sentences) {
		return nil
	}
	return c.vectors
}

// read reads the passage of a candidate from a record in which its embedding may
// stand, too.
func (s *Store) read(c candidate, record []any) (news.Passage, error) {
	p, err := s.passages.read(wanted[passageID]{id: passageID{c.article, c.passage}}, record[:min(len(record), len(passageFields))])
	if err == nil && p.Article != c.article {
		err = fmt.Errorf("%w: passage %s is of article %s", ErrDamaged, p.ID, p.Article)
	}
	return p, err
}
