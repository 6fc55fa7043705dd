package dates

import "time"

var dayWords = map[string]int{"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1,
	"вчера": -1, "сегодня": 0, "завтра": 1, "вчора": -1, "учора": -1, "сьогодні": 0}

var units = map[string]Precision{
	"day": Day, "week": Week, "month": Month, "year": Year,
	"days": Day, "weeks": Week, "months": Month, "years": Year,
}

// relativeTo reads a date that is counted from the reference date: "yesterday",
// "last week", "this month", "next Friday", "two years ago", "the past 3 days".
func (s *scanner) relativeTo(i int) (part, bool) {
	if s.gluedBefore(i) {
		return part{}, false
	}
	if days, ok := dayWords[s.word(i)]; ok {
		return dayPart(i, i+1, days), !s.partOfName(i)
	}
	switch s.word(i) {
	case "day":
		if s.is(i+1, "before") && s.is(i+2, "yesterday") {
			return dayPart(i, i+3, -2), true
		}
		if s.is(i+1, "after") && s.is(i+2, "tomorrow") {
			return dayPart(i, i+3, 2), true
		}
		return part{}, false
	case "last", "past", "this", "next", "previous", "coming":
		return s.turn(i)
	}
	return s.ago(i)
}

// partOfName reports whether a word that is a date in small letters is written
// as part of a name: "Utopia Today".
func (s *scanner) partOfName(i int) bool {
	return s.capital(i) && s.inLine(i) && (s.capital(i-1) || s.capital(i+1) && s.is(i, "today"))
}

// turn reads what follows "last", "this" or "next".
func (s *scanner) turn(i int) (part, bool) {
	step := map[string]int{"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}[s.word(i)]
	if !s.inLine(i + 1) {
		return part{}, false
	}
	switch name := s.word(i + 1); name {
	case "week", "month", "year":
		return s.relative(i, i+2, func(ref time.Time) (time.Time, time.Time) {
			return span(move(ref, units[name], step), units[name])
		}, units[name]), true
	case "night":
		return dayPart(i, i+2, min(step, 0)), step <= 0
	case "morning", "afternoon", "evening":
		return dayPart(i, i+2, 0), step == 0
	}
	if weekday, ok := weekdayNames[s.word(i+1)]; ok {
		return s.relative(i, i+2, func(ref time.Time) (time.Time, time.Time) { return turnOf(ref, weekday, step) }, Day), true
	}
	if month, _, next := s.month(i + 1); month != 0 && s.capital(i+1) && !abbreviated(s.word(i+1)) {
		return s.relative(i, next, func(ref time.Time) (time.Time, time.Time) { return turnOfMonth(ref, month, step) }, Month), true
	}
	return s.lastFew(i, step)
}

// lastFew reads "last three days", "past 2 weeks", "next ten months", which
// begin or end with the reference day.
func (s *scanner) lastFew(i, step int) (part, bool) {
	n, next := s.count(i + 1)
	unit := units[s.word(next)]
	if n == 0 || unit == 0 || step == 0 || !s.inLine(next) {
		return part{}, false
	}
	return s.relative(i, next+1, func(ref time.Time) (time.Time, time.Time) {
		from, to := span(ref, Day)
		if step < 0 {
			return move(from, unit, -n), to
		}
		return from, move(to, unit, n)
	}, Day), true
}

// ago reads "two years ago": the year, month, week or day so far back.
func (s *scanner) ago(i int) (part, bool) {
	n, next := s.count(i)
	unit := units[s.word(next)]
	if n == 0 || unit == 0 || !s.inLine(next) || !s.is(next+1, "ago") || !s.inLine(next+1) {
		return part{}, false
	}
	return s.relative(i, next+2, func(ref time.Time) (time.Time, time.Time) { return span(move(ref, unit, -n), unit) }, unit), true
}

// count reads a small number in digits or words.
func (s *scanner) count(i int) (n, next int) {
	if n = s.number(i, 3); n > 0 {
		return n, i + 1
	}
	return numberWords[s.word(i)], i + 1
}

func (s *scanner) relative(start, next int, of func(time.Time) (time.Time, time.Time), unit Precision) part {
	return part{start: start, next: next, relative: of, precision: unit}
}

func dayPart(start, next, days int) part {
	return part{start: start, next: next, precision: Day, relative: func(ref time.Time) (time.Time, time.Time) {
		return span(ref.AddDate(0, 0, days), Day)
	}}
}

// turnOf is the last such weekday before ref, the next one after it, or the one
// in ref's own week, which begins on Monday.
func turnOf(ref time.Time, weekday time.Weekday, step int) (from, to time.Time) {
	ahead := (int(weekday) - int(ref.Weekday()) + 7) % 7
	switch {
	case step < 0:
		return span(ref.AddDate(0, 0, ahead-7), Day)
	case step > 0 && ahead == 0:
		return span(ref.AddDate(0, 0, 7), Day)
	case step > 0:
		return span(ref.AddDate(0, 0, ahead), Day)
	}
	monday, _ := span(ref, Week)
	return span(monday.AddDate(0, 0, (int(weekday)+6)%7), Day)
}

// turnOfMonth is the last such month that is over, the next that has not begun,
// or the one in ref's own year.
func turnOfMonth(ref time.Time, month time.Month, step int) (from, to time.Time) {
	year := ref.Year()
	if step < 0 && month >= ref.Month() || step > 0 && month <= ref.Month() {
		year += step
	}
	return span(date(year, month, 1), Month)
}
