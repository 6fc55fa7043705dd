package texts

import (
	"strings"
	"unicode/utf8"
)

// pairs are the marks of quotation that close each other.
var pairs = map[rune]string{'“': "”", '„': "“”", '«': "»", '"': `"`, '‘': "’", '‹': "›"}

// Marked puts marks of quotation around a text, but where it brings its own.
func Marked(text string) string {
	if InMarks(text) {
		return text
	}
	return "“" + text + "”"
}

// InMarks reports whether a text stands in marks of its own from its beginning to
// its end, but for a full stop behind them.
func InMarks(text string) bool {
	opening, size := utf8.DecodeRuneInString(text)
	closing := pairs[opening]
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
