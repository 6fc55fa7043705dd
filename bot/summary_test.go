package main

import (
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"whosaid/store/news"
)

// TestSummariesSayNothingBeyondTheirQuotes holds, for every question of the
// demonstration, that a claim's summary and figures are cut from its quotes, with
// no number and no name of the bot's own; that claims do not share quotes; and
// that nobody disputes himself.
func TestSummariesSayNothingBeyondTheirQuotes(t *testing.T) {
	a := &app{out: io.Discard, err: io.Discard}
	answers, store, err := a.answersFrom(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	summed := 0
	for _, q := range readPosed(t, filepath.Join("demo", "testdata", "questions.yaml")) {
		got, err := answers.Answer(t.Context(), news.Question{Text: q.Question})
		if err != nil {
			t.Fatalf("Answer(%q): %v", q.Question, err)
		}
		seen := map[int]bool{}
		for _, claim := range got.Claims {
			checkSummary(t, q.Question, claim, got.Quotes)
			for _, i := range claim.Quotes {
				if seen[i] || slices.Contains(claim.DisputedBy, i) {
					t.Errorf("Answer(%q): quote %d is in two places of %+v", q.Question, i, got.Claims)
				}
				seen[i] = true
			}
			if claim.Summary != "" {
				summed++
			}
		}
	}
	if summed == 0 {
		t.Error("no claim of any answer has a summary")
	}
}

func checkSummary(t *testing.T, question string, c news.Claim, quotes []news.Citation) {
	t.Helper()
	var texts []string
	for _, i := range c.Quotes {
		texts = append(texts, quotes[i].Text())
	}
	own := []string{c.Summary}
	for _, step := range c.Series {
		own = append(own, step.Figure)
	}
	for _, words := range own {
		if beyond := news.Beyond(words, texts...); len(beyond) > 0 {
			t.Errorf("Answer(%q): %q says %q beyond %q", question, words, beyond, texts)
		}
		if !slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, words) }) {
			t.Errorf("Answer(%q): %q is cut from none of %q", question, words, texts)
		}
	}
}
