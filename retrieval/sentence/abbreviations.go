package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// belongsToWord reports whether a full stop after before, which is the sentence
// so far, is part of its last word and ends nothing.
func belongsToWord(before string, after follower) bool {
	word := lastWord(before)
	key := strings.ToLower(word)
	switch {
	case isListMark(word) && opensSentence(before, word):
		return true
	case isInitial(word):
		return !after.starts() && !(word == "I" && followsLower(before, word))
	case numbering[key]:
		return after.numbered()
	case clock[key]:
		return after.dashed() || daysAndMonths[after.word] || isZone(after.word)
	case neverLast[key] && (inLowerCase[key] || startsUpper(word)):
		return true
	case months[key] && startsUpper(word):
		return after.numbered() || !after.starts()
	case isAcronym(word) || maybeLast[key] && startsUpper(word) || inLowerCase[key]:
		return after.dashed() || !after.starts() && !after.opens()
	}
	return false
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
	if len(word) > 12 || !strings.Contains(word, ".") {
		return false
	}
	single := false
	for part := range strings.SplitSeq(word, ".") {
		if part == "" || len(part) > 3 || strings.ContainsFunc(part, unicode.IsDigit) {
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
