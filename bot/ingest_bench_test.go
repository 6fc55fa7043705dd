package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"whosaid/retrieval"
	"whosaid/retrieval/corpus"
	"whosaid/retrieval/embed"
	"whosaid/store"
	"whosaid/store/news"
	"whosaid/store/storetest"
)

// ingested is how many passages BenchmarkIngest stores.
const ingested = 2000

// BenchmarkIngest sets storing articles in Redis, all that belongs to it included,
// beside embedding their passages alone: share is the latter's time divided by
// the former's.
//
//	go test -run '^$' -bench Ingest -benchtime 1x ./bot
func BenchmarkIngest(b *testing.B) {
	model := encoding(b)
	readings, articles, passages := reports(b)
	var alone time.Duration
	b.Run("embedder", func(b *testing.B) {
		for b.Loop() {
			if _, err := model.Articles(b.Context(), articles); err != nil {
				b.Fatal(err)
			}
		}
		alone = b.Elapsed() / time.Duration(b.N)
		b.ReportMetric(float64(passages)/alone.Seconds(), "passages/s")
	})
	b.Run("ingest", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			server := storetest.Own(b)
			s, err := store.Open(b.Context(), store.Config{URL: store.URL(server.Address()), Embedder: model.ID(), Dim: model.Dim()})
			if err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			became, err := keeper{s, model}.all(b.Context(), readings, func() {})
			if err != nil || became.New != len(readings) {
				b.Fatalf("ingest = %+v, %v", became, err)
			}
			b.StopTimer()
			if err := s.Close(); err != nil {
				b.Fatal(err)
			}
			server.Kill()
			b.StartTimer()
		}
		took := b.Elapsed() / time.Duration(b.N)
		b.ReportMetric(alone.Seconds()/took.Seconds(), "share")
	})
}

// reports are articles of invented words, some of them said by somebody, as they
// are read and as they are embedded, with how many passages they have.
func reports(b *testing.B) (readings []corpus.Reading, articles []embed.Article, passages int) {
	b.Helper()
	random := rand.New(rand.NewPCG(11, 12))
	things := strings.Fields(strings.Join(hallQuestions, " "))
	for passages < ingested {
		var text strings.Builder
		for range 10 {
			fmt.Fprintf(&text, "The keeper of hall %d said that", random.IntN(99))
			for i := range 75 {
				text.WriteString(" " + strings.Trim(things[random.IntN(len(things))], "?"))
				if i == 30 {
					text.WriteString(". The")
				}
			}
			text.WriteString(".\n\n")
		}
		a, err := news.NewArticle(news.Meta{URL: fmt.Sprintf("https://reports.example/%d", len(readings))}, text.String(), nil)
		if err != nil {
			b.Fatal(err)
		}
		readings = append(readings, corpus.Reading{Article: a})
		cut := retrieval.Passages(a)
		articles = append(articles, embed.ArticleOf(a, cut))
		passages += len(cut)
	}
	return readings, articles, passages
}
