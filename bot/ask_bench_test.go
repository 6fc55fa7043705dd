package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"

	"whosaid/bot/answer"
	"whosaid/retrieval"
	"whosaid/retrieval/claims"
	"whosaid/retrieval/encoder"
	"whosaid/store/memory"
	"whosaid/store/news"
)

// The benchmarks stand side by side, over the same 10,000 passages and with
// the same questions, so that their ratios hold on any machine:
//
//	go test -run '^$' -bench Ask ./bot
const (
	benchPassages = 10_000
	benchWords    = 14 // a sentence, and who says it
)

// BenchmarkAsk sets a whole answer beside the parts of it: the raw keyword
// query of bleve, our search, finding by words alone, and finding.
func BenchmarkAsk(b *testing.B) {
	store, embedder, entries, questions := newsroom(b)
	raw := rawBleve(b, entries)
	byWords := retrieval.NewFinder(store, time.Now)
	finder := builtIn{model: embedder}.finding(store).WithNeighbours(store, nil)
	answers := answer.New(finder, claims.NewGrouper(), store)
	each := func(name string, do func(question string) error) {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if err := do(questions[i%len(questions)]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	each("bleve", func(q string) error {
		query := bleve.NewMatchQuery(q)
		query.SetField("text")
		_, err := raw.Search(bleve.NewSearchRequestOptions(query, 60, 0, false))
		return err
	})
	each("search", func(q string) error {
		_, err := store.Search(b.Context(), q, news.Filter{}, 60)
		return err
	})
	each("words", func(q string) error {
		_, err := byWords.Find(b.Context(), news.Question{Text: q})
		return err
	})
	each("find", func(q string) error {
		_, err := finder.Find(b.Context(), news.Question{Text: q})
		return err
	})
	each("ask", func(q string) error {
		_, err := answers.Answer(b.Context(), news.Question{Text: q})
		return err
	})
}

// newsroom is a store of the benchmarks' passages with their vectors, and what asks.
func newsroom(b *testing.B) (store *memory.Store, embedder *encoder.Encoder, entries []memory.Entry, questions []string) {
	b.Helper()
	entries, questions = inventedNews(b, benchPassages, benchWords)
	store, err := memory.New()
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = store.Close() })
	if err := store.PutAll(b.Context(), entries, nil); err != nil {
		b.Fatal(err)
	}
	if embedder, err = encoder.Open(); err != nil {
		b.Fatal(err)
	}
	store.WithVectors(embedder.Dimensions())
	for _, e := range entries {
		if err := store.PutVectors(b.Context(), e.Article.ID(), scattered(e.Passages, embedder.Dimensions())); err != nil {
			b.Fatal(err)
		}
	}
	return store, embedder, entries, questions
}

// BenchmarkAskers sets sixteen who ask at once beside one who asks alone, each a
// whole answer, read by the reader: how long one waits in the median and 95 of 100
// of sixteen, and of how many answers meanings were not compared.
//
//	go test -run '^$' -bench Askers -benchtime 5x ./bot
func BenchmarkAskers(b *testing.B) {
	const askers = 16
	store, embedder, _, questions := newsroom(b)
	answers := answer.New(builtIn{model: embedder}.finding(store).WithNeighbours(store, nil), claims.NewGrouper(), store)
	var fallbacks atomic.Int64
	ask := func(i int) time.Duration {
		start := time.Now()
		given, err := answers.Answer(b.Context(), news.Question{Text: questions[i%len(questions)]})
		if err != nil {
			b.Error(err)
		}
		if given.FallbackReason != "" {
			fallbacks.Add(1)
		}
		return time.Since(start)
	}
	var alone, among []time.Duration
	for n := 0; b.Loop(); n++ {
		alone = append(alone, ask(n))
		took := make([]time.Duration, askers)
		var all sync.WaitGroup
		for i := range took {
			all.Go(func() { took[i] = ask(n*askers + i) })
		}
		all.Wait()
		among = append(among, took...)
	}
	slices.Sort(alone)
	slices.Sort(among)
	single, late := alone[len(alone)/2], among[len(among)*95/100]
	b.ReportMetric(1e3*single.Seconds(), "alone-ms")
	b.ReportMetric(1e3*late.Seconds(), "p95-ms")
	b.ReportMetric(late.Seconds()/single.Seconds(), "p95/alone")
	b.ReportMetric(float64(fallbacks.Load()), "fallbacks")
}

