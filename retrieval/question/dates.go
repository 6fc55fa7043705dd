package question

import (
	"slices"
	"strings"

	"whosaid/retrieval/dates"
	"whosaid/store/news"
)

// readDates tells a date of publication, which narrows the search ("since 27
// March", "reported on 2 May"), from a date that belongs to the content ("in
// 2017", "the October 2022 resolution"), which stays in the topic.
func (p *parser) readDates() {
	for _, found := range dates.All(p.text, p.now) {
		first, after := p.covered(found.Span)
		if first < after && found.Resolved() && p.ofPublication(found, first, after) {
			p.use(first, after)
			p.out.From, p.out.To = found.From, found.To
		}
	}
	p.readLatest()
}

// covered is the range of words that lie within span.
func (p *parser) covered(span news.Span) (first, after int) {
	first = len(p.words)
	for i, w := range p.words {
		if span.Overlaps(w.Span) {
			first, after = min(first, i), i+1
		}
	}
	return min(first, after), after
}

// ofPublication reports whether a date says when to have been published: after
// a word of publishing, or with a "since" at either end of the question.
func (p *parser) ofPublication(found dates.Found, first, after int) bool {
	before := first - 1
	for before >= 0 && p.words[before].Stop {
		before--
	}
	if p.publishing(before) {
		return true
	}
	return found.Bound == dates.Since && (after == len(p.words) || first == 0)
}

// publishing reports whether one of the three words up to the i-th speaks of
// publishing, and marks it as understood.
func (p *parser) publishing(i int) bool {
	for k := max(i-2, 0); k <= i && k < len(p.words); k++ {
		word := p.word(k)
		if strings.HasPrefix(word, "publish") || slices.Contains([]string{"reported", "reports", "articles", "written", "dated", "coverage", "stories", "reporting", "posted"}, word) {
			p.used[k] = true
			return true
		}
	}
	return false
}

func (p *parser) readLatest() {
	for i, w := range p.words {
		if slices.Contains([]string{"latest", "newest"}, w.Word) || w.Word == "recent" && p.word(i-1) == "most" {
			p.used[i] = true
			p.out.Latest = true
		}
	}
}
