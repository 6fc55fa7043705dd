package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"

	"whosaid/bot/demo"
	"whosaid/retrieval/check"
	"whosaid/store/memory"
)

// checkPassages is how many passages a check is measured over.
const checkPassages = 100_000

// BenchmarkCheck sets a check beside bleve's raw keyword query for the same
// text, over the same passages: of quotes as they stand, and of quotes with a
// word changed. Meanings are not compared, as for any text that words find.
//
//	go test -run xxx -bench 'BenchmarkCheck$' ./bot
func BenchmarkCheck(b *testing.B) {
	entries, _ := inventedNews(b, checkPassages)
	raw := rawBleve(b, entries)
	store, err := memory.New()
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

// BenchmarkOddTexts checks 10,000 texts of all sizes that were made to be slow,
// and reports how many times the median the worst of them took for each KB (of
// texts below that size, for the text).
//
//	go test -run xxx -bench OddTexts -benchtime 1x ./bot
func BenchmarkOddTexts(b *testing.B) {
	checks := check.New(stored(b, readingsFrom(b, demo.FS())))
	texts := oddTexts(10_000)
	for b.Loop() {
		costs := make([]float64, len(texts))
		worst := 0
		for i, text := range texts {
			start := time.Now()
			if _, err := checks.Check(b.Context(), text); err != nil && check.Readable(text) == nil {
				b.Fatalf("Check(%.60q): %v", text, err)
			}
			costs[i] = float64(time.Since(start).Microseconds()) / max(1, float64(len(text))/1024)
			if costs[i] > costs[worst] {
				worst = i
			}
		}
		b.Logf("the worst is %d bytes long: %.80q", len(texts[worst]), texts[worst])
		slices.Sort(costs)
		median := costs[len(costs)/2]
		b.ReportMetric(median, "µs-median/KB")
		b.ReportMetric(costs[len(costs)-1]/median, "worst/median")
	}
}

// oddTexts are texts of 20 bytes to 100 KB: pieces of articles repeated, cut,
// shuffled and mixed with what makes matchers slow.
func oddTexts(n int) []string {
	random := rand.New(rand.NewPCG(9, 10))
	stock := strings.Fields("the of and not “ ” \" ' ( ) (a+)+$ [^x]* — , : ; 13.3 133 \u200b\u202e аbс Says said According to Moe: We now count 17 injured, two of them badly. At least nine people were taken to hospital, the county said. " +
		"Mayor Oskar Lindahl denied that he had met the managers of Corvane in secret before the vote. 港口今天關閉 if but cannot никогда")
	out := make([]string, n)
	for i := range out {
		size := 20 << random.IntN(8) // up to 2.5 KB
		if i%200 == 0 {
			size = check.MaxText - 40
		}
		var text strings.Builder
		word, run := stock[random.IntN(len(stock))], 1+random.IntN(40)
		for text.Len() < size {
			if run--; run <= 0 {
				word, run = stock[random.IntN(len(stock))], 1+random.IntN(1+random.IntN(60))
			}
			fmt.Fprintf(&text, "%s ", word)
			if random.IntN(3) > 0 {
				word = stock[random.IntN(len(stock))]
			}
		}
		out[i] = text.String()
	}
	return out
}
