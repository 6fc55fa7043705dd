package attribution

import (
	"slices"

	"whosaid/store/news"
)

// adoptBareQuotes finds a speaker for quotations that are lines of their own
// and that no cue claims: who spoke last before, or nobody known.
func (a *analysis) adoptBareQuotes() {
	cued := len(a.found)
	next := 0 // statements before the line at hand
	var last *statement
	for n := 0; n < len(a.lines); n++ {
		quote := a.bareQuote(n)
		if quote.empty() || a.taken[a.units[quote.from].quote] || !a.isLong(quote) {
			continue
		}
		for next < cued && a.found[next].line < n {
			if last == nil || last.line != a.found[next].line || a.found[next].cue.empty() || !a.inContent(*last, a.found[next].cue.from) {
				last = &a.found[next]
			}
			next++
		}
		pieces := append([]phrase{quote}, a.trailing(n, quote)...)
		a.keepBare(n, pieces, last)
		n += len(pieces) - 1
	}
	slices.SortStableFunc(a.found, func(x, y statement) int { return x.line - y.line })
}

func (a *analysis) keepBare(n int, pieces []phrase, last *statement) {
	s := statement{line: n, content: pieces, speaker: news.Speaker{Basis: news.Unnamed}}
	if last != nil && last.speaker.Basis != "" && last.speaker.Name != "" && a.lines[n].paragraph-a.lines[last.line].paragraph <= 1 {
		s.speaker, s.who, s.via = last.speaker, last.who, last.via
		if s.speaker.Basis == news.Explicit {
			s.speaker.Basis = news.Coreferenced
		}
	}
	a.found = append(a.found, s)
}

// isLong tells speech from a word or two in quotation marks.
func (a *analysis) isLong(quote phrase) bool {
	words := 1
	for _, c := range []byte(a.cut(quote)) {
		if c == ' ' {
			words++
		}
	}
	return words > 3
}
