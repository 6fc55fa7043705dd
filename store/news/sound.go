package news

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func cyrillic(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
}

// A declined name keeps its stem and changes a short ending.
const (
	shortestStem  = 3
	longestEnding = 3
)

// declined reports whether two words in Cyrillic may be forms of one name.
func declined(a, b string) bool {
	common := 0
	for x, y := []rune(a), []rune(b); common < min(len(x), len(y)) && x[common] == y[common]; {
		common++
	}
	longest := max(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	return common >= shortestStem && longest-common <= longestEnding
}

// alikeInSound reports whether two words, one of them in Cyrillic, may be one
// name: their consonants agree, but for at most two that an ending adds.
func alikeInSound(a, b string) bool {
	if cyrillic(b) {
		a, b = b, a
	}
	in, out := consonants(a), consonants(b)
	return len(out) >= 2 && strings.HasPrefix(in, out) && len(in)-len(out) <= 2
}

// sounds writes letters and pairs of letters as the consonant that is heard;
// what many spellings confuse is one.
var sounds = strings.NewReplacer(
	"дж", "j", "щ", "s", "ш", "s", "ч", "s", "ж", "j", "ц", "ts", "х", "h", "кс", "ks",
	"б", "b", "в", "v", "г", "h", "ґ", "h", "д", "d", "з", "s", "к", "k", "л", "l", "м", "m",
	"н", "n", "п", "p", "р", "r", "с", "s", "т", "t", "ф", "f",
	"sch", "s", "sh", "s", "ch", "s", "zh", "j", "kh", "h", "ph", "f", "th", "t", "ck", "k", "qu", "kv",
	"x", "ks", "c", "k", "q", "k", "w", "v", "g", "h", "z", "s", "y", "",
)

// consonants is the skeleton of a folded name: its consonants as they sound, a
// doubled one once.
func consonants(name string) string {
	var out strings.Builder
	last := rune(0)
	for _, r := range sounds.Replace(norm.NFD.String(name)) {
		if r >= 'a' && r <= 'z' && !strings.ContainsRune("aeiou", r) && r != last {
			out.WriteRune(r)
		}
		if r >= 'a' && r <= 'z' {
			last = r
		}
	}
	return out.String()
}
