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

// Around gives the articles of passages, each once and in their order, with those
// passages and the ones that stand before and behind each. An article that was changed
// or removed since is left out.
func (s *Store) Around(ctx context.Context, found []news.Passage) ([]news.Excerpt, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("load the articles of what was found: %w", err)
	}
	known := map[news.PassageID]news.Hash{}
	var ids []news.ArticleID
	for _, p := range found {
		if known[p.ID] = p.Version; !slices.Contains(ids, p.Article) {
			ids = append(ids, p.Article)
		}
	}
	var out []news.Excerpt
	for _, id := range ids {
		if of := s.articles[id]; of != nil {
			if e := of.around(known); len(e.Passages) > 0 {
				out = append(out, e)
			}
		}
	}
	return out, nil
}

// around is the current version with the passages of it that are known and those
// beside them.
func (h *history) around(known map[news.PassageID]news.Hash) news.Excerpt {
	order, found := make([]news.PassageID, len(h.passages)), map[news.PassageID]bool{}
	for i, p := range h.passages {
		version, is := known[p.ID]
		order[i], found[p.ID] = p.ID, is && version == p.Version
	}
	e := news.Excerpt{Article: h.current}
	for _, i := range news.Around(order, found) {
		e.Passages = append(e.Passages, h.passages[i])
	}
	return e
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
