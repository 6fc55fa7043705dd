package check

import (
	"strings"
	"unicode/utf8"
)

// latin writes the Cyrillic letters of a name as English papers mostly do.
var latin = strings.NewReplacer(
	"а", "a", "б", "b", "в", "v", "г", "g", "ґ", "g", "д", "d", "е", "e", "ё", "e", "є", "ie", "ж", "zh", "з", "z", "и", "i", "і", "i", "ї", "i", "й", "y",
	"к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "kh", "ц", "ts", "ч", "ch",
	"ш", "sh", "щ", "shch", "ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya",
)

// spelt is a name in lower case without what spellings of one name differ in:
// "Зеленский", "Zelenskyy" and "Zelensky" are one.
func spelt(word string) string {
	if strings.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }) {
		word = latin.Replace(word)
	}
	for _, ending := range []string{"iy", "yy", "ii", "yi", "ij"} {
		if stem, ok := strings.CutSuffix(word, ending); ok && stem != "" {
			return stem + "y"
		}
	}
	return word
}
