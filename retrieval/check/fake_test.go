package check

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"whosaid/retrieval"
	"whosaid/store/news"
)

// fakeStore is a Store of a few articles: a passage scores by how many distinct
// words it shares with the text asked for.
type fakeStore struct {
	articles []*news.Article
	earlier  []*news.Article // versions
	searched int             // how often Search was asked
}

func (s *fakeStore) Search(_ context.Context, text string, filter news.Filter, limit int) ([]news.Hit, error) {
	s.searched++
	wanted := map[string]bool{}
	for words, i := news.Fold(text), 0; i < words.Len(); i++ {
		wanted[words.Word(i)] = true
	}
	var hits []news.Hit
	for _, a := range s.articles {
		for _, p := range retrieval.Passages(a) {
			held := map[string]bool{}
			for words, i := news.Fold(p.Of(a.Text())), 0; i < words.Len(); i++ {
				if wanted[words.Word(i)] {
					held[words.Word(i)] = true
				}
			}
			if len(held) > 0 && filter.Passes(&a.Meta) {
				hits = append(hits, news.Hit{Passage: p, Score: float64(len(held))})
			}
		}
	}
	slices.SortFunc(hits, func(a, b news.Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	return hits[:min(limit, len(hits))], nil
}

func (s *fakeStore) SearchAside(context.Context, string, news.Filter, int) ([]news.Hit, error) {
	return nil, nil
}

func (s *fakeStore) Article(_ context.Context, id news.ArticleID) (*news.Article, error) {
	for _, a := range s.articles {
		if a.ID() == id {
			return a, nil
		}
	}
	return nil, fmt.Errorf("load article %s: %w", id, news.ErrNoArticle)
}

func (s *fakeStore) Versions(_ context.Context, id news.ArticleID) ([]*news.Article, error) {
	var out []*news.Article
	for _, a := range append(s.earlier, s.articles...) {
		if a.ID() == id {
			out = append(out, a)
		}
	}
	return out, nil
}

func (s *fakeStore) Changed(context.Context) ([]news.ArticleID, error) {
	var out []news.ArticleID
	for _, a := range s.earlier {
		if !slices.Contains(out, a.ID()) {
			out = append(out, a.ID())
		}
	}
	return out, nil
}

func (s *fakeStore) Passages(ctx context.Context, id news.ArticleID) ([]news.Passage, error) {
	a, err := s.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	return retrieval.Passages(a), nil
}

func (s *fakeStore) Outlets(context.Context) ([]news.Outlet, error) {
	var out []news.Outlet
	for _, a := range s.articles {
		if o := a.Outlet; o != nil && !slices.ContainsFunc(out, func(known news.Outlet) bool { return known.ID == o.ID }) {
			out = append(out, *o)
		}
	}
	return out, nil
}

func (s *fakeStore) Holdings(context.Context) (news.Searched, error) {
	return news.Searched{Articles: len(s.articles)}, nil
}

// Outlets of the tests' articles.
var (
	shore = &news.Outlet{ID: "shore", Name: "Shore Gazette"}
	board = &news.Outlet{ID: "board", Name: "Skarvik Harbour Board"}
	vest  = &news.Outlet{ID: "vest", Name: "Radio Vest", Aliases: []string{"Vest Radio"}}
)

// article is one of an outlet, published in May of an outlet.
func article(t testing.TB, outlet *news.Outlet, day int, text string) *news.Article {
	t.Helper()
	meta := news.Meta{Outlet: outlet, Published: time.Date(2031, time.May, day, 0, 0, 0, 0, time.UTC)}
	a, err := news.NewArticle(meta, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
