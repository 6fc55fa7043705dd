package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"whosaid/bot/answer"
	"whosaid/prompts/modeltest"
	"whosaid/retrieval/claims"
	"whosaid/retrieval/encoder"
	"whosaid/store/memory"
	"whosaid/store/news"
)

// BenchmarkFirstQuotes sets the time until the first quotes are shown, while a
// model takes a second to reply, beside that of an answer without a model. The
// two take turns with the same questions over 10,000 passages:
//
//	go test -run '^$' -bench FirstQuotes ./bot
func BenchmarkFirstQuotes(b *testing.B) {
	const delay = time.Second
	model := modeltest.Handler([]modeltest.Script{modeltest.Good})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-time.After(delay):
			model.ServeHTTP(w, r)
		case <-r.Context().Done():
		}
	}))
	defer server.Close()
	entries, questions := inventedNews(b, benchPassages, benchWords)
	store, err := memory.New()
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close()
	if err := store.PutAll(b.Context(), entries, nil); err != nil {
		b.Fatal(err)
	}
	embedder, err := encoder.Open()
	if err != nil {
		b.Fatal(err)
	}
	finder := builtIn{model: embedder}.finding(store)
	grouper := claims.NewGrouper().WithMeaning(embedder)
	rules := answer.New(finder, grouper, store)
	a := &app{}
	a.openAI = openAI{address: server.URL + "/good", chat: chatModel{name: "m"}}
	streaming, err := a.withModel(answer.New(finder, grouper, store), store)
	if err != nil {
		b.Fatal(err)
	}
	var alone, first time.Duration
	for i := 0; b.Loop(); i++ {
		q := news.Question{Text: questions[i%len(questions)]}
		// The one that comes second finds what the other computed: each does in turn.
		for k := range 2 {
			if (i+k)%2 == 0 {
				alone += untilAnswered(b, rules, q)
			} else {
				first += untilShown(b, streaming, q)
			}
		}
	}
	b.ReportMetric(float64(alone.Microseconds())/float64(b.N), "µs-extractive/op")
	b.ReportMetric(float64(first.Microseconds())/float64(b.N), "µs-first-quotes/op")
	b.ReportMetric(float64(first)/float64(alone), "ratio")
}

func untilAnswered(b *testing.B, answers *answer.Answerer, q news.Question) time.Duration {
	begun := time.Now()
	if _, err := answers.Answer(b.Context(), q); err != nil {
		b.Fatal(err)
	}
	return time.Since(begun)
}

// untilShown is how long the first quotes take; the rest is not waited for. An
// answer without quotes is shown at its end.
func untilShown(b *testing.B, answers *answer.Answerer, q news.Question) time.Duration {
	ctx, cancel := context.WithCancel(b.Context())
	defer cancel()
	begun := time.Now()
	var took time.Duration
	if _, err := answers.Stream(ctx, q, func(news.Answer) {
		if took == 0 {
			took = time.Since(begun)
			cancel()
		}
	}); err != nil {
		b.Fatal(err)
	}
	if took == 0 {
		took = time.Since(begun)
	}
	return took
}
