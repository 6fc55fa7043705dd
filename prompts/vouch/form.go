package vouch

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/news"
)

// printed reports whether r is a letter, a digit, a space or a mark that plain
// prose needs.
func printed(r rune) bool {
	switch {
	case news.Invisible(r), unicode.IsControl(r):
		return false
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), unicode.Is(unicode.Sc, r):
		return true
	}
	return strings.ContainsRune(" \u00a0.,;:!?()-–—'’%", r)
}

// linked reports whether a part of text reads as an address, as clients make
// links of: "a.example/b", "t.me".
func linked(text string) bool {
	for _, w := range strings.Fields(text) {
		w = strings.Trim(w, ".,;:!?()-–—'’%")
		before, after, dot := strings.Cut(w, ".")
		if strings.Contains(w, "://") || dot && startsWithLetters(after) && !initials(before) {
			return true
		}
	}
	return false
}

func startsWithLetters(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// initials reports whether s is one letter, as in "U.S".
func initials(s string) bool { return utf8.RuneCountInString(s) == 1 }
