package vouch

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/language"
	"whosaid/store/news"
)

// word is one word of a text as it is compared.
type word struct {
	text   string  // folded
	value  float64 // with number: what it states
	number bool
}

func fold(text string) []word {
	folded := news.Fold(text)
	out := make([]word, folded.Len())
	for i := range out {
		out[i].text = folded.Word(i)
		out[i].value, out[i].number = news.WordValue(out[i].text)
	}
	return out
}

// asserts reports whether the word says something of the matter.
func (w word) asserts() bool { return w.number || !language.Is(w.text, language.Link, language.Speech) }

// same reports whether two words say the same: one number, one word, or forms
// of one. A possessive is another word: the mayor is not the mayor's.
func same(a, b word) bool {
	if a.number || b.number {
		return a.number && b.number && a.value == b.value
	}
	return a.text == b.text || plural(a.text, b.text) || plural(b.text, a.text) || declined(a.text, b.text)
}

// plural reports whether b is a with the ending of the plural or of a verb.
func plural(a, b string) bool {
	return !strings.Contains(b, "'") && utf8.RuneCountInString(a) > 2 && (b == a+"s" || b == a+"es") && a[0] < utf8.RuneSelf
}

// In Cyrillic a word keeps its stem and changes a short ending.
const (
	shortestStem  = 4
	longestEnding = 2
)

func declined(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if !unicode.Is(unicode.Cyrillic, x[0]) || !unicode.Is(unicode.Cyrillic, y[0]) {
		return false
	}
	common := 0
	for common < min(len(x), len(y)) && x[common] == y[common] {
		common++
	}
	return common >= shortestStem && max(len(x), len(y))-common <= longestEnding
}

// find is the place of w among words from at on; -1 when it is not there.
func find(words []word, w word, at int) int {
	for i := at; i < len(words); i++ {
		if same(words[i], w) {
			return i
		}
	}
	return -1
}

func has(words []word, k language.Kind) bool {
	for _, w := range words {
		if language.Is(w.text, k) {
			return true
		}
	}
	return false
}
