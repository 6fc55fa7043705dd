package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tag reads a hashtag or handle after its mark: its parts, or the whole where
// its writing shows none. A link may stand right behind it.
func (s *scanner) tag() {
	start := s.at
	for s.at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		if r != '_' && !inWord(r) {
			break
		}
		s.at += size
	}
	written := s.text[start:s.at]
	if strings.HasPrefix(s.text[s.at:], "://") {
		s.skipLink(s.at - len(scheme(written)))
		written = strings.TrimSuffix(written, scheme(written))
	}
	for _, part := range camelParts(written) {
		s.emit(part)
	}
}

// camelParts cuts a compound where its writing shows the parts: at "_", before
// a capital that follows a small letter or begins a word after capitals
// ("EUSummit" → EU, Summit), and between letters and digits.
func camelParts(compound string) []string {
	var parts []string
	runes := []rune(compound)
	start := 0
	cut := func(end int) {
		if end > start {
			parts = append(parts, string(runes[start:end]))
		}
		start = end
	}
	for i, r := range runes {
		switch {
		case r == '_':
			cut(i)
			start = i + 1
		case i > 0 && humps(runes, i):
			cut(i)
		}
	}
	cut(len(runes))
	return parts
}

// humps reports whether a new part begins at runes[i].
func humps(runes []rune, i int) bool {
	before, r := runes[i-1], runes[i]
	if unicode.IsDigit(before) != unicode.IsDigit(r) {
		return true
	}
	small := i+1 < len(runes) && unicode.IsLower(runes[i+1])
	return unicode.IsUpper(r) && (unicode.IsLower(before) || unicode.IsUpper(before) && small)
}

// pairs reads a run of letters of a script without spaces as overlapping
// pairs, which stand in for its words; one letter alone is a word.
func (s *scanner) pairs() {
	before, from := -1, s.at
	for s.at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		if !unspaced(r) {
			break
		}
		if before >= 0 {
			s.emit(s.text[before : s.at+size])
		}
		before = s.at
		s.at += size
	}
	if before == from {
		s.emit(s.text[from:s.at])
	}
}

// unspaced reports whether r belongs to a script that puts no spaces between
// words.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
