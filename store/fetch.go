package store

import (
	"context"
	"errors"
	"fmt"

	"whosaid/store/news"
)

// candidate is a passage that an index named.
type candidate struct {
	article news.ArticleID
	passage news.PassageID
	score   float64
}

// fetch reads the passages that an index named. Of an article that was removed
// meanwhile nothing is given, not even those passages that could still be read.
func (s *Store) fetch(ctx context.Context, candidates []candidate) ([]news.Hit, error) {
	all := make([]string, len(candidates))
	for i, c := range candidates {
		all[i] = s.keys.passage(c.article, c.passage)
	}
	records, err := s.records(ctx, all, passageFields)
	if err != nil {
		return nil, err
	}
	removed := map[news.ArticleID]bool{}
	passages := make([]news.Passage, len(candidates))
	for i, c := range candidates {
		passages[i], err = c.read(records[i])
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
			hits = append(hits, news.Hit{Passage: passages[i], Score: c.score})
		}
	}
	return hits, nil
}

func (c candidate) read(record []any) (news.Passage, error) {
	if len(record) > len(passageFields) {
		record = record[:len(passageFields)]
	}
	p, err := readPassage(c.passage, record)
	if err == nil && p.Article != c.article {
		err = fmt.Errorf("%w: passage %s is of article %s", ErrDamaged, p.ID, p.Article)
	}
	return p, err
}
