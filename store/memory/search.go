package memory

import (
	"context"

	"whosaid/store/news"
)

// Search gives at most limit passages of current versions that pass the filter
// and share words with text: best first, equal ones by id.
func (s *Store) Search(ctx context.Context, text string, filter news.Filter, limit int) ([]news.Hit, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	found, err := s.index.Search(ctx, text, filter, limit)
	if err != nil {
		return nil, err
	}
	hits := make([]news.Hit, 0, len(found))
	for _, f := range found {
		at, stored := s.places[news.PassageID(f.ID)]
		if !stored {
			continue // a step failed after it was indexed
		}
		hits = append(hits, news.Hit{Passage: s.articles[at.article].passages[at.i], Score: f.Score})
	}
	return hits, nil
}

// Rarity tells in how many passages each word stands, in the text or in the
// article's title, and how many passages there are. A word that no search goes
// by ("the") counts as standing in all.
func (s *Store) Rarity(ctx context.Context, words []string) (passages []int, all int, err error) {
	return s.index.Rarity(ctx, words)
}
