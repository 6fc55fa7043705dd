package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fromCyrillic writes letters over as English-language outlets mostly do, but
// for г and х, which Latin script has as g, h, kh and gh: one sound here.
var fromCyrillic = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "h", 'ґ': "h", 'д': "d", 'е': "e", 'ё': "e", 'є': "e", 'ж': "zh", 'з': "z", 'и': "i", 'і': "i",
	'ї': "i", 'й': "i", 'ј': "i", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u",
	'ф': "f", 'х': "h", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "i", 'ь': "", 'э': "e", 'ю': "u", 'я': "a", 'ў': "u", '\'': "",
}

// spellings lead from how a sound is spelt to one letter for it, the longest
// spelling first; c stands for the sound of "ch".
var spellings = [...][2]string{
	{"shch", "s"}, {"tsch", "c"}, {"sch", "s"}, {"tch", "c"}, {"dzh", "j"}, {"iye", "e"},
	{"sh", "s"}, {"ch", "c"}, {"zh", "j"}, {"kh", "h"}, {"gh", "h"}, {"ph", "f"}, {"th", "t"}, {"ck", "k"}, {"ce", "se"}, {"ci", "si"}, {"cy", "si"},
	{"dj", "j"}, {"tz", "ts"}, {"qu", "k"}, {"ou", "u"}, {"oo", "u"}, {"ee", "i"}, {"ye", "e"}, {"ie", "e"}, {"yo", "o"}, {"io", "o"},
	{"yu", "u"}, {"iu", "u"}, {"ya", "a"}, {"ia", "a"}, {"iy", "i"}, {"yi", "i"},
	{"c", "k"}, {"g", "h"}, {"q", "k"}, {"x", "ks"}, {"w", "v"}, {"y", "i"},
}

// spelt are the spellings by their first letter.
var spelt = func() (by [utf8.RuneSelf][][2]string) {
	for _, s := range spellings {
		by[s[0][0]] = append(by[s[0][0]], s)
	}
	return by
}()

// surnameEndings are spellings of endings that are one.
var surnameEndings = [...][2]string{{"eff", "ev"}, {"off", "ov"}, {"ow", "ov"}, {"ij", "i"}}

// Sound is how a folded part of a name sounds, roughly: what one name may become
// when it is written over from another script is equal, or nearly.
func Sound(part string) string {
	latin := inLatin(part)
	for _, ending := range surnameEndings {
		if root, ok := strings.CutSuffix(latin, ending[0]); ok {
			latin = root + ending[1]
			break
		}
	}
	out := make([]byte, 0, len(latin)+2)
	for at := 0; at < len(latin); {
		sound, size := soundAt(latin[at:])
		for _, r := range sound {
			if last, _ := utf8.DecodeLastRune(out); last != r {
				out = utf8.AppendRune(out, r)
			}
		}
		at += size
	}
	return string(out)
}

// soundAt is the sound with which s begins, and the length of its spelling.
func soundAt(s string) (sound string, size int) {
	if s[0] < utf8.RuneSelf {
		for _, spelling := range spelt[s[0]] {
			if strings.HasPrefix(s, spelling[0]) {
				return spelling[1], len(spelling[0])
			}
		}
		return s[:1], 1
	}
	_, size = utf8.DecodeRuneInString(s)
	return s[:size], size
}

func inLatin(part string) string {
	if ascii(part) && !strings.Contains(part, "'") {
		return part
	}
	var b strings.Builder
	for _, r := range part {
		if latin, ok := fromCyrillic[r]; ok {
			b.WriteString(latin)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// shortestName is how many letters a key has, at least: shorter ones are those
// of too many words.
const shortestName = 3

// caseEndings are those of names in Russian and Ukrainian, the longest first,
// that are more than a vowel.
var caseEndings = strings.Fields("ого ому ему его ами ями ові еві ом ем им ым ім ой ей ою ею ій ої ую ах ях ам ям")

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

// bare is a sound without its last vowels, and with s and z as one.
func bare(sound string) string {
	sound = strings.ReplaceAll(sound, "z", "s")
	if short := strings.TrimRight(sound, "aeiou"); len(short) >= shortestName {
		return short
	}
	return sound
}
