package main

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"

	"whosaid/retrieval/check"
	"whosaid/store/memory"
)

// A check is measured over so many passages, of short sentences: what takes the time
// here is to index each of their words, and a half more for bleve's own index.
const (
	checkPassages = 100_000
	checkWords    = 7 // a sentence, and an article or who says it
)

// BenchmarkCheck sets a check beside bleve's raw keyword query for the same
// text, over the same passages: of quotes as they stand, and of quotes with a
// word changed. Meanings are not compared, as for any text that words find.
//
//	go test -run '^$' -bench 'BenchmarkCheck$' ./bot
func BenchmarkCheck(b *testing.B) {
	entries, _ := inventedNews(b, checkPassages, checkWords)
	raw := rawBleve(b, entries)
	store, err := memory.NewIn(b.TempDir()) // as large collections are kept: segments are merged on disk, not indexed again
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close()
	if err := store.PutAll(b.Context(), entries, nil); err != nil {
		b.Fatal(err)
	}
	verbatim, altered := checkTexts(entries)
	for _, set := range []struct {
		name  string
		texts []string
	}{{"verbatim", verbatim}, {"altered", altered}} {
		b.Run("bleve/"+set.name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				query := bleve.NewMatchQuery(set.texts[i%len(set.texts)])
				query.SetField("text")
				if _, err := raw.Search(bleve.NewSearchRequestOptions(query, 60, 0, false)); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("check/"+set.name, func(b *testing.B) {
			checks := check.New(store)
			for i := 0; b.Loop(); i++ {
				got, err := checks.Check(b.Context(), set.texts[i%len(set.texts)])
				if err != nil || string(got.Status) != set.name {
					b.Fatalf("Check(%q) = %s, %v, want %s", set.texts[i%len(set.texts)], got.Status, err, set.name)
				}
			}
		})
	}
}

// checkTexts are sentences of the articles, as they stand and with a word changed.
func checkTexts(entries []memory.Entry) (verbatim, altered []string) {
	random := rand.New(rand.NewPCG(7, 8))
	for len(verbatim) < 200 {
		e := entries[random.IntN(len(entries))]
		p := e.Passages[random.IntN(len(e.Passages))]
		text := p.Sentences[random.IntN(len(p.Sentences))].Of(e.Article.Text())
		words := strings.Fields(text)
		if len(words) < 8 {
			continue
		}
		verbatim = append(verbatim, text)
		words[len(words)/2] = "zorblat"
		altered = append(altered, strings.Join(words, " "))
	}
	return verbatim, altered
}
