package sentence

import (
	"strings"
	"unicode"

	"whosaid/store/language"
)

// The longest tag that is looked for behind a quotation.
const (
	mostNames   = 5   // words of a name, or of two
	longestTag  = 160 // bytes
	mostOfATag  = mostNames + 2
	notInATag   = "\n\u2028\u2029"
	endsTheVerb = ",.;:!?"
)

// isTag reports whether rest, which follows a quotation that ends with "?" or
// "!", goes on with its speaker and a verb of speaking: “Will it hold?” Moe
// asked. A verb with an object begins a sentence of its own: “Will it hold?”
// Moe asked nothing more.
func isTag(rest string) bool {
	rest = rest[:min(len(rest), longestTag)]
	if i := strings.IndexAny(rest, notInATag); i >= 0 {
		rest = rest[:i]
	}
	known, words := language.Boundaries(), strings.Fields(rest)
	for i, word := range words[:min(len(words), mostOfATag)] {
		verb := strings.TrimRight(word, endsTheVerb)
		if i > 0 && known.Speaking[verb] {
			return verb != word || i+1 == len(words) || goesOn(words[i+1])
		}
		if verb != word && verb+"." != word || !startsUpper(word) {
			return false
		}
	}
	return false
}

func goesOn(word string) bool {
	word = strings.TrimRightFunc(word, unicode.IsPunct)
	return language.Boundaries().Behind[word] || strings.HasSuffix(word, "ly")
}
