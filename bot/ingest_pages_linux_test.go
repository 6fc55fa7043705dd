package main

import (
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"whosaid/retrieval"
	"whosaid/retrieval/corpus"
	"whosaid/retrieval/embed"
	"whosaid/store"
	"whosaid/store/storetest"
)

var pagesIngested = flag.Int("pages", 60, "how many pages BenchmarkIngestPages ingests, at most 400")

// BenchmarkIngestPages sets an ingest of pages of news beside embedding their
// passages alone: share is the latter's time divided by the former's, cpu-share that of
// the processors.
//
//	go test -run '^$' -bench IngestPages -benchtime 1x ./bot -pages 400
func BenchmarkIngestPages(b *testing.B) {
	model := encoding(b)
	folder := pagesOfNews(b, *pagesIngested)
	server := storetest.Own(b)
	s, err := store.Open(b.Context(), store.Config{URL: store.URL(server.Address()), Embedder: model.ID(), Dim: model.Dim()})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for b.Loop() {
		began, before := time.Now(), spent(b)
		read, err := corpus.Read(b.Context(), folder, corpus.Options{})
		if err != nil {
			b.Fatal(err)
		}
		became, err := keeper{s, model}.all(b.Context(), read.Readings, func() {})
		if err != nil || became.New != *pagesIngested {
			b.Fatalf("ingest = %+v, %v", became, err)
		}
		whole, cost := time.Since(began), spent(b)-before

		var articles []embed.Article
		passages := 0
		for _, r := range read.Readings {
			a := embed.ArticleOf(r.Article, retrieval.Passages(r.Article))
			articles, passages = append(articles, a), passages+len(a)
		}
		began, before = time.Now(), spent(b)
		if _, err := model.Articles(b.Context(), articles); err != nil {
			b.Fatal(err)
		}
		alone := time.Since(began)
		b.ReportMetric(alone.Seconds()/whole.Seconds(), "share")
		b.ReportMetric((spent(b)-before).Seconds()/cost.Seconds(), "cpu-share")
		b.ReportMetric(float64(passages)/alone.Seconds(), "embedded/s")
		b.ReportMetric(float64(passages)/whole.Seconds(), "ingested/s")
	}
}

// pagesOfNews is a folder of so many pages, of invented news.
func pagesOfNews(b *testing.B, count int) string {
	b.Helper()
	texts, err := filepath.Glob("../retrieval/encoder/train/data/events/*/corpus/*.txt")
	if err != nil || len(texts) < count {
		b.Fatalf("%d articles, %v, want %d", len(texts), err, count)
	}
	folder := b.TempDir()
	for i, name := range texts[:count] {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		paragraphs := slices.DeleteFunc(strings.Split(html.EscapeString(string(text)), "\n"), func(p string) bool { return strings.TrimSpace(p) == "" })
		page := fmt.Sprintf(`<!DOCTYPE html><html><head><meta charset="utf-8"><title>%[1]s | The Gazette</title><link rel="canonical" href="https://gazette.example/%[3]d">
<style>body { margin: 0 }</style></head><body><nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
<article><h1>%[1]s</h1><time datetime="2031-03-04T05:06:07Z">4 March</time><p>%[2]s</p></article><footer>All rights reserved</footer></body></html>`,
			paragraphs[0], strings.Join(paragraphs[1:], "</p>\n<p>"), i)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%03d.html", i)), []byte(page), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return folder
}
