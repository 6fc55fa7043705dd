package dates

import "time"

// loose reads a month or a year that is a date only because of the words around
// it: "October 2022", "in March", "late 2014", "the 2016 attack".
func (s *scanner) loose(i int) (part, bool) {
	if s.gluedBefore(i) {
		return part{}, false
	}
	if p, ok := s.monthYear(i); ok {
		return p, true
	}
	if year, ok := s.year(i); ok && s.yearMeant(i) {
		p := part{start: i, next: i + 1, year: year, precision: Year}
		if s.slavicYear(p.next) {
			p.next++
		}
		return p, true
	}
	return part{}, false
}

// monthYear reads "October 2022" anywhere, and a month alone after a word that
// makes it one.
func (s *scanner) monthYear(i int) (part, bool) {
	month, strong, next := s.month(i)
	slavic := slavicMonths[s.word(i)]
	if month == 0 && slavic != 0 {
		month, strong, next = slavic, true, i+1
	}
	if month == 0 || s.number(i-1, 2) >= 0 && s.inLine(i) {
		return part{}, false // "30 February 2024" is no day, and no month either
	}
	p := part{start: i, next: next, month: int(month), precision: Month}
	s.yearAfter(&p)
	if p.year != 0 {
		return p, strong || s.monthMeant(i)
	}
	p.next = i + 1
	if slavic != 0 {
		return p, s.slavicMeant(i)
	}
	return p, !abbreviated(s.word(i)) && s.monthMeant(i)
}

// monthMeant reports whether the words around a month's name say that it is no
// person's name and no verb.
func (s *scanner) monthMeant(i int) bool {
	if s.is(i-1, "in", "since", "until", "till", "during") || s.is(i-1, "after", "before", "by", "throughout") && !ambiguous(s.word(i)) {
		return true
	}
	if !s.capital(i) {
		return false
	}
	if s.is(i-1, "early", "late", "mid", "throughout") || s.is(i-1, "-") && s.is(i-2, "mid") {
		return true
	}
	ends := s.is(i-1, "of") && s.is(i-2, "end", "beginning", "start", "middle", "month", "half")
	return (ends || s.is(i-1, "before", "after", "by", "through", "between", "from")) && !s.capital(i+1)
}

// yearMeant reports whether the words around a number of four digits say that
// it is a year: a preposition of time before it, or an article and a word after.
func (s *scanner) yearMeant(i int) bool {
	if s.counted(i) {
		return false
	}
	if s.slavicYear(i+1) && !s.is(i+1, "г", "р") {
		return true
	}
	switch {
	case s.is(i-1, "in", "since", "until", "till", "during", "early", "late", "mid", "throughout", "before", "after"):
		return true
	case s.is(i-1, "-") && s.is(i-2, "mid"):
		return true
	case s.is(i-1, "of"):
		return s.is(i-2, "end", "beginning", "start", "middle", "half", "quarter",
			"spring", "summer", "autumn", "fall", "winter")
	case s.is(i-1, "spring", "summer", "autumn", "winter", "year"):
		return true
	case s.is(i-1, "(") && s.is(i+1, ")"):
		return true
	case s.is(i-1, "the"):
		return s.word(i+1) != "" && s.inLine(i+1) && s.number(i, 4)%100 != 0
	}
	return false
}

// counted reports whether what follows a number says that it counts something,
// or is a round number before a word in the plural.
func (s *scanner) counted(i int) bool {
	if !s.inLine(i + 1) {
		return false
	}
	next := s.word(i + 1)
	if s.is(i+1, "%", "$", "€", "£") {
		return true
	}
	switch next {
	case "percent", "people", "men", "women", "children", "km", "miles", "metres", "meters", "feet", "tons", "tonnes",
		"dollars", "euros", "pounds", "more", "times", "cases", "votes", "words", "hours", "years", "soldiers", "degrees":
		return true
	}
	plural := len(next) > 3 && next[len(next)-1] == 's' && !s.capital(i+1)
	return plural && s.number(i, 4)%100 == 0
}

// weekdayAlone reads "Friday", which a name may hold too ("Black Friday",
// "Sunday Times").
func (s *scanner) weekdayAlone(i int) (part, bool) {
	weekday, ok := weekdayNames[s.word(i)]
	if !ok || s.gluedBefore(i) || s.is(i-1, "good", "black", "bloody", "ash", "palm", "easter", "super", "shrove", "cyber") {
		return part{}, false
	}
	if s.is(i+1, "times", "telegraph", "mirror", "express", "mail", "post", "herald", "tribune", "magazine") && s.capital(i+1) ||
		s.is(i-1, "on") && s.is(i-2, "mail") {
		return part{}, false
	}
	p := part{start: i, next: i + 1, precision: Day}
	p.relative = func(ref time.Time) (time.Time, time.Time) {
		back := (int(ref.Weekday()) - int(weekday) + 7) % 7
		return span(ref.AddDate(0, 0, -back), Day)
	}
	return p, true
}
