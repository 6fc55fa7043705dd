package language

import "unicode/utf8"

// tongue is the language of a Cyrillic word, as far as letters tell it.
type tongue uint8

const (
	unsure      tongue = iota // Russian or Ukrainian
	inRussian                 // by ы, э, ё or ъ
	inUkrainian               // by і, ї, є, ґ or an apostrophe
	inForeign                 // by a letter that neither has
)

// mixed is the share of the rarer language's letters from which on a text
// counts as written in both.
const mixed = .2

// guess is the language that the letters of a text tell: unsure when they tell
// none, or both.
func guess(text string) tongue {
	var told [inForeign + 1]int
	for at := 0; at < len(text); {
		if text[at] < utf8.RuneSelf {
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		told[telling(r)]++
		at += size
	}
	ru, uk := told[inRussian], told[inUkrainian]
	switch both := float64(ru+uk) * mixed; {
	case ru+uk == 0 || float64(min(ru, uk)) >= both && min(ru, uk) > 0:
		return unsure
	case ru > uk:
		return inRussian
	}
	return inUkrainian
}

// of is the language of a word in a text whose letters tell around: its own
// letters go first.
func (around tongue) of(written string) tongue {
	own := unsure
	for i, r := range written {
		told := telling(r)
		if r == '\'' && i > 0 {
			told = inUkrainian
		}
		switch {
		case told == inForeign:
			return inForeign
		case told != unsure && own == unsure:
			own = told
		case told != unsure && own != told:
			return unsure
		}
	}
	if own == unsure {
		return around
	}
	return own
}

// telling is the language that one letter tells.
func telling(r rune) tongue {
	switch r {
	case 'ы', 'э', 'ё', 'ъ', 'Ы', 'Э', 'Ё', 'Ъ':
		return inRussian
	case 'і', 'ї', 'є', 'ґ', 'І', 'Ї', 'Є', 'Ґ':
		return inUkrainian
	}
	if 'Ѐ' <= r && r <= 'ԯ' && (r < 'А' || r > 'я') {
		return inForeign
	}
	return unsure
}
