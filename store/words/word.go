package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/russian"
	"golang.org/x/text/unicode/norm"
)

// word is a word of a text in the two forms in which it is indexed.
type word struct {
	surface string // without case and accents
	stem    string // the surface without its ending
}

// maxWord is the length, in bytes, to which a word is cut: nothing longer is a
// word, and the index must not hold it.
const maxWord = 64

// readWords gives the words of text in order, without those that every English
// text is full of.
func readWords(text string) []word {
	out := make([]word, 0, len(text)/8)
	scan(text, func(written string) {
		surface := fold(written)
		if surface == "" || stopped(surface) {
			return
		}
		out = append(out, word{surface, stem(surface)})
	})
	return out
}

// fold takes case, accents, the English possessive and excess length away.
func fold(written string) string {
	if len(written) > 4*maxWord {
		written = cutAt(written, 4*maxWord)
	}
	lower := strings.ToLower(written)
	if !ascii(lower) {
		lower = unaccented(lower)
	}
	lower = strings.TrimSuffix(lower, "'s")
	return cutAt(lower, maxWord)
}

// unaccented takes the accents off Latin, Greek and Cyrillic letters, and
// writes compatibility forms plainly. Marks of other scripts are letters'
// parts and stay.
func unaccented(lower string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(lower) {
		switch {
		case 0x0300 <= r && r <= 0x036F, unicode.IsSpace(r): // some accents stand on a space of their own
		case plainLetters[r] != "":
			b.WriteString(plainLetters[r])
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return norm.NFC.String(b.String())
}

// plainLetters are the Latin letters that Unicode does not take apart.
var plainLetters = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'ı': "i", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ħ': "h", 'ə': "a",
}

// stem takes the ending off, by the Snowball rules for English or, in Cyrillic
// letters, for Russian; words of other scripts stay whole.
func stem(surface string) string {
	first, _ := utf8.DecodeRuneInString(surface)
	env := snowballstem.NewEnv(surface)
	switch {
	case unicode.Is(unicode.Latin, first):
		english.Stem(env)
	case unicode.Is(unicode.Cyrillic, first):
		russian.Stem(env)
	default:
		return surface
	}
	if stem := env.Current(); stem != "" {
		return stem
	}
	return surface
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// cutAt cuts s to at most n bytes, between two runes.
func cutAt(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
