package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold takes case, accents, apostrophes of Cyrillic words, the English
// possessive and excess length away, and writes ґ as г, ё as е.
func Fold(written string) string {
	if len(written) > 4*MaxWord {
		written = cutAt(written, 4*MaxWord)
	}
	lower := strings.ToLower(written)
	if !ascii(lower) {
		lower = unaccented(lower)
	}
	// What is left out is left out first, or it would have a say in the script.
	lower = cutAt(lower, MaxWord)
	for strings.HasSuffix(lower, "'s") {
		lower = strings.TrimSuffix(lower, "'s")
	}
	return cutAt(ofOneScript(lower), MaxWord)
}

// unaccented takes the accents off Latin, Greek and Cyrillic letters, and
// writes compatibility forms plainly. Marks of other scripts are letters'
// parts and stay, and so do й and ї, which are no и and no і.
func unaccented(lower string) string {
	var b strings.Builder
	var last rune
	for _, r := range norm.NFKD.String(lower) {
		switch {
		case r == '\u0306' && last == 'и' || r == '\u0308' && last == 'і':
			b.WriteRune(r)
		case 0x0300 <= r && r <= 0x036F, unicode.IsSpace(r): // some accents stand on a space of their own
			continue
		case plainLetters[r] != "":
			b.WriteString(plainLetters[r])
		default:
			b.WriteRune(unicode.ToLower(r))
		}
		last = r
	}
	return norm.NFC.String(b.String())
}

// plainLetters are the letters that Unicode does not take apart.
var plainLetters = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'ı': "i", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ħ': "h", 'ə': "a", 'ґ': "г",
}

// lookalikes are Latin letters that stand for Cyrillic ones when they were typed
// in the midst of them.
var lookalikes = strings.NewReplacer("a", "а", "c", "с", "e", "е", "i", "і", "o", "о", "p", "р", "x", "х", "y", "у", "'", "")

// ofOneScript writes a word that is mostly Cyrillic in Cyrillic letters alone,
// and without apostrophes.
func ofOneScript(word string) string {
	cyrillic, latin := 0, 0
	for _, r := range word {
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		case unicode.IsLetter(r):
			latin++
		}
	}
	if cyrillic <= latin {
		return word
	}
	return lookalikes.Replace(word)
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
