package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"whosaid/store/language"
)

// Name is a name, read for comparison; the zero Name is nobody's.
type Name struct {
	parts []string // in lower case, without accents and honorifics
	sound []string // of each part
}

// mostParts is how many parts of a name are compared; none has more.
const mostParts = 12

// Read reads a name as it is written; titles and honorifics ("Mr", "Dr") are no
// part of it.
func Read(written string) Name {
	var n Name
	for _, part := range strings.FieldsFunc(fold(written), apart) {
		part = strings.Trim(part, ".'’")
		part = strings.TrimSuffix(strings.TrimSuffix(part, "'s"), "’s")
		if part == "" || honorifics[part] || articles[part] {
			continue
		}
		if len(n.parts) == mostParts {
			break
		}
		n.parts = append(n.parts, part)
		n.sound = append(n.sound, language.Sound(part))
	}
	return n
}

// Empty reports whether nothing is left of the name.
func (n Name) Empty() bool { return len(n.parts) == 0 }

func apart(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '\'' && r != '’'
}

// fold is the name in lower case and without accents.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(composed(s)))
}

// composed keeps the letters of Cyrillic whole that NFD would part from their
// mark: "й" is no "и".
func composed(s string) string {
	return strings.NewReplacer("й", "ј", "Й", "ј", "ё", "е", "Ё", "е", "ї", "і", "Ї", "і").Replace(norm.NFC.String(s))
}

var honorifics = set(`mr mrs ms miss dr prof professor sir lord lady dame sheikh imam rev reverend father sister brother hon honourable judge
	herr frau monsieur madame president governor senator captain general colonel minister`)

var articles = set("the a an")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

func initial(part string) bool { return utf8.RuneCountInString(part) == 1 }
