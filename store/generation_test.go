package store_test

import (
	"errors"
	"fmt"
	"testing"

	"whosaid/store"
	"whosaid/store/news"
)

func missing(t *testing.T, s *store.Store, g store.GenerationID) []news.Passage {
	t.Helper()
	var out []news.Passage
	for p, err := range s.Missing(t.Context(), g) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

func wantGenerations(t *testing.T, s *store.Store, want ...store.Generation) {
	t.Helper()
	got, err := s.Generations(t.Context())
	if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("Generations = %+v, %v, want %+v", got, err, want)
	}
}

// A new embedder's vectors are made beside the old one's while questions go on;
// then they are used; then the old ones are removed.
func TestGenerations(t *testing.T) {
	config := fresh(t)
	config.Partitions, config.Embedder, config.Dim = 2, "old@1", 8
	before := open(t, config)
	config.Embedder, config.Dim = "new@2", 12
	after := open(t, config)

	var entries []store.Entry
	for i := range 30 {
		entries = append(entries, entry(t, fmt.Sprintf("https://a.example/%d", i), "The ferry struck a pier.", fmt.Sprintf("Report w%dx.", i)))
		putAll(t, before, embedded(entries[i], 8, uint64(i)))
	}
	query := embedded(entries[7], 8, 7).Vectors[entries[7].Passages[1].ID].Whole
	asked := func(when string) {
		t.Helper()
		hits, err := before.Nearest(t.Context(), query, news.Filter{}, 1)
		if err != nil || len(hits) != 1 || hits[0].ID != entries[7].Passages[1].ID {
			t.Errorf("Nearest by the old embedder %s = %v, %v, want passage %s", when, hits, err, entries[7].Passages[1].ID)
		}
	}
	asked("at first")
	if _, err := after.Nearest(t.Context(), make12(), news.Filter{}, 1); !errors.Is(err, store.ErrNoGeneration) {
		t.Errorf("Nearest by the new embedder at first = %v, want %v", err, store.ErrNoGeneration)
	}

	for i, p := range missing(t, after, "new@2:12") {
		if i == 50 {
			break // the run is cut off
		}
		must(t, after.PutVectors(t.Context(), p.Article, store.Vectors{p.ID: {Whole: fresh12(i)}}))
	}
	asked("while the new vectors are made")
	if _, err := after.Nearest(t.Context(), make12(), news.Filter{}, 1); !errors.Is(err, store.ErrIncomplete) {
		t.Errorf("Nearest by the new embedder too early = %v, want %v", err, store.ErrIncomplete)
	}
	if err := after.Use(t.Context()); !errors.Is(err, store.ErrIncomplete) {
		t.Errorf("Use too early = %v, want %v", err, store.ErrIncomplete)
	}
	wantGenerations(t, after, store.Generation{ID: "new@2:12", Embedded: 50, Passages: 60},
		store.Generation{ID: "old@1:8", Current: true, Embedded: 60, Passages: 60})

	rest := missing(t, after, "new@2:12")
	if len(rest) != 10 {
		t.Fatalf("Missing lists %d passages, want 10", len(rest))
	}
	for i, p := range rest {
		must(t, after.PutVectors(t.Context(), p.Article, store.Vectors{p.ID: {Whole: fresh12(50 + i)}}))
	}
	must(t, after.Use(t.Context()))
	asked("after the new vectors are used")
	hits, err := after.Nearest(t.Context(), fresh12(53), news.Filter{}, 1)
	if err != nil || len(hits) != 1 || hits[0].ID != rest[3].ID {
		t.Errorf("Nearest by the new embedder = %v, %v, want passage %s", hits, err, rest[3].ID)
	}

	if err := after.RemoveGeneration(t.Context(), "new@2:12"); !errors.Is(err, store.ErrCurrentGeneration) {
		t.Errorf("RemoveGeneration of the one in use = %v, want %v", err, store.ErrCurrentGeneration)
	}
	must(t, after.RemoveGeneration(t.Context(), "old@1:8"))
	wantGenerations(t, after, store.Generation{ID: "new@2:12", Current: true, Embedded: 60, Passages: 60})
	if _, err := before.Nearest(t.Context(), query, news.Filter{}, 1); !errors.Is(err, store.ErrNoGeneration) {
		t.Errorf("Nearest by the removed embedder = %v, want %v", err, store.ErrNoGeneration)
	}
	if err := before.PutAll(t.Context(), []store.Entry{embedded(entries[0], 8, 0)}, nil); !errors.Is(err, store.ErrNoGeneration) {
		t.Errorf("PutAll with a removed embedder's vectors = %v, want %v", err, store.ErrNoGeneration)
	}
	if err := after.RemoveGeneration(t.Context(), "old@1:8"); !errors.Is(err, store.ErrNoGeneration) {
		t.Errorf("RemoveGeneration again = %v, want %v", err, store.ErrNoGeneration)
	}
	leftovers(t, config.Namespace, "old@1:8")
}

// leftovers fails when a key or a field of the generation is still there.
func leftovers(t *testing.T, namespace, generation string) {
	t.Helper()
	c := shared(t).client(t)
	keys, err := c.Keys(t.Context(), namespace+":*").Result()
	must(t, err)
	for _, key := range keys {
		if kind := c.Type(t.Context(), key).Val(); kind == "hash" {
			fields := c.HGetAll(t.Context(), key).Val()
			for _, field := range []string{"e:" + generation, "n:" + generation, "embedded:" + generation, generation} {
				if _, there := fields[field]; there {
					t.Errorf("%s of %s is still there", field, key)
				}
			}
		}
	}
}

func make12() []float32 { return fresh12(0) }

func fresh12(i int) []float32 {
	v := make([]float32, 12)
	for k := range v {
		v[k] = float32((i+1)*(k+3)%17) - 8
	}
	v[i%12] += 20
	return v
}

// Vectors of passages that an article no longer has come back with the version.
func TestVectorsComeBack(t *testing.T) {
	config := embedding(t)
	s := open(t, config)
	one, two := embedded(entry(t, "https://a.example/1", "The ferry sank."), dim, 1), entry(t, "https://a.example/1", "The ferry sails.")
	putAll(t, s, one, two)
	wantGenerations(t, s, store.Generation{ID: "echo@1:24", Current: true, Embedded: 0, Passages: 1})
	one.Vectors, two.Vectors = nil, nil
	putAll(t, s, one)
	wantGenerations(t, s, store.Generation{ID: "echo@1:24", Current: true, Embedded: 1, Passages: 1})
	wantWhole(t, s, embedded(one, dim, 1))
	must(t, s.Remove(t.Context(), one.Article.ID()))
	wantGenerations(t, s, store.Generation{ID: "echo@1:24", Current: true})
}
