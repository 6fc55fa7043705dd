package statements

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/retrieval/attribution/quotemarks"
	"whosaid/store/news"
)

// signed are the statements of quotations with a signature behind them, “…” — Ada
// Lund, skipper; and the pieces that are left for others.
func signed(a article, p pieces) ([]statement, pieces) {
	var out []statement
	for _, q := range a.quotes {
		name := a.signature(q)
		if name.Empty() {
			continue
		}
		p = p.outside(news.Span{Start: q.Start, End: name.End})
		out = append(out, statement{source: name, content: []news.Span{q.Span}})
	}
	return out, p
}

// signature is what signs a quotation: behind a dash, the rest of the line, which is a
// full name or one with what follows a comma, and no sentence.
func (a article) signature(q quotemarks.Quotation) news.Span {
	rest := a.text[q.End:]
	behind := strings.TrimLeftFunc(strings.TrimPrefix(rest, "."), unicode.IsSpace)
	dash, size := utf8.DecodeRuneInString(behind)
	if !unicode.Is(unicode.Pd, dash) {
		return news.Span{}
	}
	start := q.End + len(rest) - len(behind) + size
	end := len(a.text)
	if line := strings.IndexByte(a.text[start:], '\n'); line >= 0 {
		end = start + line
	}
	s := a.trimmed(news.Span{Start: start, End: end}, "")
	if s.Empty() || s.Len() > longestName || ends(s.Of(a.text)) {
		return news.Span{}
	}
	name := s
	if comma := strings.IndexByte(s.Of(a.text), ','); comma >= 0 {
		name.End = s.Start + comma
	}
	if people := a.people(name); len(people) != 1 || people[0].Span != name || len(people[0].parts) < 2 {
		return news.Span{}
	}
	return s
}

// outside are the pieces that do not lie in a span.
func (p pieces) outside(s news.Span) pieces {
	within := func(one news.Span) bool { return one.Overlaps(s) }
	return pieces{
		slices.DeleteFunc(slices.Clone(p.sources), within),
		slices.DeleteFunc(slices.Clone(p.cues), within),
		slices.DeleteFunc(slices.Clone(p.contents), within),
	}
}
