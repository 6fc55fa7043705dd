package language

import (
	"unicode"
)

// leastCommon is the share of an English text's words that are among its most
// common ones, and enoughWords how many words it takes to tell: headlines have few.
const (
	leastCommon = .15
	enoughWords = 20
)

// Of is the language of a text; "" where it is none of those [Known], or unclear.
func Of(text string) Code {
	latin, cyrillic, others := 0, 0, 0
	for _, r := range text {
		switch {
		case !unicode.IsLetter(r):
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		default:
			others++
		}
	}
	switch {
	case cyrillic > latin+others:
		return ofCyrillic(text)
	case latin > cyrillic+others && inEnglish(text):
		return English
	}
	return ""
}

// ofCyrillic tells by letters that only one of two languages has.
func ofCyrillic(text string) Code {
	switch guess(text) {
	case inRussian:
		return Russian
	case inUkrainian:
		return Ukrainian
	}
	return ""
}

// inEnglish reports whether a Latin text is English, by how many of its words are
// such as every English text is full of.
func inEnglish(text string) bool {
	words, common := 0, 0
	scan(text, func(written string) {
		words++
		if stopped(Fold(written)) {
			common++
		}
	})
	return words < enoughWords || float64(common) >= leastCommon*float64(words)
}
