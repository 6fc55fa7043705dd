package words

import (
	"unicode"
	"unicode/utf8"

	"whosaid/store/language"
)

// The scripts in which names are found across.
const (
	inLatin    = "l"
	inCyrillic = "c"
)

// sounds are the terms of a name in its own script.
func sounds(surface string) []string { return marked(scriptOf(surface), surface) }

// soundsElsewhere are the terms of a name in the other script.
func soundsElsewhere(surface string) []string {
	if scriptOf(surface) == inLatin {
		return marked(inCyrillic, surface)
	}
	return marked(inLatin, surface)
}

func marked(script, surface string) []string {
	keys := language.Keys(surface)
	for i, key := range keys {
		keys[i] = script + key
	}
	return keys
}

func scriptOf(surface string) string {
	if first, _ := utf8.DecodeRuneInString(surface); unicode.Is(unicode.Cyrillic, first) {
		return inCyrillic
	}
	return inLatin
}
