package question

import (
	"whosaid/retrieval/dates"
	"whosaid/store/news"
)

// readDates tells a date of publication, which bounds the answer ("since 27
// March", "reported on 2 May", "said in March"), from a date that the matter has
// ("in 2017", "the October resolution"), which stays in the topic.
func (p *parser) readDates() {
	for _, found := range dates.All(p.text, p.now) {
		first, after := p.covered(found.Span)
		switch {
		case first >= after || !found.Resolved():
		case p.ofPublication(found, first, after):
			p.use(first, after)
			p.out.From, p.out.To = found.From, found.To
		default:
			p.out.Days = append(p.out.Days, found)
		}
	}
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
// a word of reporting, or with a "since" at either end of the question. The word
// of reporting is marked as understood.
func (p *parser) ofPublication(found dates.Found, first, after int) bool {
	before := first - 1
	for before >= 0 && (p.words[before].Stop || p.used[before]) && !framing(p.word(before)) {
		before--
	}
	if before >= 0 && framing(p.word(before)) {
		p.used[before] = true
		return true
	}
	return found.Bound == dates.Since && (after == len(p.words) || first == 0)
}
