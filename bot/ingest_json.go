package main

import (
	"time"

	"whosaid/bot/terminal"
	"whosaid/retrieval/corpus"
	"whosaid/store/news"
)

// ingestJSON is what `ingest --json` prints. It says of each known field which
// rule established it.
type ingestJSON struct {
	Stored   bool          `json:"stored"`
	kept                   // with Stored: what became of the articles
	Articles []articleJSON `json:"articles"`
	Skipped  []skipJSON    `json:"skipped"`
}

type articleJSON struct {
	ID           news.ArticleID    `json:"id"`
	SHA256       string            `json:"sha256"`
	File         string            `json:"file"`
	URL          string            `json:"url"`
	Outlet       string            `json:"outlet"`
	Title        string            `json:"title"`
	Author       string            `json:"author"`
	Published    string            `json:"published"`
	Updated      string            `json:"updated"`
	Language     string            `json:"language"`
	Rules        map[string]string `json:"rules"`
	Sentences    int               `json:"sentences"`
	Passages     int               `json:"passages"`
	Attributions int               `json:"attributions"`
	NeverQuoted  []terminal.Barred `json:"never_quoted"`
}

type skipJSON struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Reason string `json:"reason"`
}

func writeIngest(found []terminal.Inspection, skipped []corpus.Skip) ingestJSON {
	out := ingestJSON{Articles: []articleJSON{}, Skipped: []skipJSON{}, kept: kept{Failed: []unkept{}}}
	for _, one := range found {
		out.Articles = append(out.Articles, writeInspection(one))
	}
	for _, skip := range skipped {
		out.Skipped = append(out.Skipped, skipJSON(skip))
	}
	return out
}

func writeInspection(one terminal.Inspection) articleJSON {
	a := one.Article
	out := articleJSON{
		ID: a.ID(), SHA256: a.Hash().String(), File: a.File, URL: a.URL, Title: a.Title, Author: a.Author,
		Published: stamp(a.Published), Updated: stamp(a.Updated), Language: a.Language, Rules: a.Rules,
		Sentences: one.Sentences, Passages: one.Passages, Attributions: one.Attributions, NeverQuoted: one.Barred,
	}
	if a.Outlet != nil {
		out.Outlet = string(a.Outlet.ID)
	}
	if out.Rules == nil {
		out.Rules = map[string]string{}
	}
	if out.NeverQuoted == nil {
		out.NeverQuoted = []terminal.Barred{}
	}
	return out
}

// stamp is a time in RFC 3339, "" when unknown.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
