package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/language"
)

// belongsToWord reports whether a full stop after before, which is the sentence
// so far, is part of its last word and ends nothing.
func belongsToWord(before string, after follower) bool {
	word, words := lastWord(before), language.Boundaries()
	switch {
	case isListMark(word) && opensSentence(before, word):
		return true
	case isInitial(word):
		return !after.starts() && !(word == "I" && followsLower(before, word))
	case words.Numbers.Has(word):
		return after.numbered()
	case words.Clock.Has(word):
		return after.dashed() || words.Days[after.word] || isZone(after.word)
	case words.Never.Has(word):
		return true
	case words.Units.Has(word):
		return !isCounted(before, word) || !after.starts() && isDate(before)
	case isAcronym(word) || words.Maybe.Has(word):
		return after.dashed() || !after.starts() && !after.opens()
	}
	return false
}

// isCounted reports whether a number stands before the unit that before ends with.
func isCounted(before, unit string) bool {
	number := lastWord(strings.TrimRightFunc(strings.TrimSuffix(before, unit), unicode.IsSpace))
	r, _ := utf8.DecodeLastRuneInString(number)
	return unicode.IsDigit(r) || number != "" && strings.Trim(number, "IVXХІ") == ""
}

// mostOfADate is how many words tell no more than a time: "К концу 2030 г."
const mostOfADate = 4

// isDate reports whether a sentence that ends with a unit is so short that it may only
// tell when.
func isDate(sentence string) bool {
	words := 0
	for range strings.FieldsSeq(sentence) {
		if words++; words > mostOfADate {
			return false
		}
	}
	return true
}

// lastWord is the run of letters, digits and dots at the end of s.
func lastWord(s string) string {
	i := strings.LastIndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '.'
	})
	if i < 0 {
		return s
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return s[i+size:]
}

// mostOpeners bounds the marks that may open a sentence before a list mark.
const mostOpeners = 8

// opensSentence reports whether only opening marks stand before the last word.
func opensSentence(before, word string) bool {
	lead := before[:len(before)-len(word)]
	return len(lead) <= mostOpeners && strings.TrimLeftFunc(lead, isOpener) == ""
}

// isListMark: "1.", "A.", "iv." at the very start of a sentence count a list.
func isListMark(word string) bool {
	if utf8.RuneCountInString(word) == 1 {
		return true
	}
	return len(word) <= 3 && (strings.Trim(word, "0123456789") == "" || strings.Trim(word, "ivxIVX") == "")
}

// isInitial: "J", "J.K".
func isInitial(word string) bool {
	letters := 0
	for _, r := range word {
		if r == '.' {
			continue
		}
		if !unicode.IsUpper(r) {
			return false
		}
		letters++
	}
	return letters == 1
}

// followsLower reports whether the word before the last one is in lower case:
// "so do I." is no initial.
func followsLower(before, word string) bool {
	last := lastWord(strings.TrimRight(strings.TrimSuffix(before, word), " "))
	r, _ := utf8.DecodeRuneInString(last)
	return unicode.IsLower(r)
}

// isAcronym: "U.S", "Ph.D", "p.m": short runs of letters, one of them single.
func isAcronym(word string) bool {
	if len(word) > longestWord || !strings.Contains(word, ".") {
		return false
	}
	single := false
	for part := range strings.SplitSeq(word, ".") {
		if part == "" || utf8.RuneCountInString(part) > 3 || strings.ContainsFunc(part, unicode.IsDigit) {
			return false
		}
		single = single || utf8.RuneCountInString(part) == 1
	}
	return single
}

// isZone: "GMT", "ET".
func isZone(word string) bool {
	return len(word) >= 2 && len(word) <= 4 && strings.ToUpper(word) == word && word != "I"
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
