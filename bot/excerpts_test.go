package main

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"whosaid/retrieval/check"
	"whosaid/retrieval/corpus"
	"whosaid/store/news"
)

// excerptsEach is how many excerpts of each article are looked up.
const excerptsEach = 2

// TestExcerpts looks up runs of 8 to 30 words from the articles of news_cluster:
// from all of them, and from half of them when only the other half is stored. It
// prints how often an article that holds the excerpt came first, and how often
// one was named though none holds it.
func TestExcerpts(t *testing.T) {
	folder := os.Getenv("WHOSAID_NEWS_CLUSTER")
	if folder == "" {
		t.Skip("to run this, set WHOSAID_NEWS_CLUSTER to the folder of the collection's .json files")
	}
	readings, event := newsCluster(t, folder)
	random := rand.New(rand.NewPCG(21, 22))
	checks := check.New(stored(t, readings))
	var first, verbatim tally
	for _, r := range readings {
		for range excerptsEach {
			text := excerpt(r.Article.Text(), random)
			if text == "" {
				continue
			}
			got, err := checks.Check(t.Context(), text)
			if err != nil {
				t.Fatalf("Check(%q): %v", text, err)
			}
			ok := len(got.Matches) > 0 && len(news.Fold(got.Matches[0].Article().Text()).All(news.Fold(text))) > 0
			first.count(ok)
			verbatim.count(got.Status == news.Verbatim)
			if !ok && testing.Verbose() {
				t.Logf("not first: %s %q of %s: %q", got.Status, text, r.Article.File, firstQuote(got))
			}
		}
	}
	t.Logf("excerpts of stored articles: one that holds it comes first %+v, verbatim %+v", first, verbatim)
	if !first.atLeast(98, 100) {
		t.Errorf("want at least 98 percent first")
	}

	for _, by := range []struct {
		name string
		left func(r corpus.Reading, i int) bool
	}{
		{"half of the articles", func(_ corpus.Reading, i int) bool { return i%2 == 0 }},
		{"half of the events", func(r corpus.Reading, _ int) bool { return event[r.Article.URL]%2 == 0 }},
	} {
		t.Run(by.name, func(t *testing.T) {
			var kept, left []corpus.Reading
			for i, n := range random.Perm(len(readings)) {
				if by.left(readings[n], i) {
					left = append(left, readings[n])
				} else {
					kept = append(kept, readings[n])
				}
			}
			lookUpMissing(t, kept, left, random)
		})
	}
}

// lookUpMissing looks up excerpts of articles that are not stored.
func lookUpMissing(t *testing.T, kept, left []corpus.Reading, random *rand.Rand) {
	checks := check.New(stored(t, kept))
	statuses := map[news.CheckStatus]int{}
	var right tally
	for _, r := range left {
		for range 2 * excerptsEach {
			text := excerpt(r.Article.Text(), random)
			if text == "" || stands(text, kept) {
				continue
			}
			got, err := checks.Check(t.Context(), text)
			if err != nil {
				t.Fatalf("Check(%q): %v", text, err)
			}
			statuses[got.Status]++
			right.count(got.Status == news.Unfound || got.Status == news.Altered)
			if got.Status != news.Unfound && testing.Verbose() {
				t.Logf("found %s: %q of %s: %.2f %q", got.Status, text, r.Article.URL, similarity(got), firstQuote(got))
			}
		}
	}
	t.Logf("excerpts that no stored article holds: said to be real %d of %d; by status %v", right.of-right.right, right.of, statuses)
	if !right.atLeast(99, 100) {
		t.Errorf("want at most 1 percent said to be real")
	}
}

// newsCluster reads the collection, one article a JSON file, and tells by URL
// which event each article is of.
func newsCluster(t *testing.T, folder string) (readings []corpus.Reading, event map[string]int) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no .json file in %s: %v", folder, err)
	}
	event = map[string]int{}
	var lines strings.Builder
	encoder := json.NewEncoder(&lines)
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var a struct {
			Text, Title, URL string
			Domain           string `json:"source_domain"`
			Published        string `json:"date_publish"`
			NewsCluster      struct {
				EventID int `json:"EventId"`
			}
		}
		if err := json.Unmarshal(content, &a); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		event[a.URL] = a.NewsCluster.EventID
		published, _, _ := strings.Cut(a.Published, "T")
		record := map[string]string{"_id": filepath.Base(name), "text": a.Text, "title": a.Title, "url": a.URL, "source": a.Domain, "published": published}
		if err := encoder.Encode(record); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "news.jsonl")
	if err := os.WriteFile(path, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	read, err := corpus.Read(t.Context(), path, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return read.Readings, event
}

// excerpt is a run of 8 to 30 words of a text, from anywhere in it; "" where the
// text has no more words.
func excerpt(text string, random *rand.Rand) string {
	words := news.Fold(text)
	n := 8 + random.IntN(23)
	if words.Len() <= n {
		return ""
	}
	from := random.IntN(words.Len() - n)
	out := text[words.Span(from).Start:words.Span(from+n-1).End]
	if utf8.RuneCountInString(out) < 20 {
		return ""
	}
	return out
}

func stands(text string, in []corpus.Reading) bool {
	words := news.Fold(text)
	for _, r := range in {
		if len(news.Fold(r.Article.Text()).Ends(words)) > 0 {
			return true
		}
	}
	return false
}

func similarity(c news.Check) float64 {
	if len(c.Matches) == 0 {
		return 0
	}
	return c.Matches[0].Similarity
}
