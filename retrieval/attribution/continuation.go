package attribution

import "slices"

// quoteBefore is a quotation that ends right before unit to, in the line before.
func (a *analysis) quoteBefore(n, to int) phrase {
	if n == 0 || to != a.lines[n].from || a.lines[n].paragraph != a.lines[n-1].paragraph {
		return phrase{}
	}
	if a.units[to-1].tag == quoted {
		return phrase{to - 1, to}
	}
	return phrase{}
}

// quoteAfter takes the quotation of the next line for “She said. ‘…’”.
func (a *analysis) quoteAfter(n int, s *statement) bool {
	if next := a.bareQuote(n + 1); !next.empty() && a.lines[n+1].paragraph == a.lines[n].paragraph {
		s.content = append([]phrase{next}, a.trailing(n+1, next)...)
		return true
	}
	return false
}

// trailing is what goes on saying: quotations alone in the lines that follow
// in the same paragraph, and paragraphs that an unclosed mark carries on into.
func (a *analysis) trailing(n int, last phrase) []phrase {
	var more []phrase
	for n+1 < len(a.lines) {
		next := a.bareQuote(n + 1)
		carried := a.units[last.to-1].tag == quoted && a.quotes[a.units[last.to-1].quote].Continues
		if next.empty() || a.taken[a.units[next.from].quote] || !carried && a.lines[n+1].paragraph != a.lines[n].paragraph {
			break
		}
		more = append(more, next)
		last, n = next, n+1
	}
	return more
}

// leading are the paragraphs before a quotation that carry on into it.
func (a *analysis) leading(n int, first phrase) []phrase {
	var before []phrase
	for a.units[first.from].tag == quoted && n > 0 {
		k := a.units[first.from].quote
		previous := a.bareQuote(n - 1)
		if k == 0 || !a.quotes[k-1].Continues || previous.empty() || a.units[previous.from].quote != k-1 || a.taken[k-1] {
			break
		}
		before = append(before, previous)
		first, n = previous, n-1
	}
	slices.Reverse(before)
	return before
}

// bareQuote is the quotation that a line is nothing but.
func (a *analysis) bareQuote(n int) phrase {
	if n >= len(a.lines) {
		return phrase{}
	}
	l := a.lines[n]
	for i := l.from; i < l.to; i++ {
		if t := a.units[i].tag; t != quoted && t != stop {
			return phrase{}
		}
	}
	if a.units[l.from].tag != quoted {
		return phrase{}
	}
	return phrase{l.from, l.from + 1}
}
