package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fromCyrillic writes letters over as English-language outlets mostly do, but
// for г and х, which Latin script has as g, h, kh and gh: one sound here.
var fromCyrillic = strings.NewReplacer(
	"а", "a", "б", "b", "в", "v", "г", "h", "ґ", "h", "д", "d", "е", "e", "ё", "e", "є", "e", "ж", "zh", "з", "z", "и", "i", "і", "i",
	"ї", "i", "й", "i", "ј", "i", "к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u",
	"ф", "f", "х", "h", "ц", "ts", "ч", "ch", "ш", "sh", "щ", "shch", "ъ", "", "ы", "i", "ь", "", "э", "e", "ю", "u", "я", "a", "ў", "u",
	"'", "",
)

// alikeLetters are spellings of one sound, the longest first.
var alikeLetters = strings.NewReplacer(
	"shch", "s", "tsch", "c", "sch", "s", "tch", "c", "dzh", "j", "sh", "s", "ch", "c", "zh", "j", "kh", "h", "gh", "h", "g", "h", "ph", "f", "th", "t",
	"ck", "k", "dj", "j", "tz", "ts", "qu", "k", "q", "k", "x", "ks", "w", "v", "ou", "u", "oo", "u", "ee", "i",
	"iye", "e", "ye", "e", "ie", "e", "yo", "o", "io", "o", "yu", "u", "iu", "u", "ya", "a", "ia", "a", "iy", "i", "yi", "i", "y", "i", "'", "",
)

// endings of surnames that are one.
var surnameEndings = strings.NewReplacer("eff|", "ev|", "off|", "ov|", "ow|", "ov|", "ij|", "i|", "ii|", "i|")

// Sound is how a folded part of a name sounds, roughly: what one name may become
// when it is written over from another script is equal, or nearly.
func Sound(part string) string {
	s := surnameEndings.Replace(fromCyrillic.Replace(part) + "|")
	s = alikeLetters.Replace(strings.TrimSuffix(s, "|"))
	var out strings.Builder
	last := rune(0)
	for _, r := range s {
		if r != last {
			out.WriteRune(r)
		}
		last = r
	}
	return out.String()
}

// shortestName is how many letters a key has, at least: shorter ones are those
// of too many words.
const shortestName = 3

// caseEndings are those of names in Russian and Ukrainian, the longest first,
// that are more than a vowel.
var caseEndings = strings.Fields("ського ському ського ого ому ему его ами ями ові еві ом ем ем им ым ім ой ей ою ею ій ої ую ах ях ам ям")

// Keys are what a folded word sounds like as a name, without its ending: equal
// for a name in Latin, Russian and Ukrainian, also where it is inflected. A
// Cyrillic word has two where it may be inflected or not. Short words and those
// of other scripts have none.
func Keys(surface string) []string {
	first, _ := utf8.DecodeRuneInString(surface)
	cyrillic := unicode.Is(unicode.Cyrillic, first)
	if !cyrillic && !unicode.Is(unicode.Latin, first) {
		return nil
	}
	var out []string
	add := func(part string) {
		key := bare(Sound(part))
		if len(key) >= shortestName && (len(out) == 0 || out[0] != key) {
			out = append(out, key)
		}
	}
	add(surface)
	if cyrillic {
		for _, ending := range caseEndings {
			if root, ok := strings.CutSuffix(surface, ending); ok && utf8.RuneCountInString(root) >= shortestName {
				add(root)
				break
			}
		}
	}
	return out
}

// bare is a sound without its last vowels, and with vowels that transliterations
// confuse as one.
func bare(sound string) string {
	sound = strings.TrimRight(sound, "aeiou")
	switch KeyMode {
	case 1:
		sound = strings.NewReplacer("e", "i", "o", "a").Replace(sound)
	case 2:
		sound = strings.NewReplacer("a", "", "e", "", "i", "", "o", "", "u", "").Replace(sound)
	case 3:
		sound = sound[:min(1, len(sound))] + strings.NewReplacer("a", "", "e", "", "i", "", "o", "", "u", "").Replace(sound[min(1, len(sound)):])
	}
	return sound
}

var KeyMode = 0
