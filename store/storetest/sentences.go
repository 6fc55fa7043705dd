package storetest

import (
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"

	"whosaid/store/news"
)

// putTwo stores an article of one passage a line, each of two sentences.
func putTwo(t *testing.T, s Store, meta news.Meta, text string) []news.Passage {
	t.Helper()
	a, passages := article(t, meta, text)
	for i, p := range passages {
		middle := p.Start + strings.Index(p.Of(text), ". ") + 1
		passages[i].Sentences = []news.Sentence{
			{Span: news.Span{Start: p.Start, End: middle}, Paragraph: i},
			{Span: news.Span{Start: middle + 1, End: p.End}, Paragraph: i},
		}
	}
	if err := s.Put(t.Context(), a, passages); err != nil {
		t.Fatal(err)
	}
	return passages
}

// small is axis in whole numbers, times length.
func small(i, length int) []int8 {
	v := make([]int8, Dim)
	v[i] = int8(length)
	return v
}

// wantSentences fails unless the passage, found by words and by its vector, has
// these vectors of its sentences.
func wantSentences(t *testing.T, s VectorStore, p news.Passage, words string, query []float32, want [][]int8) {
	t.Helper()
	for call, hits := range map[string][]news.Hit{
		"Search": search(t, s, words, news.Filter{}, 1), "Nearest": nearest(t, s, query, news.Filter{}, 1),
	} {
		if len(hits) != 1 || hits[0].ID != p.ID || !reflect.DeepEqual(hits[0].Vectors, want) {
			t.Errorf("%s = %+v, want passage %s with the vectors %v", call, hits, p.ID, want)
		}
	}
}

func testSentences(t *testing.T, s VectorStore) {
	passages := putTwo(t, s, news.Meta{}, "The ferry sank. Nine were hurt.\nThe bridge held. It is new.\nThe road is shut. It is icy.")
	wide := [][]int8{{1, 2, 3, -127}, {127, 0, 0, -128}} // by another encoder than the search's
	putEmbeddings(t, s, passages,
		news.Embedding{Whole: axis(0, 0), Sentences: [][]int8{small(0, 127), small(1, -127)}},
		news.Embedding{Whole: axis(5, 0), Sentences: wide},
		news.Embedding{Whole: axis(9, 0)})
	wantSentences(t, s, passages[0], "ferry", axis(0, 0), [][]int8{small(0, 127), small(1, -127)})
	wantSentences(t, s, passages[1], "bridge", axis(5, 0), wide)
	wantSentences(t, s, passages[2], "road", axis(9, 0), nil)
	putEmbeddings(t, s, passages, news.Embedding{Whole: axis(0, 0), Sentences: [][]int8{small(3, 1), small(4, 1)}})
	wantSentences(t, s, passages[0], "ferry", axis(0, 0), [][]int8{small(3, 1), small(4, 1)})
	putEmbeddings(t, s, passages, news.Embedding{Whole: axis(0, 0)})
	wantSentences(t, s, passages[0], "ferry", axis(0, 0), nil)
	if hits := search(t, s, "road", news.Filter{}, 1); len(hits) != 1 || hits[0].Vectors != nil {
		t.Errorf("Search = %+v, want no vectors of sentences, not even an empty list", hits)
	}
}

// Where a passage has no vector of its own, the mean of its sentences' directions
// is it, however long they are.
func testMeanOfSentences(t *testing.T, s VectorStore) {
	passages := putTwo(t, s, news.Meta{}, "The ferry sank. Nine were hurt.\nThe bridge held. It is new.")
	putEmbeddings(t, s, passages,
		news.Embedding{Sentences: [][]int8{small(0, 127), small(1, 3)}},
		news.Embedding{Sentences: [][]int8{small(0, 127), small(0, 127)}})
	hits := nearest(t, s, axis(0, 1), news.Filter{}, 2)
	if len(hits) != 2 || hits[0].ID != passages[0].ID {
		t.Fatalf("Nearest = %+v, want the ferry before the bridge", hits)
	}
	for i, want := range []float64{1, (1 + math.Sqrt2/2) / 2} {
		if math.Abs(hits[i].Score-want) > 1e-4 {
			t.Errorf("score %d = %v, want %v", i, hits[i].Score, want)
		}
	}
}

func testSentencesOfVersions(t *testing.T, s VectorStore) {
	const before, after = "The ferry sank. Nine were hurt.", "The ferry sank. Eleven were hurt."
	old := putTwo(t, s, news.Meta{URL: ferryURL}, before)
	one, two := [][]int8{small(0, 9), small(1, 9)}, [][]int8{small(2, 9), small(3, 9)}
	putEmbeddings(t, s, old, news.Embedding{Sentences: one})
	fresh := putTwo(t, s, news.Meta{URL: ferryURL}, after)
	if hits := search(t, s, "eleven", news.Filter{}, 1); len(hits) != 1 || hits[0].Vectors != nil {
		t.Errorf("Search for a new version = %+v, want it without vectors", hits)
	}
	putEmbeddings(t, s, fresh, news.Embedding{Sentences: two})
	wantSentences(t, s, fresh[0], "eleven", axis(2, 0), two)
	putTwo(t, s, news.Meta{URL: ferryURL, Title: "Ferry"}, after)
	wantSentences(t, s, fresh[0], "eleven", axis(2, 0), two)
}

// What is refused leaves nothing behind.
func testRefusedSentences(t *testing.T, s VectorStore) {
	passages := putTwo(t, s, news.Meta{}, "The ferry sank. Nine were hurt.\nThe bridge held. It is new.")
	good := news.Embedding{Sentences: [][]int8{small(0, 9), small(1, 9)}}
	for name, bad := range map[string]news.Embedding{
		"nothing":                       {},
		"of one sentence":               {Whole: axis(0, 0), Sentences: [][]int8{small(0, 9)}},
		"of three":                      {Whole: axis(0, 0), Sentences: [][]int8{small(0, 9), small(1, 9), small(2, 9)}},
		"of two lengths":                {Whole: axis(0, 0), Sentences: [][]int8{small(0, 9), small(1, 9)[:Dim-1]}},
		"of a zero":                     {Whole: axis(0, 0), Sentences: [][]int8{small(0, 9), small(1, 0)}},
		"of sentences that undo a mean": {Sentences: [][]int8{small(0, 9), small(0, -9)}},
		"of a short mean":               {Sentences: [][]int8{{9}, {9}}},
	} {
		vectors := map[news.PassageID]news.Embedding{passages[0].ID: good, passages[1].ID: bad}
		if err := s.PutVectors(t.Context(), passages[0].Article, vectors); !errors.Is(err, news.ErrBadVector) {
			t.Errorf("PutVectors of one that is %s = %v, want %v", name, err, news.ErrBadVector)
		}
	}
	if hits := nearest(t, s, axis(0, 0), news.Filter{}, 5); len(hits) != 0 {
		t.Errorf("Nearest after refusals = %v, want nothing", hits)
	}
}
