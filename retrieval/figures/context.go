package figures

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/retrieval/terms"
)

// counts reports whether the number at words[at] counts or measures something,
// rather than naming a year, a day, an hour or a numbered thing.
func counts(text string, words []terms.Term, at, used int, value float64) bool {
	word := words[at]
	if !word.Number {
		return true
	}
	next := ""
	if at+used < len(words) {
		next = words[at+used].Word
	}
	before := ""
	if at > 0 {
		before = words[at-1].Word
	}
	switch {
	case months[before] || months[next]:
		return false
	case word.End < len(text) && strings.ContainsRune(":/", rune(text[word.End])) && word.End+1 < len(text) && isDigit(text[word.End+1]):
		return false
	case word.Start > 0 && strings.ContainsRune(":/-", rune(text[word.Start-1])) && word.Start > 1 && isWord(text[word.Start-2]):
		return false
	case year(word.Word, value) && used == 1 && !priced(text, word.Start):
		return qualified(words, at)
	case numbered[before] || next == "am" || next == "pm" || next == "a.m" || next == "p.m":
		return false
	}
	return true
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func isWord(b byte) bool {
	return isDigit(b) || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || b >= 0x80
}

// year reports whether a number of four digits without a separator reads as a year.
func year(word string, value float64) bool {
	return len(word) == 4 && value >= 1500 && value < 2100
}

// currency finds the sign of a currency right before at.
func currency(text string, at int) (sign int, ok bool) {
	before := strings.TrimRight(text[:at], " ")
	r, size := utf8.DecodeLastRuneInString(before)
	return len(before) - size, unicode.Is(unicode.Sc, r)
}

func priced(text string, at int) bool {
	_, ok := currency(text, at)
	return ok
}

// currencies are stems of names of currencies and their parts.
var currencies = map[string]bool{
	"dollar": true, "euro": true, "pound": true, "yen": true, "yuan": true, "rupe": true, "roubl": true, "rubl": true,
	"hryvnia": true, "franc": true, "crown": true, "krone": true, "kroner": true, "krona": true, "peso": true, "won": true, "lira": true,
	"dirham": true, "riyal": true, "shekel": true, "cent": true, "usd": true, "eur": true, "gbp": true, "somoni": true, "zloti": true, "baht": true,
}

func qualified(words []terms.Term, at int) bool {
	bound, start := qualifier(words, at)
	return bound != Exact && start < words[at].Start
}

// numbered are words after which a number is a name: "page 3", "Article 51".
var numbered = map[string]bool{
	"article": true, "articles": true, "section": true, "page": true, "chapter": true, "no": true, "number": true,
	"flight": true, "route": true, "highway": true, "room": true, "line": true, "phase": true, "grade": true,
	"covid": true, "aged": true, "age": true, "class": true, "figure": true, "table": true, "channel": true,
}

var months = map[string]bool{
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true,
	"august": true, "september": true, "october": true, "november": true, "december": true,
	"jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true, "sep": true,
	"sept": true, "oct": true, "nov": true, "dec": true,
}

// qualifier reads the words before the number at words[at]: what they say of
// its bounds, and where the qualified figure begins.
func qualifier(words []terms.Term, at int) (Bound, int) {
	start := words[at].Start
	if at == 0 {
		return Exact, start
	}
	one := words[at-1]
	if at > 1 {
		two := words[at-2]
		if bound, ok := qualifiers[two.Word+" "+one.Word]; ok {
			return bound, two.Start
		}
		if one.Word == "a" {
			if bound, start := qualifier(words, at-1); bound != Exact {
				return bound, start
			}
		}
	}
	if bound, ok := qualifiers[one.Word]; ok {
		return bound, one.Start
	}
	return Exact, start
}

var qualifiers = map[string]Bound{
	"at least": AtLeast, "more than": AtLeast, "no fewer": AtLeast, "over": AtLeast, "above": AtLeast, "exceeding": AtLeast,
	"up to": AtMost, "at most": AtMost, "fewer than": AtMost, "less than": AtMost, "under": AtMost, "below": AtMost,
	"about": About, "around": About, "some": About, "nearly": About, "almost": About, "roughly": About,
	"approximately": About, "circa": About, "estimated": About,
}
