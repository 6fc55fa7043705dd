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
