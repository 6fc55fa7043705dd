package furniture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/news"
)

// longestDateLine is the most words of a line that only tells a time.
const longestDateLine = 16

// isDateLine: a line of nothing but dates, times and the words that introduce
// them ("Updated: 3 May 2031, 4:16 PM GMT").
func isDateLine(p *page, i int) bool { return !p.replies(i) && onlyDates(p.lines[i].words) }

// onlyDates reports whether all words tell a time, and one of them surely.
func onlyDates(words []string) bool {
	if len(words) == 0 || len(words) > longestDateLine {
		return false
	}
	digits, sure := false, false
	for _, word := range words {
		kind := readDateWord(word)
		if kind == notADate {
			return false
		}
		digits = digits || hasDigit(word)
		sure = sure || kind == surelyADate
	}
	return digits && sure
}

type dateKind int

const (
	notADate    dateKind = iota
	maybeADate           // a number, a mark
	surelyADate          // a month, a weekday, a label, 2031-05-03, 16:20
)

func readDateWord(word string) dateKind {
	word = strings.ToLower(strings.Trim(word, ",.;:|()[]•·–—-"))
	switch {
	case word == "" || word == "/":
		return maybeADate
	case months[word] || weekdays[word] || dateLabels[word] || zones[word]:
		return surelyADate
	case isNumericDate(word):
		return surelyADate
	case isOrdinal(word) || dateWords[word]:
		return maybeADate
	}
	return notADate
}

// isNumericDate: digits joined by marks: "2031-05-03", "3/5/2031", "16:20",
// "4.16pm", "2031-05-03t16:20:00z", "+01:00".
func isNumericDate(word string) bool {
	marks, digits := 0, 0
	for _, r := range strings.TrimSuffix(strings.TrimSuffix(word, "pm"), "am") {
		switch {
		case unicode.IsDigit(r):
			digits++
		case strings.ContainsRune("-/:.+", r):
			marks++
		case r != 't' && r != 'z':
			return false
		}
	}
	return digits >= 3 && marks > 0 || digits > 0 && strings.HasSuffix(word, "m")
}

// isOrdinal: "3", "2031", "3rd".
func isOrdinal(word string) bool {
	digits := strings.TrimLeft(word, "0123456789")
	if digits == word || len(word)-len(digits) > 4 {
		return false
	}
	return digits == "" || digits == "st" || digits == "nd" || digits == "rd" || digits == "th" || digits == "h"
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// datePrefix: a date glued to the first sentence: " date 2031-05-03 The …". A
// date that the sentence is about is followed by a comma or a small word, or
// led by one.
func datePrefix(p *page, i int) news.Span {
	s := p.lines[i].text
	at := 0
	var seen []string
	for len(seen) <= longestDateLine {
		word, next := nextWord(s, at)
		if !inDatePrefix(word) {
			break
		}
		seen = append(seen, word)
		at = next
	}
	if !wholeDate(seen) || strings.HasSuffix(seen[len(seen)-1], ",") || !startsSentence(s[at:]) {
		return news.Span{}
	}
	return news.Span{End: len(strings.TrimRightFunc(s[:at], unicode.IsSpace))}
}

// inDatePrefix: words that only lean on a date ("first", "today") may begin the
// sentence.
func inDatePrefix(word string) bool {
	switch readDateWord(word) {
	case surelyADate:
		return true
	case maybeADate:
		return hasDigit(word) || bare(word) == "" && word != ""
	}
	return false
}

// wholeDate reports whether words are a date with its year: one word of digits
// and marks, or a month, a day and a year.
func wholeDate(words []string) bool {
	month, numbers := false, 0
	for _, word := range words {
		word = strings.ToLower(bare(word))
		switch {
		case isNumericDate(word) && len(word) >= 8:
			return true
		case months[word]:
			month = true
		case isOrdinal(word) || dateWords[word]:
			numbers++
		}
	}
	return month && numbers >= 2
}

// startsSentence reports whether s begins with an upper-case letter or an
// opening quotation mark.
func startsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || r == '“' || r == '"' || r == '«'
}

// nextWord is the word at byte offset at, and the offset of the one behind it.
func nextWord(s string, at int) (word string, next int) {
	rest := s[at:]
	end := strings.IndexFunc(rest, unicode.IsSpace)
	if end < 0 {
		return rest, len(s)
	}
	next = at + end + len(rest[end:]) - len(strings.TrimLeftFunc(rest[end:], unicode.IsSpace))
	return rest[:end], next
}
