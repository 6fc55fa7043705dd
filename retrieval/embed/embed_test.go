package embed_test

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"whosaid/retrieval/embed"
	"whosaid/retrieval/embed/cache"
	"whosaid/retrieval/encoder"
	"whosaid/store/news"
)

// counting encodes a sentence by its and its headline's length, and keeps what it
// was asked for.
type counting struct {
	id    string
	asked []string
	turns int
	err   error
}

func (c *counting) Turn(ctx context.Context) (context.Context, func(), error) {
	c.turns++
	return ctx, func() {}, nil
}

func (c *counting) ID() string      { return "counting@1" + c.id }
func (c *counting) Dimensions() int { return 3 }

func (c *counting) Question(_ context.Context, text string) ([]float32, error) {
	return []float32{float32(len(text)), 0, 1}, c.err
}

func (c *counting) Passages(_ context.Context, passages []encoder.Passage) ([]encoder.Vectors, error) {
	if c.err != nil {
		return nil, c.err
	}
	out := make([]encoder.Vectors, len(passages))
	for i, p := range passages {
		c.asked = append(c.asked, p.Headline+": "+strings.Join(p.Sentences, "|"))
		out[i].Whole = []float32{1, 0, 0}
		for _, s := range p.Sentences {
			out[i].Sentences = append(out[i].Sentences, []float32{float32(len(s)), float32(len(p.Headline)), 1})
		}
	}
	return out, nil
}

func of(headline string, passages ...string) embed.Article {
	var out embed.Article
	for _, p := range passages {
		out = append(out, encoder.Passage{Headline: headline, Sentences: strings.Split(p, "|")})
	}
	return out
}

