package names

import "strings"

// fromCyrillic writes letters over as English-language outlets mostly do.
var fromCyrillic = strings.NewReplacer(
	"а", "a", "б", "b", "в", "v", "г", "g", "ґ", "g", "д", "d", "е", "e", "є", "ye", "ж", "zh", "з", "z", "и", "i", "і", "i",
	"ј", "y", "к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f",
	"х", "kh", "ц", "ts", "ч", "ch", "ш", "sh", "щ", "shch", "ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya", "ў", "u",
)

// alikeLetters are spellings of one sound, the longest first.
var alikeLetters = strings.NewReplacer(
	"shch", "s", "tsch", "c", "sch", "s", "tch", "c", "dzh", "j", "sh", "s", "ch", "c", "zh", "j", "kh", "h", "gh", "g", "ph", "f", "th", "t",
	"ck", "k", "dj", "j", "tz", "ts", "qu", "k", "q", "k", "x", "ks", "w", "v", "ou", "u", "oo", "u", "ee", "i",
	"iye", "e", "ye", "e", "ie", "e", "yo", "o", "io", "o", "yu", "u", "iu", "u", "ya", "a", "ia", "a", "iy", "i", "yi", "i", "y", "i", "j", "j",
)

// endings of surnames that are one.
var endings = strings.NewReplacer("eff|", "ev|", "off|", "ov|", "ow|", "ov|", "ij|", "i|", "ii|", "i|", "ski|", "ski|")

// sound is how a part of a name sounds, roughly: what one name may become when
// it is written over from another script is equal, or nearly.
func sound(part string) string {
	s := fromCyrillic.Replace(part)
	s = endings.Replace(s + "|")
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

// A sound of at least so many letters may differ in one from another.
const longSound = 7

func soundAlike(a, b string) bool {
	if a == b {
		return true
	}
	return min(len(a), len(b)) >= longSound && a[0] == b[0] && oneApart(a, b)
}

// oneApart reports whether one letter changed, added or left out makes a of b.
func oneApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i == len(a) || a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}
