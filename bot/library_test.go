package main

import (
	"bytes"
	"context"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"whosaid/retrieval/embed"
	"whosaid/store/memory"
	"whosaid/store/news"
)

// hashing embeds a sentence by its hash, and counts passages.
type hashing struct {
	embedder
	passages int
}

func (*hashing) ID() string { return "hashing@1" }
func (*hashing) Dim() int   { return 4 }

func (h *hashing) Articles(_ context.Context, articles []embed.Article) ([][]news.Embedding, error) {
	out := make([][]news.Embedding, len(articles))
	for i, a := range articles {
		for _, p := range a {
			h.passages++
			var e news.Embedding
			for _, s := range p.Sentences {
				sum := fnv.New32a()
				sum.Write([]byte(s))
				v := sum.Sum32()
				e.Sentences = append(e.Sentences, []int8{int8(v) | 1, int8(v >> 8), int8(v >> 16), int8(v >> 24)})
			}
			out[i] = append(out[i], e)
		}
	}
	return out, nil
}

// longEnough is how many bytes of articles are kept here.
const longEnough = 1 << 16

// longFolder is a folder of more than that.
func longFolder(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for i := range 40 {
		var text strings.Builder
		fmt.Fprintf(&text, "Report %d on the harbour\n\n", i)
		for k := 0; text.Len() < longEnough/39; k++ {
			fmt.Fprintf(&text, "The keeper counted %d lamps in hall w%dx, said Ingrid Moe, the mayor of Ostrand. The harbour was closed on day %d.\n\n", k, i, k)
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%02d.txt", i)), []byte(text.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// told is what a store tells of its articles and of one search.
func told(t *testing.T, s *memory.Store) []any {
	t.Helper()
	articles, err := s.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	hits, err := s.Search(t.Context(), "lamps in hall w7x", news.Filter{}, 9)
	if err != nil || len(hits) == 0 {
		t.Fatalf("Search = %v, %v, want passages", hits, err)
	}
	return []any{articles, hits}
}

func TestALargeFolderIsReadOnce(t *testing.T) {
	folder, by := longFolder(t), &hashing{}
	a := &app{err: &bytes.Buffer{}, keepFrom: longEnough}
	a.cache = t.TempDir()
	look := func() []any {
		t.Helper()
		s, err := a.inFolder(t.Context(), folder, by)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		return told(t, s)
	}
	first := look()
	made := by.passages
	if second := look(); by.passages != made || !reflect.DeepEqual(second, first) {
		t.Errorf("a second look embedded %d passages, and tells %v, want none, and %v", by.passages-made, second, first)
	}
	kept, err := filepath.Glob(filepath.Join(a.cache, "corpora", "*"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("what is kept is %q, %v, want one store", kept, err)
	}

	if err := os.WriteFile(filepath.Join(kept[0], "contents"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if third := look(); by.passages != 2*made || !reflect.DeepEqual(third, first) {
		t.Errorf("after damage %d passages were embedded, want all %d again", by.passages-made, made)
	}
	change(t, filepath.Join(folder, "07.txt"), "The keeper counted 0 lamps", "The keeper counted no lamps")
	if fourth := look(); by.passages != 3*made || reflect.DeepEqual(fourth, first) {
		t.Errorf("after a change %d passages were embedded, want all %d", by.passages-2*made, made)
	}
	for i := range mostStores + 1 {
		change(t, filepath.Join(folder, "07.txt"), "Report 7", fmt.Sprint("Report 7", i))
		look()
	}
	if kept, _ := filepath.Glob(filepath.Join(a.cache, "corpora", "*")); len(kept) != mostStores {
		t.Errorf("%d stores are kept, want the last %d", len(kept), mostStores)
	}
}

func TestWhatIsNotKept(t *testing.T) {
	a := &app{err: &bytes.Buffer{}}
	a.cache = t.TempDir()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "a.txt"), []byte("A title\n\nThe lamps in hall w7x were lit."), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(folder, "a.txt"), filepath.Join(folder, "b.txt")); err != nil {
		t.Skip("no links here; run it where there are")
	}
	for name, folder := range map[string]string{"the demonstration": "", "nowhere": filepath.Join(folder, "nowhere"), "a link": folder} {
		if shelf := a.shelfFor(t.Context(), folder); shelf != nil {
			t.Errorf("the shelf of %s is %v, want none", name, shelf)
		}
	}
	if err := os.Remove(filepath.Join(folder, "b.txt")); err != nil {
		t.Fatal(err)
	}
	s, err := a.inFolder(t.Context(), folder, &hashing{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	told(t, s)
	if kept, _ := filepath.Glob(filepath.Join(a.cache, "corpora", "*")); len(kept) != 0 {
		t.Errorf("of a small folder %q is kept, want nothing", kept)
	}
}
