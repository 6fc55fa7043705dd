package furniture

import (
	"strings"
	"unicode"

	"whosaid/store/news"
)

// Outside gives what is left of spans, which are ascending and do not overlap,
// outside the pieces that Find found in the same text: a span may vanish, lose
// an edge or fall apart. What is left is trimmed of white space; a rest without
// a letter or a digit is dropped.
func Outside(text string, spans []news.Span, pieces []Piece) []news.Span {
	var out []news.Span
	keep := func(start, end int) {
		rest := strings.TrimLeftFunc(text[start:end], unicode.IsSpace)
		start = end - len(rest)
		rest = strings.TrimRightFunc(rest, unicode.IsSpace)
		if strings.ContainsFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			out = append(out, news.Span{Start: start, End: start + len(rest)})
		}
	}
	next := 0
	for _, span := range spans {
		at := span.Start
		for next < len(pieces) && pieces[next].End <= at {
			next++
		}
		for i := next; i < len(pieces) && pieces[i].Start < span.End; i++ {
			keep(at, max(at, pieces[i].Start))
			at = max(at, pieces[i].End)
		}
		keep(min(at, span.End), span.End)
	}
	return out
}
