package chat

import (
	"strings"
	"testing"

	"whosaid/store/news"
)

// TestSourceCountsWhoSaysWhat holds what stands first in the answer to a claim, and
// that the counts go with the quotes.
func TestSourceCountsWhoSaysWhat(t *testing.T) {
	w := newTown(t)
	var said news.Answer
	w.Answers = answerFunc(func() news.Answer { return said })
	source := func(text string) *wire { t.Helper(); return w.say(square, moe, "/source@WhosaidBot "+text) }
	quotes := w.quotes()
	for name, test := range map[string]struct {
		stance news.Stance
		want   string
	}{
		"both":       {news.Stance{Same: []int{3}, Otherwise: []int{0, 1, 2}}, "1 outlet says this, 2 say otherwise.\n"},
		"alone":      {news.Stance{Same: []int{0, 2}}, "1 outlet says this. 2 more are not clear.\n"},
		"against":    {news.Stance{Otherwise: []int{0, 3}}, "2 outlets say otherwise. 1 more is not clear.\n"},
		"nobody":     {news.Stance{}, "Quotes from 3 outlets:\nThe Post · 1 May 2031"},
		"bad places": {news.Stance{Same: []int{-1, 9}}, "Quotes from 3 outlets:\nThe Post · 1 May 2031"},
	} {
		said = news.Answer{Outcome: news.Answered, Quotes: quotes, Stance: test.stance}
		if got := source("people were hurt, " + name).text(); !strings.HasPrefix(got, test.want) {
			t.Errorf("%s: %q, want it to begin with %q", name, got, test.want)
		}
	}
	said = news.Answer{Outcome: news.Answered, Quotes: quotes, Stance: news.Stance{Same: []int{3}, Otherwise: []int{0}}}
	source("Forty people were hurt!!")
	w.say(chief, chief, "/takedown https://a.example/2")
	again := source("Forty people were hurt!!").sent()
	if got := again[len(again)-1].Text; !strings.HasPrefix(got, "1 outlet says otherwise. 1 more is not clear.\n") {
		t.Errorf("when a quote was taken down: %q", got)
	}
}

// A claim too vague to look up is asked about, once, in the same message.
func TestVagueClaims(t *testing.T) {
	w := newTown(t)
	const back = "What is this about? Write /source and the whole claim, with a name, a place or a number."
	w.Answers = answerFunc(func() news.Answer {
		return news.Answer{Outcome: news.NoSource, Vague: true, Nearest: w.quotes()[:1]}
	})
	got, claim := w.reply(square, moe, "/source@WhosaidBot", "they knew it was coming")
	if n := strings.Count(got.text(), back); n != 1 {
		t.Errorf("asked back %d times in %q", n, got.text())
	}
	wantContains(t, got.text(), "No stored article answers this.", "The nearest:")
	if claim == 0 {
		t.Error("there is no claim")
	}
	w = newTown(t)
	hello, _ := w.reply(square, moe, "/source@WhosaidBot", "hello there")
	if hello.text() != back {
		t.Errorf("to what names nothing: %q", hello.text())
	}
}
