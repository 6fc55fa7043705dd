package memory

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"whosaid/store/news"
)

// Article is the current version of an article; the error is
// news.ErrNoArticle when it is not stored.
func (s *Store) Article(ctx context.Context, id news.ArticleID) (*news.Article, error) {
	known, err := s.history(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("load article %s: %w", id, err)
	}
	return known.current, nil
}

// Version is the version of an article that has the hash, current or not; the
// error is news.ErrNoArticle when it is not stored.
func (s *Store) Version(ctx context.Context, id news.ArticleID, hash news.Hash) (*news.Article, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("load article %s, version %s: %w", id, hash, err)
	}
	if known := s.articles[id]; known != nil && known.versions[hash] != nil {
		return known.versions[hash], nil
	}
	return nil, fmt.Errorf("load article %s, version %s: %w", id, hash, news.ErrNoArticle)
}

// Versions are all stored versions of an article, the oldest first and the current
// one last; the error is news.ErrNoArticle when it is not stored.
func (s *Store) Versions(ctx context.Context, id news.ArticleID) ([]*news.Article, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	known := s.articles[id]
	if err := ctx.Err(); err != nil || known == nil {
		return nil, fmt.Errorf("load versions of article %s: %w", id, cmp.Or(err, news.ErrNoArticle))
	}
	return news.InOrder(slices.Collect(maps.Values(known.versions)), known.current.Hash()), nil
}

// Changed are the articles of which more than one version is stored, ordered by id.
func (s *Store) Changed(ctx context.Context) ([]news.ArticleID, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("list what changed: %w", err)
	}
	var out []news.ArticleID
	for _, id := range slices.Sorted(maps.Keys(s.articles)) {
		if len(s.articles[id].versions) > 1 {
			out = append(out, id)
		}
	}
	return out, nil
}

// Passages are those of the article's current version, in the order in which
// they were put; the error is news.ErrNoArticle when it is not stored.
func (s *Store) Passages(ctx context.Context, id news.ArticleID) ([]news.Passage, error) {
	known, err := s.history(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("load passages of article %s: %w", id, err)
	}
	return known.passages, nil
}

// history gives a copy, which later changes leave alone.
func (s *Store) history(ctx context.Context, id news.ArticleID) (history, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return history{}, err
	}
	known := s.articles[id]
	if known == nil {
		return history{}, news.ErrNoArticle
	}
	return history{current: known.current, passages: slices.Clone(known.passages)}, nil
}

// Articles are the current versions of all articles, ordered by id.
func (s *Store) Articles(ctx context.Context) ([]*news.Article, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("list articles: %w", err)
	}
	out := make([]*news.Article, 0, len(s.articles))
	for _, id := range slices.Sorted(maps.Keys(s.articles)) {
		out = append(out, s.articles[id].current)
	}
	return out, nil
}

// Outlets are those that published a stored article, ordered by name. Of an
// outlet that articles describe in two ways, the last article by id decides.
func (s *Store) Outlets(ctx context.Context) ([]news.Outlet, error) {
	_, outlets, err := s.holdings(ctx, news.Filter{})
	if err != nil {
		return nil, fmt.Errorf("list outlets: %w", err)
	}
	return outlets, nil
}

// Languages are those of the stored articles, as far as they are known, the most
// frequent first.
func (s *Store) Languages(ctx context.Context) ([]string, error) {
	articles, err := s.Articles(ctx)
	if err != nil {
		return nil, fmt.Errorf("list languages: %w", err)
	}
	languages := map[string]int{}
	for _, a := range articles {
		if a.Language != "" {
			languages[a.Language]++
		}
	}
	return news.RankLanguages(languages), nil
}

// Holdings tells what is stored: how many articles of how many known outlets,
// and the days of the first and the last publication.
func (s *Store) Holdings(ctx context.Context) (news.Searched, error) {
	return s.HoldingsWithin(ctx, news.Filter{})
}

// HoldingsWithin is Holdings of the articles that pass the filter.
func (s *Store) HoldingsWithin(ctx context.Context, filter news.Filter) (news.Searched, error) {
	held, _, err := s.holdings(ctx, filter)
	if err != nil {
		return news.Searched{}, fmt.Errorf("count what is stored: %w", err)
	}
	return held, nil
}

func (s *Store) holdings(ctx context.Context, filter news.Filter) (news.Searched, []news.Outlet, error) {
	articles, err := s.Articles(ctx)
	if err != nil {
		return news.Searched{}, nil, err
	}
	held, outlets := news.Holdings(func(yield func(*news.Meta) bool) {
		for _, a := range articles {
			if filter.Passes(&a.Meta) && !yield(&a.Meta) {
				return
			}
		}
	})
	return held, outlets, nil
}
