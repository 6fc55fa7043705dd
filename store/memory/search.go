package memory

import (
	"context"

	"whosaid/store/news"
	"whosaid/store/words"
)

// Search gives at most limit passages of current versions that pass the filter
// and share words with text: best first, equal ones by id.
func (s *Store) Search(ctx context.Context, text string, filter news.Filter, limit int) ([]news.Hit, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	found, err := s.index.Search(ctx, text, filter, limit)
	return s.hits(found), err
}

// SearchAside is Search by the text beside the passages that no quote may touch:
// captions, bylines, links.
func (s *Store) SearchAside(ctx context.Context, text string, filter news.Filter, limit int) ([]news.Hit, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	found, err := s.index.SearchAside(ctx, text, filter, limit)
	return s.hits(found), err
}

// hits are the passages that were found in the index.
func (s *Store) hits(found []words.Hit) []news.Hit {
	hits := make([]news.Hit, 0, len(found))
	for _, f := range found {
		at, stored := s.places[news.PassageID(f.ID)]
		if !stored {
			continue // a step failed after it was indexed
		}
		hits = append(hits, s.hit(at, f.Score))
	}
	return hits
}

// Rarity tells in how many passages each word stands, in the text or in the
// article's title, and how many passages there are. A word that no search goes
// by ("the") counts as standing in all.
func (s *Store) Rarity(ctx context.Context, words []string) (passages []int, all int, err error) {
	return s.index.Rarity(ctx, words)
}
