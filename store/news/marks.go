package news

import (
	"strings"
	"unicode/utf8"
)

// marks are the marks of quotation that close each other, the first of each the
// usual one.
var marks = map[rune]string{'“': "”", '„': "“”", '«': "»", '"': `"`, '‘': "’", '‹': "›"}

// InMarks reports whether a text stands in marks of its own from its beginning to
// its end, but for a full stop or a comma behind them.
func InMarks(text string) bool {
	opening, size := utf8.DecodeRuneInString(text)
	closing := marks[opening]
	if closing == "" {
		return false
	}
	inner := strings.TrimRight(text[size:], ".,!?…;")
	last, width := utf8.DecodeLastRuneInString(inner)
	if !strings.ContainsRune(closing, last) {
		return false
	}
	// Marks in between would close the first: “Yes,” she said, “no.”
	return !strings.ContainsAny(inner[:len(inner)-width], closing+string(opening))
}

// Unframed tells which marks a text lacks to stand in marks from its beginning to its
// end: none where it stands in them, the closing one where it brings only the opening
// one, and the other way round. Any other text lacks both, which is "", "" and false.
func Unframed(text string) (before, after string, own bool) {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	switch {
	case InMarks(text):
		return "", "", true
	case InMarks(text + Closing(first)):
		return "", Closing(first), true
	case InMarks(Opening(last) + text):
		return Opening(last), "", true
	}
	return "", "", false
}

// Closing is the usual mark that closes what a mark opens; "" for no mark.
func Closing(opening rune) string {
	for _, r := range marks[opening] {
		return string(r)
	}
	return ""
}

// Opening is the mark that opens what a mark closes; "" for no mark.
func Opening(closing rune) string {
	for _, opening := range "“«\"‘‹" {
		if strings.ContainsRune(marks[opening], closing) {
			return string(opening)
		}
	}
	return ""
}

// Whole is the quote with the mark of quotation that stands right beside it, where
// it brings only the other one of the pair; any other quote stays as it is.
func (q Quote) Whole() Quote {
	if q.article == nil {
		return q
	}
	text, before, after := q.Text(), q.article.text[:q.span.Start], q.article.text[q.span.End:]
	next, size := utf8.DecodeRuneInString(after)
	if wider, err := Cut(q.article, q.span.Start, q.span.End+size); err == nil && size > 0 && Opening(next) != "" && InMarks(wider.Text()) {
		return wider
	}
	last, size := utf8.DecodeLastRuneInString(before)
	if marks[last] == "" || InMarks(text) {
		return q
	}
	if wider, err := Cut(q.article, q.span.Start-size, q.span.End); err == nil && InMarks(wider.Text()) {
		return wider
	}
	return q
}
