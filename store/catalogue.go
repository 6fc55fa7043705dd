package store

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"whosaid/store/news"
)

// summary is what is told of all articles together, until the next change.
type summary struct {
	held      news.Searched
	outlets   []news.Outlet
	languages []string
}

// Outlets are those that published a stored article, ordered by name. Of an
// outlet that articles describe in two ways, the last article by id decides.
// What other processes have changed is told within a second.
func (s *Store) Outlets(ctx context.Context) ([]news.Outlet, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("list outlets: %w", err)
	}
	return slices.Clone(s.found.summarise().outlets), nil
}

// Holdings tells what is stored: how many articles of how many known outlets,
// and the days of the first and the last publication. What other processes
// have changed is told within a second.
func (s *Store) Holdings(ctx context.Context) (news.Searched, error) {
	if err := ctx.Err(); err != nil {
		return news.Searched{}, fmt.Errorf("count what is stored: %w", err)
	}
	return s.found.summarise().held, nil
}

// HoldingsWithin is Holdings of the articles that pass the filter.
func (s *Store) HoldingsWithin(ctx context.Context, filter news.Filter) (news.Searched, error) {
	if filter.Empty() {
		return s.Holdings(ctx)
	}
	if err := ctx.Err(); err != nil {
		return news.Searched{}, fmt.Errorf("count what is stored: %w", err)
	}
	s.found.mu.RLock()
	defer s.found.mu.RUnlock()
	held, _ := news.Holdings(func(yield func(*news.Meta) bool) {
		for _, l := range s.found.articles {
			m := news.Meta{Outlet: l.outlet, Published: l.published}
			if filter.Passes(&m) && !yield(&m) {
				return
			}
		}
	})
	return held, nil
}

// Languages are those of the stored articles, as far as they are known, the most
// frequent first.
func (s *Store) Languages(ctx context.Context) ([]string, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("list languages: %w", err)
	}
	return slices.Clone(s.found.summarise().languages), nil
}

func (f *findable) summarise() summary {
	f.mu.RLock()
	made := f.summary
	f.mu.RUnlock()
	if made != nil {
		return *made
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.summary == nil {
		f.summary = summarise(f.articles)
	}
	return *f.summary
}

func summarise(articles map[news.ArticleID]listing) *summary {
	held, outlets := news.Holdings(func(yield func(*news.Meta) bool) {
		for _, id := range slices.Sorted(maps.Keys(articles)) {
			if !yield(&news.Meta{Outlet: articles[id].outlet, Published: articles[id].published}) {
				return
			}
		}
	})
	languages := map[string]int{}
	for _, l := range articles {
		if l.language != "" {
			languages[l.language]++
		}
	}
	return &summary{held, outlets, news.RankLanguages(languages)}
}
