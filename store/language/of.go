package language

import (
	"unicode"
)

// leastCommon is the share of an English text's words that are among its most
// common ones, leastAsked that of a question's, and enoughWords how many words it
// takes to tell of a text: headlines have few.
const (
	leastCommon = .15
	leastAsked  = .25
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

// inEnglish reports whether a Latin text is English, or too short to tell.
func inEnglish(text string) bool {
	words, share := commonWords(text)
	return words < enoughWords || share >= leastCommon
}

// commonWords tells how many words a text has, and which share of them are such as
// every English text is full of.
func commonWords(text string) (words int, share float64) {
	common := 0
	scan(text, func(written string) {
		words++
		if stopped(Fold(written)) {
			common++
		}
	})
	return words, float64(common) / float64(max(words, 1))
}

// Stemmed reports whether the words of a question are of a language whose endings
// [Words] takes off. Questions are short, but in English hardly one goes without
// words such as every English text is full of.
func Stemmed(question string) bool {
	cyrillic := false
	for _, r := range question {
		if unicode.Is(unicode.Cyrillic, r) {
			if telling(r) == inForeign {
				return false
			}
			cyrillic = true
		}
	}
	if cyrillic {
		return true
	}
	_, share := commonWords(question)
	return share >= leastAsked
}