// scattered gives the sentences of passages vectors in any direction: they cost
// what others do.
func scattered(passages []news.Passage, dimensions int) map[news.PassageID]news.Embedding {
	out := map[news.PassageID]news.Embedding{}
	source := rand.New(rand.NewPCG(5, 6))
	for _, p := range passages {
		var e news.Embedding
		for range p.Sentences {
			v := make([]int8, dimensions)
			for i := range v {
				v[i] = int8(source.IntN(255) - 127)
			}
			e.Sentences = append(e.Sentences, v)
		}
		out[p.ID] = e
	}
	return out
}

// paragraphs are the passages of invented news, a paragraph each, of which the first
// sentence is what a minister said: to tag ten thousand articles takes hours.
func paragraphs(a *news.Article) []news.Passage {
	const sentences = 5
	var out []news.Passage
	spans := retrieval.Sentences(a)
	for n := 0; n+sentences <= len(spans); n += sentences {
		p := news.Passage{ID: news.PassageID(fmt.Sprintf("%s-%d", a.ID(), n)), Article: a.ID(), Version: a.Hash()}
		p.Span = news.Span{Start: spans[n].Start, End: spans[n+sentences-1].End}
		for i, span := range spans[n : n+sentences] {
			s := news.Sentence{Span: span, Paragraph: n / sentences}
			if words := strings.Fields(span.Of(a.Text())); i == 0 && len(words) > 2 {
				s.Said = news.Said{Speaker: &news.Speaker{Name: words[1] + " " + words[2], Role: words[0], Basis: news.Explicit}, Mode: news.Reports}
			}
			p.Sentences = append(p.Sentences, s)
		}
		out = append(out, p)
	}
	return out
}

// inventedNews makes articles of ten passages of five sentences each, in which
// invented people say things of so many invented words a sentence, and questions
// about some of them.
func inventedNews(b *testing.B, passages, length int) (entries []memory.Entry, questions []string) {
	b.Helper()
	source := rand.New(rand.NewPCG(3, 4))
	common := rand.NewZipf(source, 1.1, 5, 20_000)
	total := 0
	for n := 0; total < passages; n++ {
		outlet := &news.Outlet{ID: news.OutletID(fmt.Sprint("outlet-", n%40)), Name: fmt.Sprint("Outlet ", n%40)}
		var text strings.Builder
		for range 10 {
			speaker := strings.ToUpper(syllables(source.Uint64N(400))[:1]) + syllables(source.Uint64N(400))[1:]
			topic := syllables(common.Uint64())
			for s := range 5 {
				words := make([]string, length)
				for i := range words {
					words[i] = syllables(common.Uint64())
				}
				sentence := strings.Join(words, " ")
				if s == 0 {
					sentence = fmt.Sprintf("Minister Ola %s said that the %s of %s", speaker, topic, sentence)
				} else {
					sentence = "The " + sentence
				}
				text.WriteString(sentence + ". ")
			}
			text.WriteString("\n")
			if len(questions) < 100 && source.IntN(20) == 0 {
				questions = append(questions, fmt.Sprintf("What did %s say about the %s?", speaker, topic))
			}
		}
		a, err := news.NewArticle(news.Meta{Outlet: outlet, URL: fmt.Sprintf("https://news.example/%d", n)}, text.String(), nil)
		if err != nil {
			b.Fatal(err)
		}
		entry := memory.Entry{Article: a, Passages: paragraphs(a)}
		entries = append(entries, entry)
		total += len(entry.Passages)
	}
	return entries, questions
}

func syllables(n uint64) string {
	var b strings.Builder
	for n = n*7919 + 4900; n > 0; n /= 70 {
		b.WriteByte("bdfgklmnprstvz"[n%14])
		b.WriteByte("aeiou"[n/14%5])
	}
	return b.String()
}

// rawBleve is what bleve gives by itself.
func rawBleve(b *testing.B, entries []memory.Entry) bleve.Index {
	b.Helper()
	index := rawIndex(b)
	batch := index.NewBatch()
	for _, e := range entries {
		for _, p := range e.Passages {
			if err := batch.Index(string(p.ID), map[string]string{"text": p.Of(e.Article.Text())}); err != nil {
				b.Fatal(err)
			}
		}
	}
	if err := index.Batch(batch); err != nil {
		b.Fatal(err)
	}
	return index
}

// rawIndex is an empty index with one field, bleve's English analyser and its BM25.
func rawIndex(b *testing.B) bleve.Index {
	b.Helper()
	mapping := bleve.NewIndexMapping()
	mapping.DefaultAnalyzer = en.AnalyzerName
	mapping.ScoringModel = "bm25"
	index, err := bleve.New(b.TempDir()+"/raw", mapping)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = index.Close() })
	return index
}
