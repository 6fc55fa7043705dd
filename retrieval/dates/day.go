package dates

import "time"

// part is one date as the text gives it, before the reference date fills in
// what is missing.
type part struct {
	start, next      int // tokens
	year, month, day int // 0 when not given
	clock            clock
	weekday          time.Weekday
	hasWeekday       bool
	relative         func(ref time.Time) (from, to time.Time) // for "yesterday"
	precision        Precision
}

// calendar reads a date that the calendar names, at token i: everything but
// relative words, a month alone and a year alone.
func (s *scanner) calendar(i int) (part, bool) {
	for _, read := range []func(int) (part, bool){s.iso, s.dotted, s.dayMonth, s.monthDay} {
		if p, ok := read(i); ok {
			return s.withClock(p), true
		}
	}
	return part{}, false
}

// withWeekday reads a date that may begin with a weekday or a time of day:
// "Friday, March 22", "Sat 23 Mar 2024", "4:16 PM IST, March 28, 2024".
func (s *scanner) withWeekday(i int) (part, bool) {
	if p, ok := s.calendar(i); ok {
		return p, true
	}
	if c, next, ok := s.clock(i); ok {
		p, ok := s.withWeekdayOnly(s.skip(next, ",", "on", "|", "·"))
		if !ok || p.clock.known || !s.inLine(p.start) || p.day == 0 || s.gluedBefore(i) {
			return part{}, false
		}
		p.start, p.clock, p.precision = i, c, Minute
		return p, true
	}
	return s.withWeekdayOnly(i)
}

func (s *scanner) withWeekdayOnly(i int) (part, bool) {
	name := s.word(i)
	weekday, long := weekdayNames[name]
	if !long {
		short, ok := shortWeekdays[name]
		if !ok || !s.capital(i) {
			return s.calendar(i)
		}
		weekday = short
	}
	at := s.skip(s.skip(i+1, "."), ",", "(", "the")
	p, ok := s.calendar(at)
	if !ok || !s.inLine(at) || p.day == 0 {
		return part{}, false
	}
	p.start, p.weekday, p.hasWeekday = i, weekday, true
	if s.is(at-1, "(") {
		p.next = s.skip(p.next, ")")
	}
	return p, true
}

// dayMonth reads "27 March 2024", "27th of March", "27-Mar-2024", "27 марта 2024".
func (s *scanner) dayMonth(i int) (part, bool) {
	day := s.number(i, 2)
	if day < 1 || day > 31 || s.gluedBefore(i) {
		return part{}, false
	}
	at := s.skip(s.skip(s.ordinal(i+1), "of", "de", "."), "-")
	month, strong, next := s.month(at)
	if slavic := slavicMonths[s.word(at)]; month == 0 && slavic != 0 {
		month, strong, next = slavic, true, at+1
	} else if foreign, ok := foreignMonths[s.word(at)]; month == 0 && ok {
		month, next = foreign, at+1
	} else if month == 0 {
		return part{}, false
	}
	if !s.inLine(at) {
		return part{}, false
	}
	p := part{start: i, next: next, month: int(month), day: day, precision: Day}
	s.yearAfter(&p)
	weak := !strong && !s.dayMeant(i)
	if p.year == 0 && (weak || monthNames[s.word(at)]+slavicMonths[s.word(at)] == 0) || !p.exists() {
		return part{}, false
	}
	return p, true
}

// monthDay reads "March 27, 2024", "Mar. 27th" and "March 27".
func (s *scanner) monthDay(i int) (part, bool) {
	month, strong, at := s.month(i)
	day := s.number(at, 2)
	if month == 0 || day < 1 || day > 31 || !s.inLine(at) || s.gluedBefore(i) || s.glued(at) {
		return part{}, false
	}
	p := part{start: i, next: s.ordinal(at + 1), month: int(month), day: day, precision: Day}
	s.yearAfter(&p)
	weak := !strong && !s.dayMeant(i)
	if p.year == 0 && (weak || s.numberGoesOn(p.next) || s.is(p.next, "%", ":")) || !p.exists() {
		return part{}, false
	}
	return p, true
}

// dayMeant reports whether what stands before token i makes even "may 3" a day.
func (s *scanner) dayMeant(i int) bool {
	return i == s.cut && i > 0 || s.is(i-1, "on", "since", "until", "before", "after", "from", "between")
}

// month reads a month's English name at token i; strong says that it can be
// nothing else, whatever stands beside it.
func (s *scanner) month(i int) (month time.Month, strong bool, next int) {
	name := s.word(i)
	month = monthNames[name]
	if month == 0 {
		return 0, false, i
	}
	next = i + 1
	if abbreviated(name) && s.is(next, ".") && s.glued(next) {
		next++
	}
	return month, s.capital(i) || !ambiguous(name), next
}

// ordinal steps over the "th" of "27th".
func (s *scanner) ordinal(i int) int {
	if s.glued(i) && s.is(i, "st", "nd", "rd", "th") {
		return i + 1
	}
	if s.glued(i) && s.is(i, dashes...) && s.glued(i+1) && s.is(i+1, "го", "ого", "е", "му", "ому", "м") {
		return i + 2
	}
	return i
}

// yearAfter takes a year that follows the part: "2024", ", 2024", "of 2024", "-2024".
func (s *scanner) yearAfter(p *part) {
	at := s.skip(p.next, ",", "of", "de", "-")
	year, ok := s.year(at)
	if !ok || !s.inLine(at) || s.glued(at) && at == p.next {
		return
	}
	p.year, p.next = year, at+1
	if s.slavicYear(p.next) {
		p.next = s.skip(p.next+1, ".")
	}
}

// year reads a number of four digits that may be a year. Years before 1800 and
// from 2100 on are more often quantities.
func (s *scanner) year(i int) (int, bool) {
	n := s.number(i, 4)
	if s.digits(i) != 4 || n < 1800 || n >= 2100 || s.numberGoesOn(i+1) {
		return 0, false
	}
	if s.glued(i+1) && (s.tokens[i+1].kind != symbol || s.is(i+1, "%", "°")) {
		return 0, false
	}
	return n, true
}

// numberGoesOn reports whether token i carries the number before it on:
// ",500" or ".5" or "/7".
func (s *scanner) numberGoesOn(i int) bool {
	return s.glued(i) && s.is(i, ",", ".", "/", ":", "'", "’") && s.glued(i+1) && s.digits(i+1) > 0
}

// gluedBefore reports whether something that belongs to the same word or number
// stands right before token i.
func (s *scanner) gluedBefore(i int) bool {
	if !s.glued(i) || i == s.cut {
		return false
	}
	return !s.is(i-1, "(", "[", "{", `"`, "'", "“", "‘", "«", "„", "–", "—", "|", "·", "•", "*", ">", ";", "…")
}

// exists reports whether the calendar has the day; 29 February does where no
// year is given.
func (p part) exists() bool {
	if p.day == 0 {
		return true
	}
	year := p.year
	if year == 0 {
		year = 2000
	}
	return date(year, time.Month(p.month), p.day).Day() == p.day
}

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}
