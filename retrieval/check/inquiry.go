package check

import (
	"context"
	"errors"
	"fmt"

	"whosaid/store/news"
)

// How far a check looks.
const (
	passagesAsked    = 60
	articlesExamined = 16 // for one search
	searchesAllowed  = 8  // for one text, however long
)

// inquiry is one text under examination.
type inquiry struct {
	checker  *Checker
	text     string
	outlets  []news.Outlet
	labels   []news.Decision // of moderators
	naming   naming
	sources  []*source // that were looked at, in the order in which they were found
	byID     map[news.ArticleID]*source
	searched map[string]bool // texts
}

// finding is what is found of one wording.
type finding struct {
	status   news.CheckStatus
	matches  []news.Match
	near     float64   // the similarity of the best match
	agreeing int       // words of the wording that stand there
	judged   news.Span // of the text: the words that were looked for, where they are not all of it
}

// search looks up the articles that share words with text, and adds them to the
// sources.
func (q *inquiry) search(ctx context.Context, text string) error {
	return q.look(ctx, "quotable: "+text, searchable(text), q.checker.store.Search)
}

// searchAside looks up the articles that share words with text where nothing is
// quoted, and adds them to the sources.
func (q *inquiry) searchAside(ctx context.Context, text string) error {
	return q.look(ctx, "aside: "+text, searchable(text), q.checker.store.SearchAside)
}

type search func(ctx context.Context, text string, filter news.Filter, limit int) ([]news.Hit, error)

func (q *inquiry) look(ctx context.Context, key, text string, search search) error {
	if q.searched[key] || len(q.searched) == searchesAllowed {
		return nil
	}
	q.searched[key] = true
	hits, err := search(ctx, text, news.Filter{}, passagesAsked)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	examined := map[news.ArticleID]bool{}
	for _, hit := range hits {
		if examined[hit.Article] || len(examined) == articlesExamined {
			continue
		}
		examined[hit.Article] = true
		if err := q.add(ctx, hit.Article); err != nil {
			return err
		}
	}
	return nil
}

func (q *inquiry) add(ctx context.Context, id news.ArticleID) error {
	if q.byID[id] != nil {
		return nil
	}
	s, err := q.checker.source(ctx, id)
	if errors.Is(err, news.ErrNoArticle) {
		return nil // removed since it was found
	}
	if err != nil {
		return err
	}
	s = s.ruled(q.labels, q.outlets)
	q.byID[id] = s
	q.sources = append(q.sources, s)
	if s.titled != nil {
		q.sources = append(q.sources, s.titled)
	}
	return nil
}

// source reads an article, unless one just like it was read before.
func (c *Checker) source(ctx context.Context, id news.ArticleID) (*source, error) {
	article, err := c.store.Article(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("load article %s: %w", id, err)
	}
	if s, ok := c.sources.Get(article); ok {
		return s, nil
	}
	passages, err := c.store.Passages(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("load passages of article %s: %w", id, err)
	}
	s := newSource(article, passages)
	s.titled = s.headline()
	c.sources.Add(article, s)
	return s, nil
}
