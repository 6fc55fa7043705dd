package words_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"

	"whosaid/store/news"
	"whosaid/store/words"
)

// The benchmarks stand side by side: go test -bench Search ./store/words
const passages = 10_000

// invented makes passages of 80 words, whose words are as unequally frequent
// as those of a language are (Zipf), and questions of 8 words of one passage.
func invented() (documents []words.Document, questions []string) {
	source := rand.New(rand.NewPCG(1, 2))
	rank := rand.NewZipf(source, 1.1, 5, 50_000)
	for i := range passages {
		text := make([]string, 80)
		for j := range text {
			text[j] = inventedWord(rank.Uint64())
		}
		documents = append(documents, words.Document{ID: fmt.Sprint(i), Text: strings.Join(text, " ")})
		if i%100 == 0 {
			questions = append(questions, strings.Join(text[20:28], " "))
		}
	}
	return documents, questions
}

func inventedWord(n uint64) string {
	var b strings.Builder
	for n = n*7919 + 11; n > 0; n /= 70 {
		b.WriteByte("bdfgklmnprstvz"[n%14])
		b.WriteByte("aeiou"[n/14%5])
	}
	return b.String()
}

func BenchmarkSearch(b *testing.B) {
	documents, questions := invented()
	b.Run("words", func(b *testing.B) {
		x := open(b, "")
		apply(b, x, documents)
		next := 0
		for b.Loop() {
			if hits := find(b, x, questions[next%len(questions)], news.Filter{}, 60); len(hits) == 0 {
				b.Fatal("nothing found")
			}
			next++
		}
	})
	b.Run("bleve", func(b *testing.B) {
		raw := rawIndex(b, documents)
		next := 0
		for b.Loop() {
			query := bleve.NewMatchQuery(questions[next%len(questions)])
			query.SetField("text")
			found, err := raw.Search(bleve.NewSearchRequestOptions(query, 60, 0, false))
			if err != nil || len(found.Hits) == 0 {
				b.Fatal(found, err)
			}
			next++
		}
	})
}

// rawIndex is what bleve gives by itself: one field, its English analyser, its
// BM25, on disk, since its index in memory is of an older and slower form.
func rawIndex(b *testing.B, documents []words.Document) bleve.Index {
	mapping := bleve.NewIndexMapping()
	mapping.DefaultAnalyzer = en.AnalyzerName
	mapping.ScoringModel = "bm25"
	raw, err := bleve.New(filepath.Join(b.TempDir(), "raw"), mapping)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = raw.Close() })
	batch := raw.NewBatch()
	for _, d := range documents {
		if err := batch.Index(d.ID, map[string]string{"text": d.Text}); err != nil {
			b.Fatal(err)
		}
	}
	if err := raw.Batch(batch); err != nil {
		b.Fatal(err)
	}
	return raw
}

func BenchmarkBuild(b *testing.B) {
	documents, _ := invented()
	for b.Loop() {
		x := open(b, "")
		apply(b, x, documents)
	}
}
