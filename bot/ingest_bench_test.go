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
	model, err := embed.Open()
	if err != nil {
		b.Fatal(err)
	}
	readings, texts := reports(b)
	var alone time.Duration
	b.Run("embedder", func(b *testing.B) {
		for b.Loop() {
			if _, err := model.Embed(b.Context(), texts); err != nil {
				b.Fatal(err)
			}
		}
		alone = b.Elapsed() / time.Duration(b.N)
		b.ReportMetric(float64(len(texts))/alone.Seconds(), "passages/s")
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

// reports are articles of invented words, some of them said by somebody, and
// the texts of their passages.
func reports(b *testing.B) (readings []corpus.Reading, texts []string) {
	b.Helper()
	random := rand.New(rand.NewPCG(11, 12))
	things := strings.Fields(strings.Join(hallQuestions, " "))
	for len(texts) < ingested {
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
		for _, p := range retrieval.Passages(a) {
			texts = append(texts, p.Of(a.Text()))
		}
	}
	return readings, texts
}
