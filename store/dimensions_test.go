package store_test

import (
	"errors"
	"testing"

	"whosaid/store"
	"whosaid/store/news"
)

// An index whose vectors have other dimensions than its key says is told,
// nothing is stored beside it, and the next start makes it anew.
func TestOtherDimensions(t *testing.T) {
	config := fresh(t)
	config.Embedder, config.Dim = "echo@1", dim
	s := open(t, config)
	set := config.Namespace + ":{00}:v:" + string(s.Generation())
	must(t, shared(t).client(t).Do(t.Context(), "VADD", set, "VALUES", 3, 1, 0, 0, "foreign").Err())
	e := embedded(entry(t, "https://a.example/1", "The ferry sank."), dim, 1)
	const says = "vectors of other dimensions"
	wantFault(t, "Put", s.PutAll(t.Context(), []store.Entry{e}, nil), store.ErrDamaged, says)
	wantFault(t, "Nearest", second(s.Nearest(t.Context(), e.Vectors[e.Passages[0].ID].Whole, news.Filter{}, 3)), store.ErrDamaged, says)
	if _, err := s.Article(t.Context(), e.Article.ID()); !errors.Is(err, news.ErrNoArticle) {
		t.Errorf("Article of what was refused = %v, want %v", err, news.ErrNoArticle)
	}
	again := open(t, config)
	putAll(t, again, e)
	wantWhole(t, again, e)
	wantVectors(t, again, 1)
}
