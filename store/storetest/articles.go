package storetest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"time"

	"whosaid/store/news"
)

var (
	post  = &news.Outlet{ID: "vellaby-post", Name: "The Vellaby Post", Kind: news.Newsroom, Aliases: []string{"Post"}, Domains: []string{"vellaby.example"}, Owner: "Vellaby Press"}
	radio = &news.Outlet{ID: "ostrand-radio", Name: "Ostrand Radio"}
)

func day(n int) time.Time { return time.Date(2031, 5, n, 0, 0, 0, 0, time.UTC) }

// article makes an article and cuts it into one passage a line, each of one
// sentence. The URL decides the id.
func article(t *testing.T, meta news.Meta, text string) (*news.Article, []news.Passage) {
	t.Helper()
	a, err := news.NewArticle(meta, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	var passages []news.Passage
	start := 0
	for line := range strings.Lines(text) {
		span := news.Span{Start: start, End: start + len(strings.TrimSuffix(line, "\n"))}
		start += len(line)
		if span.Empty() {
			continue
		}
		passages = append(passages, passage(a, span, len(passages)))
	}
	return a, passages
}

// passage is one sentence of an article, by itself.
func passage(a *news.Article, span news.Span, paragraph int) news.Passage {
	name := sha256.Sum256(fmt.Append(nil, a.ID(), a.Hash(), span))
	return news.Passage{
		ID: news.PassageID(hex.EncodeToString(name[:8])), Article: a.ID(), Version: a.Hash(), Span: span,
		Sentences: []news.Sentence{{Span: span, Paragraph: paragraph}},
	}
}

// put stores an article made by article.
func put(t *testing.T, s Store, meta news.Meta, text string) (*news.Article, []news.Passage) {
	t.Helper()
	a, passages := article(t, meta, text)
	if err := s.Put(t.Context(), a, passages); err != nil {
		t.Fatal(err)
	}
	return a, passages
}

func search(t *testing.T, s Store, text string, filter news.Filter, limit int) []news.Hit {
	t.Helper()
	hits, err := s.Search(t.Context(), text, filter, limit)
	if err != nil {
		t.Fatalf("Search(%.60q) = %v", text, err)
	}
	if len(hits) > limit {
		t.Errorf("Search(%.60q) gave %d hits, want at most %d", text, len(hits), limit)
	}
	return hits
}

// texts are the passages' texts, in order; each must be in the current version
// of its article.
func texts(t *testing.T, s Store, hits []news.Hit) []string {
	t.Helper()
	out := []string{}
	for _, h := range hits {
		a, err := s.Article(t.Context(), h.Article)
		if err != nil || a.Hash() != h.Version {
			t.Fatalf("Article(%s) of a hit = %v, %v, want version %s", h.Article, a, err, h.Version)
		}
		out = append(out, h.Of(a.Text()))
	}
	return out
}
