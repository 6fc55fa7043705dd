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
	hits := func(scores ...any) []news.Hit {
		var out []news.Hit
		for i := 0; i < len(scores); i += 2 {
			out = append(out, news.Hit{Passage: news.Passage{ID: news.PassageID(scores[i].(string))}, Score: scores[i+1].(float64)})
		}
		return out
	}
	for _, test := range []struct {
		name        string
		left, right []news.Hit
		want        string
	}{
		{"good in both wins", hits("a", 20., "b", 18.), hits("d", .95, "b", .9, "e", .6), "b d a e"},
		{"by how much counts, not by which rank", hits("a", 20., "b", 1.), hits("b", .81, "a", .8), "a b"},
		{"near in meaning beats a word in common", hits("a", 3.), hits("b", .9, "c", .6), "b a c"},
		{"ties by id", hits("z", 5., "y", 5.), hits("x", .5), "y z x"},
		{"one list keeps its order", hits("c", 9., "a", 8., "b", 7.), nil, "c a b"},
		{"no words", nil, hits("c", .9, "a", .8), "c a"},
		{"scores of nothing", hits("b", 0., "a", 0.), nil, "a b"},
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
