package furniture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/news"
)

const (
	longestDateline = 90 // bytes, to the dash
	datelineLines   = 6  // of the article, among which a dateline stands
)

// dateline: where and when the report was filed, and by which agency, before
// its first sentence: "HALDEN, May 3 (NorWire) — The …", "(NorWire) The …".
func dateline(p *page, i int) news.Span {
	s := p.lines[i].text
	if i >= datelineLines {
		return news.Span{}
	}
	if end := agencyInBrackets(s); end > 0 {
		return news.Span{End: end}
	}
	at, dash := 0, false
	for at < len(s) && at < longestDateline && !dash {
		word, next := nextWord(s, at)
		if dash = isDash(word); !dash && !datelineWord(word, at == 0) {
			return news.Span{}
		}
		at = next
	}
	if !dash || !opensUpper(s[at:]) || !places(s[:at]) {
		return news.Span{}
	}
	return news.Span{End: len(strings.TrimRightFunc(s[:at], unicode.IsSpace))}
}

func isDash(word string) bool {
	return word == "—" || word == "–" || word == "-" || word == "--" || word == "―"
}

// datelineWord: places, dates and names of agencies are capitalised or numbers.
func datelineWord(word string, first bool) bool {
	core := bare(word)
	r, _ := utf8.DecodeRuneInString(core)
	if core == "" || !unicode.IsUpper(r) && !unicode.IsDigit(r) && !smallWords[core] {
		return false
	}
	return !first || unicode.IsUpper(r) || unicode.IsDigit(r)
}

// places reports whether the words before a dash are a place and not the
// subject of a sentence: the place is in capitals, or an agency or a date
// stands with it. A number alone is neither.
func places(s string) bool {
	first, _ := nextWord(s, 0)
	first = bare(first)
	number := hasDigit(first)
	if len(first) > 2 && strings.ToUpper(first) == first && !number {
		return true
	}
	open := strings.IndexByte(s, '(')
	if open > 0 && !number && strings.Contains(s[open:], ")") {
		return true
	}
	for word := range strings.FieldsSeq(s) {
		if months[strings.ToLower(bare(word))] && hasDigit(s) {
			return true
		}
	}
	return false
}

// longestAgency bounds the name of an agency in brackets, in bytes.
const longestAgency = 24

// agencyInBrackets is the length of "(NorWire) " or "(NorWire) — " at the start
// of s, 0 when something else stands there.
func agencyInBrackets(s string) int {
	if !strings.HasPrefix(s, "(") {
		return 0
	}
	end := strings.IndexByte(s[:min(len(s), longestAgency)], ')')
	if end < 0 || !agencyName(s[1:end]) {
		return 0
	}
	word, next := nextWord(s, end+1)
	if word != "" {
		return 0
	}
	if dash, behind := nextWord(s, next); isDash(dash) {
		end, next = next+len(dash)-1, behind
	}
	if !opensUpper(s[next:]) {
		return 0
	}
	return end + 1
}

// agencyName: one to three capitalised words.
func agencyName(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '/' })
	for _, word := range words {
		r, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return len(words) > 0 && len(words) <= 3
}

// opensUpper reports whether s begins like a sentence, whatever mark opens it.
func opensUpper(s string) bool {
	s = strings.TrimLeft(s, "“\"'‘«(")
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}
