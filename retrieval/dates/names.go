package dates

import (
	"maps"
	"slices"
	"time"
)

// monthNames are the months' English names and abbreviations.
var monthNames = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6,
	"july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
	"aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

// foreignMonths are months as they stand between a day and a year in other
// languages ("22 marzo 2024", "22 марта 2024"); only there are they read.
var foreignMonths = map[string]time.Month{
	// German
	"januar": 1, "jänner": 1, "februar": 2, "märz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12,
	// French
	"janvier": 1, "février": 2, "mars": 3, "avril": 4, "juin": 6, "juillet": 7, "août": 8,
	"septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
	// Spanish, Italian, Portuguese
	"enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8,
	"septiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
	"gennaio": 1, "febbraio": 2, "aprile": 4, "maggio": 5, "giugno": 6, "luglio": 7, "settembre": 9,
	"ottobre": 10, "dicembre": 12,
	"janeiro": 1, "fevereiro": 2, "março": 3, "maio": 5, "junho": 6, "julho": 7, "setembro": 9,
	"outubro": 10, "novembro": 11, "dezembro": 12,
}

var weekdayNames = map[string]time.Weekday{
	"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 0,
}

// shortWeekdays are read only before a date: "Sat" and "Sun" are words too.
var shortWeekdays = map[string]time.Weekday{
	"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 0,
}

var numberWords = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
	"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}

// abbreviated reports whether a month's name is one that a full stop may follow
// and that needs a capital.
func abbreviated(month string) bool {
	return len(month) <= 4 && month != "may" && month != "june" && month != "july"
}

// ambiguous reports whether a month's name is an English word when it is
// written without a capital.
func ambiguous(month string) bool { return month == "march" || month == "may" || abbreviated(month) }

// firstWords are the words with which a date can begin.
var firstWords = collect(
	keys(monthNames), keys(slavicMonths), slavicFrom, slavicBetween, keys(weekdayNames), keys(shortWeekdays), keys(numberWords), keys(dayWords), keys(bounds),
	[]string{"from", "between", "day", "last", "past", "this", "next", "previous", "coming"},
)

func keys[V any](m map[string]V) []string { return slices.Collect(maps.Keys(m)) }

func collect(lists ...[]string) map[string]bool {
	all := map[string]bool{}
	for _, list := range lists {
		for _, word := range list {
			all[word] = true
		}
	}
	return all
}

// begins reports whether a date can begin at token i: most tokens are neither
// numbers nor first words, and need no closer look.
func (s *scanner) begins(i int) bool {
	return s.tokens[i].kind == number || s.tokens[i].kind == word && firstWords[s.word(i)]
}
