package memory

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"whosaid/store/news"
)

// summary is what is told of all that is stored. It is made once between two
// changes: every question and every check asks for it, and to go through ten thousand
// articles for it takes longer than a search.
type summary struct {
	articles []*news.Article // current versions, by id
	held     news.Searched
	outlets  []news.Outlet // by name
}

func (s *Store) summary(ctx context.Context) (*summary, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if known := s.summed.Load(); known != nil {
		return known, nil
	}
	made := &summary{articles: make([]*news.Article, 0, len(s.articles))}
	for _, id := range slices.Sorted(maps.Keys(s.articles)) {
		made.articles = append(made.articles, s.articles[id].current)
	}
	made.held, made.outlets = made.within(news.Filter{})
	s.summed.Store(made)
	return made, nil
}

// within tells of the articles that pass a filter.
func (s *summary) within(filter news.Filter) (news.Searched, []news.Outlet) {
	return news.Holdings(func(yield func(*news.Meta) bool) {
		for _, a := range s.articles {
			if filter.Passes(&a.Meta) && !yield(&a.Meta) {
				return
			}
		}
	})
}

// Articles are the current versions of all articles, ordered by id.
func (s *Store) Articles(ctx context.Context) ([]*news.Article, error) {
	all, err := s.summary(ctx)
	if err != nil {
		return nil, fmt.Errorf("list articles: %w", err)
	}
	return slices.Clone(all.articles), nil
}

// Outlets are those that published a stored article, ordered by name. Of an
// outlet that articles describe in two ways, the last article by id decides.
func (s *Store) Outlets(ctx context.Context) ([]news.Outlet, error) {
	all, err := s.summary(ctx)
	if err != nil {
		return nil, fmt.Errorf("list outlets: %w", err)
	}
	return slices.Clone(all.outlets), nil
}

// Holdings tells what is stored: how many articles of how many known outlets,
// and the days of the first and the last publication.
func (s *Store) Holdings(ctx context.Context) (news.Searched, error) {
	all, err := s.summary(ctx)
	if err != nil {
		return news.Searched{}, fmt.Errorf("count what is stored: %w", err)
	}
	return all.held, nil
}

// HoldingsWithin is Holdings of the articles that pass the filter.
func (s *Store) HoldingsWithin(ctx context.Context, filter news.Filter) (news.Searched, error) {
	if filter.Empty() {
		return s.Holdings(ctx)
	}
	all, err := s.summary(ctx)
	if err != nil {
		return news.Searched{}, fmt.Errorf("count what is stored: %w", err)
	}
	held, _ := all.within(filter)
	return held, nil
}
