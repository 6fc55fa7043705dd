package retrieval

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"whosaid/store/news"
)

// alignFunc is an Aligner of a function of one text.
type alignFunc func(text string) float64

func (f alignFunc) Align(_ context.Context, _ string, texts []string) ([]float64, error) {
	out := make([]float64, len(texts))
	for i, text := range texts {
		if out[i] = f(text); out[i] < 0 {
			return nil, errors.New("no tokens")
		}
	}
	return out, nil
}

// ferryCovers is an Aligner for which only the ferry covers the question.
func ferryCovers(text string) float64 {
	if strings.Contains(text, "ferry") {
		return 0.9
	}
	return 0.2
}

func TestRankLooksCloser(t *testing.T) {
	s := stories(t)
	first := func(f *Finder) string {
		hits, err := f.Rank(t.Context(), "the bridge repairs", 3)
		if err != nil || len(hits) == 0 || len(hits) > 3 {
			t.Fatalf("Rank = %v, %v, want one to three passages", hits, err)
		}
		a, err := s.Article(t.Context(), hits[0].Article)
		if err != nil {
			t.Fatal(err)
		}
		return hits[0].Of(a.Text())
	}
	if got := first(NewFinder(s, testNow)); strings.Contains(got, "ferry") {
		t.Errorf("Rank by words puts %q first, want what is about repairs", got)
	}
	if got := first(NewFinder(s, testNow).WithAligner(alignFunc(ferryCovers))); !strings.Contains(got, "ferry") {
		t.Errorf("Rank with a closer look puts %q first, want what covers the question", got)
	}
}

func TestRankTellsThatNoTokensCouldBeCompared(t *testing.T) {
	broken := alignFunc(func(string) float64 { return -1 })
	if hits, err := NewFinder(stories(t), testNow).WithAligner(broken).Rank(t.Context(), "the bridge", 3); err == nil {
		t.Errorf("Rank = %v, want an error", hits)
	}
}

// A sentence answers though it shares no word with the question, when its
// embedding and its tokens are near it.
func TestOtherWordsAnswer(t *testing.T) {
	s := stories(t)
	ferry := s.articles[2]
	near := nearFunc(func(context.Context, []float32, news.Filter, int) ([]news.Hit, error) {
		return []news.Hit{{Passage: Passages(ferry)[0], Score: 0.9}}, nil
	})
	answers := func(f *Finder) bool {
		f.WithMeaning(embedFunc(sinkVectors)).WithNeighbours(near, embedFunc(sinkVectors))
		found, err := f.Find(t.Context(), news.Question{Text: "Which vessel helps commuters?"})
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(found.Citations, func(c news.Citation) bool { return c.Article() == ferry })
	}
	if !answers(NewFinder(s, testNow).WithAligner(alignFunc(ferryCovers))) {
		t.Error("a sentence near in meaning and token by token does not answer")
	}
	if answers(NewFinder(s, testNow).WithAligner(alignFunc(func(string) float64 { return 0.3 }))) {
		t.Error("a sentence near in meaning of which no word covers the question answers")
	}
}
