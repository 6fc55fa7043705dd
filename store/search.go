package store

import (
	"context"

	"whosaid/store/news"
	"whosaid/store/words"
)

// Search gives at most limit passages of current versions that pass the filter
// and share words with text: best first, equal ones by id. What other processes
// have stored is found within a second.
func (s *Store) Search(ctx context.Context, text string, filter news.Filter, limit int) ([]news.Hit, error) {
	found, err := s.found.index.Search(ctx, text, filter, limit)
	if err != nil {
		return nil, err
	}
	return s.hits(ctx, found)
}

// SearchAside is Search by the text beside the passages that no quote may touch:
// captions, bylines, links.
func (s *Store) SearchAside(ctx context.Context, text string, filter news.Filter, limit int) ([]news.Hit, error) {
	found, err := s.found.index.SearchAside(ctx, text, filter, limit)
	if err != nil {
		return nil, err
	}
	return s.hits(ctx, found)
}

// hits loads the passages that were found in the index.
func (s *Store) hits(ctx context.Context, found []words.Hit) ([]news.Hit, error) {
	candidates := make([]candidate, len(found))
	for i, f := range found {
		id, passage := place(f.ID)
		candidates[i] = candidate{article: id, passage: passage, score: f.Score}
	}
	hits, err := s.fetch(ctx, candidates)
	if err != nil {
		return nil, s.fail(ctx, err, "load what was found")
	}
	return hits, nil
}

// Rarity tells in how many passages each word stands, in the text or in the
// article's title, and how many passages there are. A word that no search goes
// by ("the") counts as standing in all.
func (s *Store) Rarity(ctx context.Context, words []string) (passages []int, all int, err error) {
	return s.found.index.Rarity(ctx, words)
}
