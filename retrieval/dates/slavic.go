package dates

import (
	"strings"
	"time"
)

// slavicMonths are the months' names in Russian and Ukrainian, in every case.
var slavicMonths = func() map[string]time.Month {
	out := map[string]time.Month{}
	for i, stems := range []string{
		"январ січ", "феврал лют", "март берез", "апрел квіт", "май трав", "июн черв", "июл лип", "август серп",
		"сентябр верес", "октябр жовт", "ноябр листопад", "декабр груд",
	} {
		ru, uk, _ := strings.Cut(stems, " ")
		for _, form := range declined(ru, uk) {
			out[form] = time.Month(i + 1)
		}
	}
	return out
}()

// declined are the cases of one month's names by their stems.
func declined(ru, uk string) []string {
	var out []string
	each := func(stem, endings string) {
		for _, ending := range strings.Fields(endings) {
			out = append(out, stem+strings.TrimPrefix(ending, "-"))
		}
	}
	switch ru {
	case "май":
		each("ма", "й я ю е ем")
	case "март", "август":
		each(ru, "- а у е ом")
	default:
		each(ru, "ь я ю е ем ём")
	}
	switch uk {
	case "лют":
		each(uk, "ий ого ому им ім")
	case "листопад":
		each(uk, "- а у і ом ові")
	default:
		each(uk, "ень ня ню ні нем неві")
	}
	return out
}

// The words before a date in Russian and Ukrainian.
var (
	slavicFrom    = strings.Fields("с со з із зі від")
	slavicBetween = strings.Fields("между між")
	slavicIn      = strings.Fields("в во у")
	slavicParts   = strings.Fields("начале конце середине середини початку кінці половине половині течение протягом упродовж впродовж за весь к о")
	slavicYears   = strings.Fields("год года году годом г рік року році роком р")
)

// slavicMeant reports whether the words around a month's name in Russian or
// Ukrainian say that it is one: "лютий" and "май" are other words, too.
func (s *scanner) slavicMeant(i int) bool {
	_, bound := bounds[s.word(i-1)]
	return bound || s.is(i-1, slavicIn...) || s.is(i-1, slavicFrom...) || s.is(i-1, slavicParts...) || s.is(i-1, slavicBetween...) ||
		s.is(i-1, "и", "і", "й", "та") && s.is(i-3, slavicBetween...)
}

// slavicYear reports whether token i is "года" or "року" after its number.
func (s *scanner) slavicYear(i int) bool { return s.inLine(i) && s.is(i, slavicYears...) }
