package vouch

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/news"
)

// longest is the length of the longest summary, in characters.
const longest = 240

// plain reports whether a text is plain words on one line: no markup, no link,
// no quotation marks, nothing invisible.
func plain(text string) bool {
	if !utf8.ValidString(text) || utf8.RuneCountInString(text) > longest || strings.TrimSpace(text) != text || linked(text) {
		return false
	}
	words, before := false, ' '
	for _, r := range text {
		words = words || unicode.IsLetter(r)
		if !printed(r) || strings.ContainsRune("'’", r) && !unicode.IsLetter(before) {
			return false // an apostrophe after no letter opens a quotation
		}
		before = r
	}
	return words
}

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