func folder(t *testing.T, path string) *cache.Folder {
	t.Helper()
	f, err := cache.OpenFolder(path, cache.Most)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func articles(t *testing.T, e *embed.Embedder, all ...embed.Article) [][]news.Embedding {
	t.Helper()
	got, err := e.Articles(t.Context(), all)
	if err != nil || len(got) != len(all) {
		t.Fatalf("Articles = %v, %v, want those of %d", got, err, len(all))
	}
	for i, a := range all {
		if len(got[i]) != len(a) {
			t.Fatalf("Articles gave %d embeddings of %d passages", len(got[i]), len(a))
		}
		for k, p := range a {
			if err := got[i][k].Check(3, len(p.Sentences)); err != nil {
				t.Errorf("embedding %d of article %d = %v, %v", k, i, got[i][k], err)
			}
		}
	}
	return got
}

func TestAnArticleIsEmbeddedOnce(t *testing.T) {
	path := t.TempDir()
	by := &counting{}
	fire, flood := of("Fire", "a|bb", "ccc"), of("Flood", "a|bb", "ccc")
	first := articles(t, embed.New(by, folder(t, path)), fire, flood, of("Nothing"), fire)
	if want := []string{"Fire: a|bb", "Fire: ccc", "Flood: a|bb", "Flood: ccc"}; !slices.Equal(by.asked, want) {
		t.Errorf("encoded %q, want each once: %q", by.asked, want)
	}
	if want := [][]int8{{25, 102, 25}, {51, 127, 25}}; first[0][0].Whole != nil || !near(first[0][0].Sentences, want) {
		t.Errorf("the first passage = %+v, want about %v", first[0][0], want)
	}
	second := articles(t, embed.New(by, folder(t, path)), fire, flood, of("Nothing"), fire)
	if len(by.asked) != 4 || !reflect.DeepEqual(first, second) {
		t.Errorf("Articles = %v after encoding %q, want %v from the folder", second, by.asked, first)
	}
	for _, changed := range []embed.Article{of("Fires", "a|bb", "ccc"), of("Fire", "a", "bb|ccc"), of("Fire", "a|bb")} {
		before := len(by.asked)
		articles(t, embed.New(by, folder(t, path)), changed)
		if len(by.asked) != before+len(changed) {
			t.Errorf("%v was taken for what it was before", changed)
		}
	}
	other := &counting{id: "b"}
	if articles(t, embed.New(other, folder(t, path)), fire); len(other.asked) != 2 {
		t.Error("another encoder took the first one's embeddings")
	}
}

func near(got, want [][]int8) bool {
	return slices.EqualFunc(got, want, func(a, b []int8) bool {
		var dot, x, y float64
		for i := range b {
			dot, x, y = dot+float64(a[i])*float64(b[i]), x+float64(a[i])*float64(a[i]), y+float64(b[i])*float64(b[i])
		}
		return dot/math.Sqrt(x*y) > .99
	})
}

func TestWhatShipsIsNotMade(t *testing.T) {
	fire := of("Fire", "a|bb", "ccc")
	made := articles(t, embed.New(&counting{}, nil), fire)
	file, err := embed.New(&counting{}, nil).Pack([]embed.Article{fire}, made)
	if err != nil {
		t.Fatal(err)
	}
	pack, err := cache.ReadPack(file)
	if err != nil || pack.Len() != 1 {
		t.Fatalf("ReadPack = %v, %v, want one article", pack, err)
	}
	by := &counting{}
	if got := articles(t, embed.New(by, nil, pack), fire); len(by.asked) != 0 || !reflect.DeepEqual(got, made) {
		t.Errorf("Articles = %v after encoding %q, want what ships", got, by.asked)
	}
}

// What was kept and does not fit is made anew.
func TestWhatDoesNotFitIsMade(t *testing.T) {
	path := t.TempDir()
	fire := of("Fire", "a|bb", "ccc")
	articles(t, embed.New(&counting{}, folder(t, path)), fire)
	all, err := filepath.Glob(filepath.Join(path, "??", "*"))
	if err != nil || len(all) != 1 {
		t.Fatalf("files = %q, %v, want one", all, err)
	}
	for _, data := range []string{"", "short", strings.Repeat("\xff", 99)} {
		if err := os.WriteFile(all[0], []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		by := &counting{}
		if articles(t, embed.New(by, folder(t, path)), fire); len(by.asked) != 2 {
			t.Errorf("encoded %q, want the article anew", by.asked)
		}
	}
}

func TestTextsAreEmbeddedAlone(t *testing.T) {
	by := &counting{}
	got, err := embed.New(by, nil).Embed(t.Context(), []string{"four", "a", "four"})
	if err != nil || len(got) != 3 || len(by.asked) != 2 {
		t.Fatalf("Embed = %v, %v after encoding %q, want three of two", got, err, by.asked)
	}
	if by.turns != 1 {
		t.Errorf("Embed took %d turns at the encoder, want one", by.turns)
	}
	if length := math.Hypot(float64(got[0][0]), math.Hypot(float64(got[0][1]), float64(got[0][2]))); math.Abs(length-1) > 1e-5 {
		t.Errorf("Embed gave a vector of length %v", length)
	}
}

// served is a server's embedder.
type served struct {
	asked []string
	err   error
}

func (s *served) ID() string { return "api:words" }
func (s *served) Dim() int   { return 2 }

func (s *served) Embed(_ context.Context, texts []string) ([][]float32, error) {
	s.asked = append(s.asked, texts...)
	out := make([][]float32, len(texts))
	for i, text := range texts {
		out[i] = []float32{float32(len(text)), 1}
	}
	return out, s.err
}

func TestAServerEmbedsForTheSearch(t *testing.T) {
	server, by := &served{}, &counting{}
	e := embed.NewSearched(server, embed.New(by, nil))
	if e.ID() != "api:words+counting@1" || e.Dim() != 2 {
		t.Errorf("ID, Dim = %s, %d", e.ID(), e.Dim())
	}
	got, err := e.Articles(t.Context(), []embed.Article{of("Fire", "a|bb", "ccc"), of("Flood", "d")})
	if err != nil || !slices.Equal(server.asked, []string{"a bb", "ccc", "d"}) || len(by.asked) != 3 {
		t.Fatalf("Articles = %v, %v after asking for %q", got, err, server.asked)
	}
	if first := got[0][0]; !slices.Equal(first.Whole, []float32{4, 1}) || len(first.Sentences) != 2 || got[1][0].Whole[0] != 1 {
		t.Errorf("Articles = %v, want the server's vectors beside the encoder's", got)
	}
	if q, err := e.Question(t.Context(), "four"); err != nil || !slices.Equal(q, []float32{4, 1}) {
		t.Errorf("Question = %v, %v, want the server's", q, err)
	}
}

func TestErrorsAreTold(t *testing.T) {
	refused := errors.New("refused")
	fire := []embed.Article{of("Fire", "a")}
	for name, e := range map[string]interface {
		Articles(context.Context, []embed.Article) ([][]news.Embedding, error)
	}{
		"the encoder":              embed.New(&counting{err: refused}, folder(t, t.TempDir())),
		"the server":               embed.NewSearched(&served{err: refused}, embed.New(&counting{}, nil)),
		"the encoder of sentences": embed.NewSearched(&served{}, embed.New(&counting{err: refused}, nil)),
	} {
		if _, err := e.Articles(t.Context(), fire); !errors.Is(err, refused) {
			t.Errorf("Articles where %s fails = %v, want %v", name, err, refused)
		}
	}
}
