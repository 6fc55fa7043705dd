package news

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Folded is a text as quotes are compared: a row of words in which case, white
// space, the shape of quotation marks, apostrophes and dashes, punctuation
// outside numbers and Unicode compatibility forms outside numbers make no
// difference, and invisible characters are left out. Nothing else is folded:
// letters of two scripts that look alike differ, and so do "13.3" and "133".
// Each word remembers the bytes that it came from.
type Folded struct {
	words []string
	spans []Span
}

// Fold reads text as words.
func Fold(text string) Folded {
	f := folder{text: text, caser: cases.Fold()}
	for at := 0; at < len(text); {
		at = f.step(at)
	}
	f.flush()
	return f.out
}

// Len is the number of words.
func (f Folded) Len() int { return len(f.words) }

// Word is the i-th word, folded.
func (f Folded) Word(i int) string { return f.words[i] }

// Span is where the i-th word stands, as bytes of the original text.
func (f Folded) Span(i int) Span { return f.spans[i] }

// All are the places, as bytes of the original text, where the words of needle
// stand one after another; places may overlap. It takes time in proportion to
// the two lengths whatever the words are (Knuth, Morris and Pratt, 1977).
func (f Folded) All(needle Folded) []Span {
	var found []Span
	for _, last := range f.Ends(needle) {
		found = append(found, Span{f.spans[last-len(needle.words)+1].Start, f.spans[last].End})
	}
	return found
}

// Ends are the places as All finds them, each told by the number of its last word.
func (f Folded) Ends(needle Folded) []int { return RunEnds(f.words, needle.words) }

// RunEnds are the places where the words of run stand in words one after another,
// each told by the number of its last word (Knuth, Morris and Pratt, 1977).
func RunEnds(words, run []string) []int {
	if len(run) == 0 {
		return nil
	}
	var found []int
	back := borders(run)
	matched := 0
	for i, word := range words {
		for matched > 0 && (matched == len(run) || run[matched] != word) {
			matched = back[matched-1]
		}
		if run[matched] == word {
			matched++
		}
		if matched == len(run) {
			found = append(found, i)
		}
	}
	return found
}

// borders gives, for each prefix of words, the length of its longest proper
// prefix that is also its suffix.
func borders(words []string) []int {
	out := make([]int, len(words))
	for i, k := 1, 0; i < len(words); i++ {
		for k > 0 && words[i] != words[k] {
			k = out[k-1]
		}
		if words[i] == words[k] {
			k++
		}
		out[i] = k
	}
	return out
}

// folder gathers the runes of one word until something ends it.
type folder struct {
	text   string
	caser  cases.Caser
	out    Folded
	word   strings.Builder
	span   Span
	number bool // the word holds a digit: its punctuation and forms count
}

// step reads the rune at byte offset at and returns the offset of the next.
func (f *folder) step(at int) int {
	r, size := utf8.DecodeRuneInString(f.text[at:])
	next := at + size
	switch {
	case Invisible(r):
	case unicode.IsNumber(r):
		f.add(r, at, next)
		f.number = true
	case standsAlone(r):
		f.flush()
		f.add(r, at, next)
		f.flush()
	case unicode.IsLetter(r) || unicode.IsMark(r):
		f.add(r, at, next)
	case f.joins(r, next):
		f.add(plain(r), at, next)
	case plain(r) == '-' && f.word.Len() == 0 && f.signs(at, next):
		f.add('-', at, next)
	default:
		f.flush()
	}
	return next
}

func (f *folder) add(r rune, start, end int) {
	if f.word.Len() == 0 {
		f.span.Start = start
	}
	f.word.WriteRune(r)
	f.span.End = end
}

func (f *folder) flush() {
	if f.word.Len() == 0 {
		return
	}
	f.out.words = append(f.out.words, f.folded())
	f.out.spans = append(f.out.spans, f.span)
	f.word.Reset()
	f.number = false
}

// folded is the word without case and compatibility forms.
func (f *folder) folded() string {
	word := f.word.String()
	if ascii(word) {
		return strings.ToLower(word) // the same, and most words are such
	}
	if f.number {
		return f.caser.String(norm.NFC.String(word))
	}
	return f.caser.String(norm.NFKC.String(word))
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// joins reports whether r, a mark between two characters of one word, belongs
// to the word: an apostrophe between letters ("we're" is not "were"),
// punctuation between digits ("13.3" is not "133", nor is "13'300" "13 300").
func (f *folder) joins(r rune, next int) bool {
	if f.word.Len() == 0 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(f.word.String())
	after := f.visibleAfter(next)
	if plain(r) == '\'' && unicode.IsLetter(before) {
		return unicode.IsLetter(after)
	}
	return (unicode.IsPunct(r) || plain(r) == '\'') && unicode.IsDigit(before) && unicode.IsDigit(after)
}

// signs reports whether a dash is the sign of a number: a digit follows it, and
// no word stands right before it.
func (f *folder) signs(at, next int) bool {
	before, _ := utf8.DecodeLastRuneInString(f.text[:at])
	return unicode.IsDigit(f.visibleAfter(next)) && (at == 0 || unicode.IsSpace(before))
}

func (f *folder) visibleAfter(at int) rune {
	for _, r := range f.text[at:] {
		if !Invisible(r) {
			return r
		}
	}
	return utf8.RuneError
}

// Invisible reports whether r leaves no mark on a page: zero-width and
// bidirectional controls, soft hyphens, variation selectors.
func Invisible(r rune) bool {
	const first = '\u00AD' // the soft hyphen
	return r >= first && (unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r))
}

// standsAlone reports whether r is a word by itself: a symbol ("$", "%" and the
// like change a number's sense), or a letter of a script without spaces.
func standsAlone(r rune) bool {
	const first = '\u0E00' // of Thai, the lowest of these scripts
	return unicode.IsSymbol(r) && plain(r) != '\'' || r == '%' ||
		r >= first && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// plain gives the ASCII shape of an apostrophe or a dash, and other runes as they are.
func plain(r rune) rune {
	switch r {
	case '’', '‘', '‛', 'ʼ', '`', '´', '＇':
		return '\''
	}
	if unicode.Is(unicode.Pd, r) || r == '−' {
		return '-'
	}
	return r
}
