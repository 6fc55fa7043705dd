package terminal

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"whosaid/store/news"
)

func TestAttributions(t *testing.T) {
	text := "Jorun Aas said, “Shut,” and later added: “For good.” The quay stays closed, somebody claimed."
	at := func(words string) []news.Span {
		start := strings.Index(text, words)
		return []news.Span{{Start: start, End: start + len(words)}}
	}
	found := news.Attributed{Text: text, Said: []news.Attribution{
		{Source: at("Jorun Aas"), Cue: at("said"), Content: append(at("“Shut,”"), at("“For good.”")...), Said: news.Said{Speaker: captain, Mode: news.Quotes, Via: []string{"NorWire"}}},
		{Cue: at("claimed"), Content: at("The quay stays closed"), Said: news.Said{Speaker: passer, Mode: news.Alleges}},
	}}
	for name, attributed := range map[string]news.Attributed{"attributions.txt": found, "attributions_none.txt": {Text: text}} {
		var out bytes.Buffer
		if err := New(&out, 80, false).Attributions(attributed); err != nil {
			t.Fatalf("Attributions() = %v", err)
		}
		golden(t, name, out.Bytes())
	}
}

func TestInspections(t *testing.T) {
	known, err := news.NewArticle(news.Meta{
		File: "002.txt", Title: "Cars lost off the ferry", Outlet: shore, Published: may(2), Language: "en",
		Updated: time.Date(2031, time.May, 3, 16, 20, 0, 0, time.FixedZone("", 5*3600+1800)),
		Rules:   map[string]string{"title": "first line", "outlet": "corpus.yaml", "published": "corpus.yaml", "updated": "dateline", "language": "detected"},
	}, "Cars lost off the ferry\nFour cars slid into the water.\n", nil)
	if err != nil {
		t.Fatal(err)
	}
	bare, err := news.NewArticle(news.Meta{}, "Four cars slid.", nil)
	if err != nil {
		t.Fatal(err)
	}
	found := []Inspection{
		{Article: known, Sentences: 2, Passages: 1, Attributions: 1, Barred: []Barred{
			{Line: 1, Text: "Cars lost off the ferry", Rule: "headline"},
			{Line: 9, Text: strings.Repeat("share this page ", 9), Rule: "link label"},
		}},
		{Article: bare, Sentences: 1, Passages: 1},
	}
	var out bytes.Buffer
	printer := New(&out, 80, false)
	for _, f := range found {
		if err := printer.Article(f); err != nil {
			t.Fatalf("Article(%v) = %v", f.Article.ID(), err)
		}
	}
	if err := printer.Summary(found); err != nil {
		t.Fatalf("Summary() = %v", err)
	}
	golden(t, "inspections.txt", out.Bytes())
}

func TestScores(t *testing.T) {
	var out bytes.Buffer
	scores := []Score{{"nDCG@10", 0.81234}, {"MAP@5", 0.7}, {"Recall@100", 1}}
	if err := New(&out, 80, false).Scores(scores, 1190, 12004, 1500*time.Millisecond); err != nil {
		t.Fatalf("Scores() = %v", err)
	}
	golden(t, "scores.txt", out.Bytes())
}
