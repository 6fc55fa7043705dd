package store_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"whosaid/store"
	"whosaid/store/news"
	"whosaid/store/storetest"
)

// entry is an article of one passage a line.
func entry(t testing.TB, url string, lines ...string) store.Entry {
	t.Helper()
	a, err := news.NewArticle(news.Meta{URL: url}, strings.Join(lines, "\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	e := store.Entry{Article: a}
	start := 0
	for i, line := range lines {
		span := news.Span{Start: start, End: start + len(line)}
		start = span.End + 1
		e.Passages = append(e.Passages, news.Passage{
			ID:      news.PassageID(fmt.Sprintf("%s-%s-%d", a.ID(), a.Hash().String()[:12], i)),
			Article: a.ID(), Version: a.Hash(), Span: span,
			Sentences: []news.Sentence{{Span: span, Paragraph: i, Said: news.Said{
				Speaker: &news.Speaker{Name: "Ingrid Moe", Basis: news.Explicit}, Mode: news.Reports}}},
		})
	}
	return e
}

// embedded gives an entry vectors that follow from seed.
func embedded(e store.Entry, dim int, seed uint64) store.Entry {
	random := rand.New(rand.NewPCG(seed, 1))
	e.Vectors = store.Vectors{}
	for _, p := range e.Passages {
		e.Vectors[p.ID] = news.Embedding{Whole: normal(random, dim)}
	}
	return e
}

func normal(random *rand.Rand, dim int) []float32 {
	v := make([]float32, dim)
	for i := range v {
		v[i] = float32(random.NormFloat64())
	}
	return v
}

func cosine(a, b []float32) float64 {
	dot, x, y := 0.0, 0.0, 0.0
	for i := range a {
		dot += float64(a[i]) * float64(b[i])
		x += float64(a[i]) * float64(a[i])
		y += float64(b[i]) * float64(b[i])
	}
	return dot / math.Sqrt(x*y)
}

func putAll(t testing.TB, s *store.Store, entries ...store.Entry) {
	t.Helper()
	if err := s.PutAll(t.Context(), entries, nil); err != nil {
		t.Fatal(err)
	}
}

// wantWhole fails unless each entry is stored whole: text, passages, and each
// passage the nearest to its own vector.
func wantWhole(t testing.TB, s *store.Store, entries ...store.Entry) {
	t.Helper()
	for _, e := range entries {
		id := e.Article.ID()
		a, err := s.Article(t.Context(), id)
		if err != nil || a.Text() != e.Article.Text() {
			t.Errorf("Article(%s) = %v, want the one that was put", id, err)
		}
		passages, err := s.Passages(t.Context(), id)
		if err != nil || len(passages) != len(e.Passages) {
			t.Errorf("Passages(%s) = %d, %v, want %d", id, len(passages), err, len(e.Passages))
		}
		for p, v := range e.Vectors {
			hits, err := s.Nearest(t.Context(), v.Whole, news.Filter{}, 1)
			if err != nil || len(hits) != 1 || hits[0].ID != p {
				t.Errorf("Nearest to the vector of %s = %v, %v, want it", p, hits, err)
			}
		}
	}
}

// found are the texts that a search finds.
func found(t testing.TB, s *store.Store, text string) []string {
	t.Helper()
	hits, err := s.Search(t.Context(), text, news.Filter{}, 50)
	if err != nil {
		t.Fatalf("Search(%q) = %v", text, err)
	}
	out := []string{}
	for _, h := range hits {
		a, err := s.Version(t.Context(), h.Article, h.Version)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, h.Of(a.Text()))
	}
	return out
}

const dim = storetest.Dim
