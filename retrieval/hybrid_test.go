package retrieval

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"whosaid/store/news"
)

// nearFunc is Neighbours of one function.
type nearFunc func(ctx context.Context, query []float32, filter news.Filter, limit int) ([]news.Hit, error)

func (f nearFunc) Nearest(ctx context.Context, query []float32, filter news.Filter, limit int) ([]news.Hit, error) {
	return f(ctx, query, filter, limit)
}

func TestFuse(t *testing.T) {
	hits := func(ids ...news.PassageID) []news.Hit {
		var out []news.Hit
		for _, id := range ids {
			out = append(out, news.Hit{Passage: news.Passage{ID: id}, Score: 7})
		}
		return out
	}
	for _, test := range []struct {
		name        string
		left, right []news.Hit
		want        string
	}{
		{"in both lists wins", hits("a", "b", "c"), hits("d", "b"), "b a d c"},
		{"ties by id", hits("z", "y"), hits("x", "w"), "x z w y"},
		{"one list keeps its order", hits("c", "a", "b"), nil, "c a b"},
		{"nothing", nil, nil, ""},
	} {
		var got []string
		for _, hit := range fuse(test.left, test.right) {
			got = append(got, string(hit.ID))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: fuse = %v, want %s", test.name, got, test.want)
		}
	}
}

func TestNeighboursBringWhatNoWordFinds(t *testing.T) {
	s := stories(t)
	ferry := s.articles[2]
	near := nearFunc(func(context.Context, []float32, news.Filter, int) ([]news.Hit, error) {
		return []news.Hit{{Passage: Passages(ferry)[0], Score: 0.9}}, nil
	})
	f := NewFinder(s, testNow).WithMeaning(embedFunc(sinkVectors)).WithNeighbours(near, embedFunc(sinkVectors))
	found, err := f.Find(t.Context(), news.Question{Text: "Any vessel crossings planned over the Aune?"})
	if err != nil || !slices.ContainsFunc(found.Citations, func(c news.Citation) bool { return c.Article() == ferry }) {
		t.Errorf("Find quotes %q, %v, want the ferry", texts(found.Citations), err)
	}
}

func TestWordsAnswerWhereVectorsCannotBeAsked(t *testing.T) {
	down := nearFunc(func(context.Context, []float32, news.Filter, int) ([]news.Hit, error) {
		return nil, errors.New("no vectors")
	})
	f := NewFinder(stories(t), testNow).WithMeaning(embedFunc(sinkVectors)).WithNeighbours(down, embedFunc(sinkVectors))
	found, err := f.Find(t.Context(), news.Question{Text: "How much will the repairs cost?"})
	if err != nil || len(found.Citations) != 1 || found.Fallback != "the vectors could not be searched" {
		t.Errorf("Find = %q, fallback %q, %v, want one quote and why the vectors were not asked", texts(found.Citations), found.Fallback, err)
	}
}
