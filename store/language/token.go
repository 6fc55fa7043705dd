package language

import (
	"unicode"
	"unicode/utf8"
)

// Token is a word of a text where it stands.
type Token struct {
	Start, End int    // in bytes
	Word       string // folded, see [Fold]
	Upper      bool   // begins with a capital letter
	Caps       bool   // two or more letters, all capitals
}

// Tokens gives all words of text in order.
func Tokens(text string) []Token {
	out := make([]Token, 0, len(text)/8)
	s := scanner{text: text}
	s.emit = func(written string) {
		word := Fold(written)
		if word == "" {
			return
		}
		first, size := utf8.DecodeRuneInString(written)
		out = append(out, Token{
			Start: s.from, End: s.at, Word: word,
			Upper: unicode.IsUpper(first), Caps: size < len(written) && !containsLower(written) && unicode.IsUpper(first),
		})
	}
	s.run()
	return out
}

func containsLower(written string) bool {
	for _, r := range written {
		if unicode.IsLower(r) {
			return true
		}
	}
	return false
}
