package claims

import (
	"cmp"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"whosaid/retrieval/attribution"
	"whosaid/retrieval/encoder"
	"whosaid/store/news"
)

// pair is an entry of testdata/pairs.yaml; the head of that file explains it.
type pair struct {
	Relation  Relation
	Day       string
	SecondDay string `yaml:"second_day"`
	First     string
	Second    string
	Note      string
}

// TestPairs holds the share of labelled pairs of sentences that are told right.
// WHOSAID_PAIRS may name one more file of the same form. What is told wrong of
// the pairs held out is not shown.
func TestPairs(t *testing.T) {
	meaning, err := encoder.Open()
	if err != nil {
		t.Fatal(err)
	}
	files := []string{filepath.Join("testdata", "pairs.yaml"), filepath.Join("testdata", "pairs_heldout.yaml")}
	if more := os.Getenv("WHOSAID_PAIRS"); more != "" {
		files = append(files, more)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			right, all := 0, readPairs(t, file)
			for _, p := range all {
				got := NewGrouper(time.Now).WithMeaning(meaning).Relate(t.Context(), p.citation(t, p.First, p.Day), p.citation(t, p.Second, cmp.Or(p.SecondDay, p.Day)))
				if got == p.Relation {
					right++
				} else if !strings.Contains(file, "heldout") {
					t.Logf("%s, not %s: %q and %q", got, p.Relation, p.First, p.Second)
				}
			}
			t.Logf("%d of %d right", right, len(all))
			if right*10 < len(all)*9 {
				t.Errorf("%d of %d pairs right, want at least nine tenths", right, len(all))
			}
		})
	}
}

func readPairs(t *testing.T, file string) []pair {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []pair
	if err := yaml.UnmarshalWithOptions(data, &all, yaml.Strict()); err != nil {
		t.Fatalf("read %s: %v", file, err)
	}
	return all
}

// citation is a sentence as an article of one sentence has it, attributed as any.
func (p pair) citation(t *testing.T, text, day string) news.Citation {
	t.Helper()
	published, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	a, err := news.NewArticle(news.Meta{Published: published}, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	q, err := news.Cut(a, 0, len(text))
	if err != nil {
		t.Fatal(err)
	}
	whole := []news.Span{{End: len(text)}}
	said := attribution.Sentences(text, whole, attribution.Analyse(text, whole))
	return news.Cite(q, said[0], 1)
}
