package storetest

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"whosaid/store/news"
)

// Dim is the length of the suite's embeddings.
const Dim = 24

// VectorStore is a store that also finds passages by their embeddings.
type VectorStore interface {
	Store
	PutVectors(ctx context.Context, id news.ArticleID, vectors map[news.PassageID]news.Embedding) error
	Nearest(ctx context.Context, query []float32, filter news.Filter, limit int) ([]news.Hit, error)
}

// RunVectors puts stores to every test of vectors. open gives an empty one for
// embeddings of Dim numbers, for each test.
func RunVectors(t *testing.T, open func(t *testing.T) VectorStore) {
	tests := []struct {
		name string
		test func(t *testing.T, s VectorStore)
	}{
		{"no vectors", testNoVectors},
		{"nearest first", testNearest},
		{"a vector replaced", testReplacedVector},
		{"vectors of versions", testVectorsOfVersions},
		{"vectors removed", testVectorsRemoved},
		{"refused vectors", testRefusedVectors},
		{"vectors and filters", testVectorFilters},
		{"equal vectors", testEqualVectors},
		{"vectors of sentences", testSentences},
		{"the mean of sentences", testMeanOfSentences},
		{"sentences of versions", testSentencesOfVersions},
		{"refused sentences", testRefusedSentences},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { test.test(t, open(t)) })
	}
}

// axis is the embedding that points along the i-th dimension, leaning a little
// to the next one.
func axis(i int, lean float32) []float32 {
	v := make([]float32, Dim)
	v[i] = 3
	v[(i+1)%Dim] = 3 * lean
	return v
}

func embed(t *testing.T, s VectorStore, passages []news.Passage, vectors ...[]float32) {
	t.Helper()
	all := make([]news.Embedding, len(vectors))
	for i, v := range vectors {
		all[i].Whole = v
	}
	putEmbeddings(t, s, passages, all...)
}

func putEmbeddings(t *testing.T, s VectorStore, passages []news.Passage, embeddings ...news.Embedding) {
	t.Helper()
	all := map[news.PassageID]news.Embedding{}
	for i, e := range embeddings {
		all[passages[i].ID] = e
	}
	if err := s.PutVectors(t.Context(), passages[0].Article, all); err != nil {
		t.Fatal(err)
	}
}

func nearest(t *testing.T, s VectorStore, query []float32, filter news.Filter, limit int) []news.Hit {
	t.Helper()
	hits, err := s.Nearest(t.Context(), query, filter, limit)
	if err != nil {
		t.Fatalf("Nearest = %v", err)
	}
	if len(hits) > limit {
		t.Errorf("Nearest gave %d hits, want at most %d", len(hits), limit)
	}
	return hits
}

func testNoVectors(t *testing.T, s VectorStore) {
	put(t, s, news.Meta{}, firstText)
	if hits := nearest(t, s, axis(0, 0), news.Filter{}, 5); len(hits) != 0 {
		t.Errorf("Nearest without vectors = %v, want nothing", hits)
	}
}

func testNearest(t *testing.T, s VectorStore) {
	_, passages := put(t, s, news.Meta{}, "one\ntwo\nthree")
	embed(t, s, passages, axis(0, 0), axis(0, 1), axis(5, 0))
	hits := nearest(t, s, axis(0, 0), news.Filter{}, 5)
	if got := texts(t, s, hits); !reflect.DeepEqual(got, []string{"one", "two", "three"}) {
		t.Fatalf("Nearest = %q, want one, two, three", got)
	}
	for i, want := range []float64{1, (1 + math.Sqrt2/2) / 2, .5} {
		if math.Abs(hits[i].Score-want) > 1e-6 {
			t.Errorf("score %d = %v, want %v", i, hits[i].Score, want)
		}
	}
	if !reflect.DeepEqual(hits[0].Passage, passages[0]) {
		t.Errorf("Nearest = %+v, want %+v", hits[0].Passage, passages[0])
	}
	if hits := nearest(t, s, axis(0, 0), news.Filter{}, 1); len(hits) != 1 {
		t.Errorf("Nearest for 1 = %v, want one", hits)
	}
	if hits := nearest(t, s, axis(0, 0), news.Filter{}, 0); len(hits) != 0 {
		t.Errorf("Nearest for 0 = %v, want nothing", hits)
	}
}

func testReplacedVector(t *testing.T, s VectorStore) {
	_, passages := put(t, s, news.Meta{}, "one\ntwo")
	embed(t, s, passages, axis(0, 0), axis(5, 0))
	embed(t, s, passages, axis(5, 0), axis(0, 0))
	hits := nearest(t, s, axis(0, 0), news.Filter{}, 5)
	if got := texts(t, s, hits); !reflect.DeepEqual(got, []string{"two", "one"}) {
		t.Errorf("Nearest after the vectors changed places = %q, want two, one", got)
	}
}

func testVectorsOfVersions(t *testing.T, s VectorStore) {
	meta := news.Meta{URL: ferryURL}
	_, old := put(t, s, meta, firstText)
	embed(t, s, old, axis(0, 0), axis(1, 0))
	fresh, passages := put(t, s, meta, laterText)
	if hits := nearest(t, s, axis(1, 0), news.Filter{}, 5); len(hits) != 0 {
		t.Errorf("Nearest to the vectors of an old version = %v, want nothing", hits)
	}
	embed(t, s, passages, axis(2, 0), axis(3, 0))
	if hits := nearest(t, s, axis(3, 0), news.Filter{}, 5); len(hits) != 2 || hits[0].Version != fresh.Hash() {
		t.Errorf("Nearest = %v, want the two passages of the new version", hits)
	}
	put(t, s, news.Meta{URL: ferryURL, Title: "Ferry"}, laterText)
	if hits := nearest(t, s, axis(3, 0), news.Filter{}, 5); len(hits) != 2 {
		t.Errorf("Nearest after the same version was put again = %v, want its two passages", hits)
	}
}

