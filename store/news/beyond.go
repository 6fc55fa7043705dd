package news

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Beyond lists, in order, the numbers and the names of text that stand in none
// of sources: what a translation must not say of its quote. It may be in another
// language than they.
//
// Numbers are compared by value, in digits or in words (of English, Ukrainian,
// Russian and German), and a share in percent is not a count. Marks of
// currencies and the like count as numbers do. A name is a word with a capital
// letter; the first word of a sentence is one only when another follows it at
// once. Names may have an ending that Cyrillic declension gives them, and
// across scripts their consonants must agree. In scripts without capitals no
// name can be told, and none is found beyond the sources.
func Beyond(text string, sources ...string) []string {
	words := split(text)
	var all []known
	for _, s := range sources {
		all = append(all, know(s))
	}
	var out []string
	taken := map[int]bool{}
	for _, n := range numerals(text, words) {
		for i, w := range words {
			taken[i] = taken[i] || n.Overlaps(w.Span)
		}
		if !slices.ContainsFunc(all, func(k known) bool { return k.counts(n) }) {
			out = append(out, n.Of(text))
		}
	}
	for i, w := range words {
		if taken[i] || !named(text, words, i) {
			continue
		}
		anyCase := opens(text, words, i)
		if !slices.ContainsFunc(all, func(k known) bool { return k.names(w, anyCase) }) {
			out = append(out, w.Of(text))
		}
	}
	return append(out, strangeSymbols(text, sources)...)
}

// strangeSymbols are the signs of currencies, emoji and numbers in other forms
// than digits of which no source has the same.
func strangeSymbols(text string, sources []string) []string {
	var out []string
	for _, r := range text {
		sign := unicode.IsSymbol(r) || unicode.IsNumber(r) && !unicode.IsDigit(r)
		if sign && !slices.ContainsFunc(sources, func(s string) bool { return strings.ContainsRune(s, r) }) {
			out = append(out, string(r))
		}
	}
	return out
}

// word is a run of letters and digits as they are compared.
type word struct {
	Span
	fold    string // case folded, digits as 0 to 9, without a possessive ending
	capital bool
}

func (w word) digits() bool { return w.fold != "" && '0' <= w.fold[0] && w.fold[0] <= '9' }

// split gives the words of text in order. Marks between digits belong to the
// number, apostrophes between letters to the word; a hyphen parts words.
func split(text string) []word {
	var out []word
	caser := cases.Fold()
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !inWord(r) {
			at += size
			continue
		}
		w := word{Span: Span{at, wordEnd(text, at)}}
		raw := w.Of(text)
		w.capital = strings.ContainsFunc(raw, unicode.IsUpper)
		w.fold = strings.ReplaceAll(caser.String(decimal(withoutInvisible(raw))), "’", "'")
		w.fold = strings.TrimSuffix(w.fold, "'s")
		out = append(out, w)
		at = w.End
	}
	return out
}

func withoutInvisible(s string) string {
	return strings.Map(func(r rune) rune {
		if Invisible(r) {
			return -1
		}
		return r
	}, s)
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func wordEnd(text string, at int) int {
	before := rune(0)
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		after, _ := utf8.DecodeRuneInString(text[at+size:])
		if !inWord(r) && !Invisible(r) && !inside(before, r, after) && !groupGap(text, at, size, before) {
			break
		}
		if !Invisible(r) {
			before = r
		}
		at += size
	}
	return at
}

// inside reports whether mark, between two characters, belongs to their word.
func inside(before, mark, after rune) bool {
	switch mark {
	case '\'', '’':
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	case '.', ',', '٫', '٬':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return false
}

// groupGap reports whether the space at at parts thousands, as in "128 000":
// digits stand before it, and three digits and no fourth after it.
func groupGap(text string, at, size int, before rune) bool {
	if gap := text[at : at+size]; gap != " " && gap != "\u00a0" && gap != "\u202f" || !unicode.IsDigit(before) {
		return false
	}
	return leadingDigits(text[at+size:]) == 3 && trailingDigits(text[:at]) <= 3
}

func leadingDigits(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsDigit(r) {
			break
		}
		n++
	}
	return n
}

func trailingDigits(s string) int {
	n := 0
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if !unicode.IsDigit(r) {
			break
		}
		n++
		s = s[:len(s)-size]
	}
	return n
}

// named reports whether the i-th word reads as a name.
func named(text string, words []word, i int) bool {
	if !words[i].capital {
		return false
	}
	if !opens(text, words, i) {
		return true
	}
	next := i + 1
	return next < len(words) && words[next].capital && strings.Trim(text[words[i].End:words[next].Start], " -‑") == ""
}

// opens reports whether the i-th word is the first of a sentence.
func opens(text string, words []word, i int) bool {
	if i == 0 {
		return true
	}
	return strings.ContainsAny(text[words[i-1].End:words[i].Start], ".!?…:;\n")
}

// known is what a source says, for look-up.
type known struct {
	numerals []numeral
	words    []word
}

func know(source string) known {
	words := split(source)
	return known{numerals(source, words), words}
}

// names reports whether the source has w as a name, or in any case.
func (k known) names(w word, anyCase bool) bool {
	return slices.ContainsFunc(k.words, func(s word) bool { return (s.capital || anyCase) && sameName(w.fold, s.fold) })
}

func (k known) counts(n numeral) bool {
	return slices.ContainsFunc(k.numerals, func(s numeral) bool { return s.value == n.value && s.percent == n.percent })
}

// sameName reports whether two folded words may be one name.
func sameName(a, b string) bool {
	a, b = norm.NFC.String(a), norm.NFC.String(b)
	switch {
	case a == b:
		return true
	case cyrillic(a) && cyrillic(b):
		return declined(a, b)
	case cyrillic(a) != cyrillic(b):
		return alikeInSound(a, b)
	}
	return false
}
