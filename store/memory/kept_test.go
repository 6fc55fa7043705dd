package memory_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"whosaid/store/memory"
	"whosaid/store/news"
	"whosaid/store/storetest"
)

func openIn(t *testing.T, parent string) *memory.Store {
	t.Helper()
	s, err := memory.NewIn(parent)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// A store on disk is one like any other.
func TestStoreOnDisk(t *testing.T) {
	storetest.RunVectors(t, func(t *testing.T) storetest.VectorStore { return openIn(t, t.TempDir()).WithVectors(storetest.Dim) })
}

// library fills a store with articles of some passages, every other one with
// embeddings.
func library(t *testing.T, s *memory.Store) {
	t.Helper()
	var entries []memory.Entry
	for i := range 60 {
		e := entry(t, fmt.Sprintf("https://ostrand.example/%d", i), fmt.Sprintf("Report w%dx on the harbour. It is full.", i))
		e.Article.Title, e.Article.Published = fmt.Sprint("Report ", i), time.Date(2031, 5, 1+i%9, 10, 0, 0, 0, time.FixedZone("", 7200))
		e.Article.Outlet = &news.Outlet{ID: "post", Name: "The Post", Aliases: []string{"Post"}}
		p := &e.Passages[0]
		p.Sentences = []news.Sentence{
			{Span: news.Span{Start: 0, End: 10}, Said: news.Said{Speaker: &news.Speaker{Name: "Ingrid Moe", Basis: news.Explicit}, Mode: news.Reports}},
			{Span: news.Span{Start: 10, End: p.End}, Paragraph: 1},
		}
		entries = append(entries, e)
	}
	if err := s.PutAll(t.Context(), entries, nil); err != nil {
		t.Fatal(err)
	}
	for i, e := range entries {
		made := news.Embedding{Whole: []float32{1, float32(i), 0}, Sentences: [][]int8{{1, int8(i)}, {3, -1}}}
		if i%3 == 0 {
			made = news.Embedding{Sentences: [][]int8{{1, int8(i), 0}, {1, int8(i), 3}}}
		}
		if i%2 == 0 {
			if err := s.PutVectors(t.Context(), e.Article.ID(), map[news.PassageID]news.Embedding{e.Passages[0].ID: made}); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// seen is all that a store tells.
func seen(t *testing.T, s *memory.Store) (out []any) {
	t.Helper()
	articles, err := s.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range articles {
		passages, err := s.Passages(t.Context(), a.ID())
		if err != nil {
			t.Fatal(err)
		}
		published := a.Published.Format(time.RFC3339Nano)
		meta := a.Meta
		meta.Published = time.Time{} // the same moment and zone, though not the same pointer
		out = append(out, a.Text(), a.Hash(), a.Barred(), meta, published, passages)
	}
	for _, text := range []string{"harbour", "w7x", "report w12x full", "nothing of the kind"} {
		hits, err := s.Search(t.Context(), text, news.Filter{}, 20)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, hits)
	}
	for _, query := range [][]float32{{1, 5, 0}, {0, 0, 1}} {
		hits, err := s.Nearest(t.Context(), query, news.Filter{}, 20)
		if err != nil {
			t.Fatal(err)
		}
		for i := range hits {
			hits[i].Score = float64(float32(hits[i].Score)) // a direction is kept to 16 bits
		}
		out = append(out, len(hits), hits[0].ID, hits[0].Vectors)
	}
	return out
}

func TestAKeptStoreIsOpenedAsItWas(t *testing.T) {
	parent := t.TempDir()
	first := openIn(t, parent).WithVectors(3)
	library(t, first)
	want := seen(t, first)
	kept := filepath.Join(parent, "kept")
	if err := first.Keep(t.Context(), kept, "a note"); err != nil {
		t.Fatal(err)
	}
	if got := seen(t, first); !reflect.DeepEqual(got, want) {
		t.Errorf("after Keep the store tells %v, want %v", got, want)
	}
	var both []*memory.Store
	for range 2 { // at one time
		s, note, err := memory.OpenKept(t.Context(), kept)
		if err != nil || note != "a note" {
			t.Fatalf("OpenKept = %q, %v, want the note", note, err)
		}
		if got := seen(t, s); !reflect.DeepEqual(got, want) {
			t.Errorf("the store that was kept tells %v, want %v", got, want)
		}
		both = append(both, s)
	}
	e := entry(t, "https://ostrand.example/new", "The zeppelin landed.")
	if err := both[0].PutAll(t.Context(), []memory.Entry{e}, nil); err != nil {
		t.Errorf("PutAll into a store that was kept = %v", err)
	}
	for i, s := range both {
		hits, err := s.Search(t.Context(), "zeppelin", news.Filter{}, 3)
		if err != nil || len(hits) != 1-i {
			t.Errorf("Search in store %d = %v, %v, want only the first to have changed", i, hits, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	left, err := filepath.Glob(filepath.Join(parent, "open-*"))
	if err != nil || len(left) != 1 {
		t.Errorf("folders left to work in = %q, %v, want the first store's alone", left, err)
	}
}

// Whatever is changed of a store that was kept, it is not opened.
func TestADamagedStoreIsNotOpened(t *testing.T) {
	parent := t.TempDir()
	first := openIn(t, parent).WithVectors(3)
	library(t, first)
	for name, damage := range map[string]func(file string, data []byte) error{
		"a byte": func(file string, data []byte) error {
			data[len(data)/2] ^= 1
			return os.WriteFile(file, data, 0o600)
		},
		"cut off": func(file string, data []byte) error { return os.WriteFile(file, data[:len(data)/2], 0o600) },
		"gone":    func(file string, _ []byte) error { return os.Remove(file) },
	} {
		for _, of := range []string{"contents", "manifest", "*/*.bolt"} {
			kept := filepath.Join(parent, fmt.Sprint("kept ", name, " of ", filepath.Base(of)))
			if err := first.Keep(t.Context(), kept, ""); err != nil {
				t.Fatal(err)
			}
			files, err := filepath.Glob(filepath.Join(kept, of))
			if err != nil || len(files) != 1 {
				t.Fatalf("files %s = %q, %v, want one", of, files, err)
			}
			data, err := os.ReadFile(files[0])
			if err != nil {
				t.Fatal(err)
			}
			if err := damage(files[0], data); err != nil {
				t.Fatal(err)
			}
			if s, _, err := memory.OpenKept(t.Context(), kept); !errors.Is(err, memory.ErrNotKept) {
				t.Errorf("OpenKept with %s of %s = %v, %v, want %v", name, of, s, err, memory.ErrNotKept)
			}
		}
	}
	if _, _, err := memory.OpenKept(t.Context(), filepath.Join(parent, "nowhere")); !errors.Is(err, memory.ErrNotKept) {
		t.Errorf("OpenKept of nothing = %v, want %v", err, memory.ErrNotKept)
	}
}

func TestAStoreInMemoryIsNotKept(t *testing.T) {
	if err := open(t).Keep(t.Context(), filepath.Join(t.TempDir(), "kept"), ""); err == nil {
		t.Error("Keep of a store in memory = nil, want an error")
	}
}