func testVectorsRemoved(t *testing.T, s VectorStore) {
	_, passages := put(t, s, news.Meta{URL: ferryURL}, firstText)
	_, others := put(t, s, news.Meta{}, "The ferry sails again.")
	embed(t, s, passages, axis(0, 0), axis(1, 0))
	embed(t, s, others, axis(2, 0))
	if err := s.Remove(t.Context(), passages[0].Article); err != nil {
		t.Fatal(err)
	}
	if got := texts(t, s, nearest(t, s, axis(0, 0), news.Filter{}, 5)); !reflect.DeepEqual(got, []string{"The ferry sails again."}) {
		t.Errorf("Nearest after Remove = %q, want what is left", got)
	}
	err := s.PutVectors(t.Context(), passages[0].Article, map[news.PassageID]news.Embedding{passages[0].ID: {Whole: axis(0, 0)}})
	if !errors.Is(err, news.ErrNoArticle) {
		t.Errorf("PutVectors of a removed article = %v, want %v", err, news.ErrNoArticle)
	}
}

// What is refused leaves nothing behind.
func testRefusedVectors(t *testing.T, s VectorStore) {
	_, passages := put(t, s, news.Meta{}, "one\ntwo")
	spoilt := func(x float64) []float32 { v := axis(1, 0); v[7] = float32(x); return v }
	for name, bad := range map[string][]float32{
		"none": nil, "short": axis(0, 0)[:Dim-1], "long": append(axis(0, 0), 1), "zero": make([]float32, Dim),
		"NaN": spoilt(math.NaN()), "infinite": spoilt(math.Inf(-1)),
	} {
		vectors := map[news.PassageID]news.Embedding{passages[0].ID: {Whole: axis(0, 0)}, passages[1].ID: {Whole: bad}}
		if err := s.PutVectors(t.Context(), passages[0].Article, vectors); err == nil {
			t.Errorf("PutVectors of one that is %s = nil, want an error", name)
		}
		if hits, err := s.Nearest(t.Context(), bad, news.Filter{}, 5); err == nil {
			t.Errorf("Nearest to one that is %s = %v, want an error", name, hits)
		}
	}
	if hits := nearest(t, s, axis(0, 0), news.Filter{}, 5); len(hits) != 0 {
		t.Errorf("Nearest after refusals = %v, want nothing", hits)
	}
}

// Filters are exact, and so are the nearest among few that pass.
func testVectorFilters(t *testing.T, s VectorStore) {
	random := rand.New(rand.NewPCG(7, 7))
	var few []news.PassageID
	for i := range 400 {
		meta := news.Meta{URL: fmt.Sprintf("https://vellaby.example/%d", i), Outlet: post, Published: day(1)}
		v := make([]float32, Dim)
		for k := range v {
			v[k] = float32(random.NormFloat64())
		}
		if i%100 == 50 { // far from the query
			meta.Outlet, meta.Published, v[0] = radio, day(2), -20
		} else {
			v[0] = 20
		}
		_, passages := put(t, s, meta, fmt.Sprintf("Report %d.", i))
		embed(t, s, passages, v)
		if meta.Outlet == radio {
			few = append(few, passages[0].ID)
		}
	}
	slices.Sort(few)
	for name, f := range map[string]news.Filter{
		"outlet": {Outlets: []news.OutletID{radio.ID}}, "from": {From: day(2)}, "both": {Outlets: []news.OutletID{radio.ID}, To: day(3)},
	} {
		var got []news.PassageID
		for _, h := range nearest(t, s, axis(0, 0), f, 5) {
			got = append(got, h.ID)
		}
		slices.Sort(got)
		if !reflect.DeepEqual(got, few) {
			t.Errorf("Nearest by %s = %v, want the %v that pass", name, got, few)
		}
	}
	if hits := nearest(t, s, axis(0, 0), news.Filter{Outlets: []news.OutletID{"nobody"}}, 5); len(hits) != 0 {
		t.Errorf("Nearest of an unknown outlet = %v, want nothing", hits)
	}
	if hits := nearest(t, s, axis(0, 0), news.Filter{To: day(2)}, 300); len(hits) != 300 {
		t.Errorf("Nearest 300 of 396 that pass = %d", len(hits))
	}
}

func testEqualVectors(t *testing.T, s VectorStore) {
	for i := range 9 {
		_, passages := put(t, s, news.Meta{URL: fmt.Sprintf("https://vellaby.example/%d", i)}, "The lighthouse was sold.")
		embed(t, s, passages, axis(4, 0))
	}
	all := nearest(t, s, axis(4, 0), news.Filter{}, 20)
	byID := slices.IsSortedFunc(all, func(a, b news.Hit) int { return compare(news.ArticleID(a.ID), news.ArticleID(b.ID)) })
	if len(all) != 9 || !byID {
		t.Errorf("Nearest among equal vectors = %v, want 9 in the order of their ids", all)
	}
}
