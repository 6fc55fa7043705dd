package terminal

import (
	"fmt"
	"strings"
	"unicode"
)

// stand is shown for a character that could steer the terminal or reorder the
// line and has no picture of its own.
const stand = '␦'

// Visible gives text in which no character can steer the terminal: a control
// character is shown as its picture ("␛"), bidirectional controls and other
// unseen ones as "␦". Line breaks stay and a tab becomes a space. Joiners and
// soft hyphens stay too: honest text is written with them.
func Visible(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case hidden(r):
			return picture(r)
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}

// hidden reports whether r must not reach a terminal as it is.
func hidden(r rune) bool {
	const softHyphen, nonJoiner, joiner = '\u00AD', '\u200C', '\u200D'
	switch r {
	case '\n', '\t', softHyphen, nonJoiner, joiner:
		return false
	case '\u2028', '\u2029': // line and paragraph separators
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

func picture(r rune) rune {
	switch {
	case r < ' ':
		return '␀' + r
	case r == 0x7f:
		return '␡'
	}
	return stand
}

// marksNote says how many marks in a text are those of the frame, which stand for
// nothing else on a page.
func marksNote(text string) string {
	return note(text, ours, "(%s like this page's own shown as a symbol)", "mark")
}

// hiddenNote says how many characters of text are shown as symbols; "" when none is.
func hiddenNote(text string) string {
	return note(text, hidden, "(%s shown as a symbol)", "unseen character")
}

// note counts the characters of a kind; "" when there is none.
func note(text string, kind func(rune) bool, says, what string) string {
	count := 0
	for _, r := range text {
		if kind(r) {
			count++
		}
	}
	if count == 0 {
		return ""
	}
	return fmt.Sprintf(says, counted(count, what))
}
