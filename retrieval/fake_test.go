package retrieval

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// fakeStore is a Store of a few articles: a passage scores by the share of the
// query's stems that stand in it.
type fakeStore struct {
	articles []*news.Article
}

func (s fakeStore) Search(_ context.Context, text string, filter news.Filter, limit int) ([]news.Hit, error) {
	var hits []news.Hit
	for _, a := range s.articles {
		if !filter.Passes(&a.Meta) {
			continue
		}
		for _, p := range Passages(a) {
			if score := share(text, p.Of(a.Text())); score > 0 {
				hits = append(hits, news.Hit{Passage: p, Score: score})
			}
		}
	}
	slices.SortFunc(hits, func(a, b news.Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	return hits[:min(limit, len(hits))], nil
}

func share(query, text string) float64 {
	bag := newBag()
	bag.add(terms.All(text))
	hit, all := 0, 0
	for _, w := range terms.Content(terms.All(query)) {
		all++
		if bag.stems[w.Stem] {
			hit++
		}
	}
	return float64(hit) / float64(max(all, 1))
}

func (s fakeStore) Rarity(_ context.Context, words []string) ([]int, int, error) {
	counts, all := make([]int, len(words)), 0
	for _, a := range s.articles {
		for _, p := range Passages(a) {
			all++
			bag := newBag()
			bag.add(terms.All(p.Of(a.Text())))
			for i, w := range words {
				if bag.stems[w] || bag.stems[terms.Stem(w)] {
					counts[i]++
				}
			}
		}
	}
	return counts, all, nil
}

func (s fakeStore) Article(_ context.Context, id news.ArticleID) (*news.Article, error) {
	for _, a := range s.articles {
		if a.ID() == id {
			return a, nil
		}
	}
	return nil, errors.New("no such article")
}

func (s fakeStore) Passages(ctx context.Context, id news.ArticleID) ([]news.Passage, error) {
	a, err := s.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	return Passages(a), nil
}

func (s fakeStore) Outlets(context.Context) ([]news.Outlet, error) {
	var out []news.Outlet
	for _, a := range s.articles {
		if a.Outlet != nil && !slices.ContainsFunc(out, func(o news.Outlet) bool { return o.ID == a.Outlet.ID }) {
			out = append(out, *a.Outlet)
		}
	}
	return out, nil
}

func (s fakeStore) Holdings(context.Context) (news.Searched, error) {
	return news.Searched{Articles: len(s.articles)}, nil
}

func testNow() time.Time { return time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC) }
