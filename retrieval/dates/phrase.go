package dates

import (
	"time"

	"whosaid/store/news"
)

// phrase reads the date, range or bound that begins at token i, and returns the
// token after it.
func (s *scanner) phrase(i int) (Found, int, bool) {
	if s.is(i, slavicFrom...) || s.is(i, slavicBetween...) {
		if a, b, ok := s.pair(i+1, s.is(i, slavicBetween...)); ok {
			return s.stretch(i, a, b), b.next, true
		}
	}
	if s.is(i, "from", "between") {
		if a, b, ok := s.pair(i+1, s.is(i, "between")); ok {
			return s.stretch(i, a, b), b.next, true
		}
		return Found{}, i, false
	}
	if bound, ok := bounds[s.word(i)]; ok {
		if a, ok := s.single(i + 1); ok {
			return s.bounded(i, bound, a), a.next, true
		}
	}
	if a, b, ok := s.pair(i, false); ok {
		return s.stretch(i, a, b), b.next, true
	}
	a, ok := s.single(i)
	if !ok {
		return Found{}, i, false
	}
	from, to := a.resolve(s.ref)
	return s.found(i, a, a, from, to), a.next, true
}

var bounds = map[string]Bound{"since": Since, "after": After, "before": Before, "until": Until, "till": Until, "by": Until,
	"после": After, "після": After, "до": Until, "по": Until, "к": Until, "перед": Before, "раньше": Before, "раніше": Before,
	"с": Since, "со": Since, "з": Since, "із": Since, "зі": Since, "від": Since}

var dashes = []string{"-", "–", "—"}

// single reads one date of any kind at token i.
func (s *scanner) single(i int) (part, bool) {
	for _, read := range []func(int) (part, bool){s.withWeekday, s.loose, s.relativeTo, s.weekdayAlone} {
		if p, ok := read(i); ok {
			return p, true
		}
	}
	return part{}, false
}

// pair reads two dates with "to" or a dash between them, or "and" after
// "between". What one of them leaves out it takes from the other: "12–14 May",
// "March 22 to 26", "between March 22 and April 2, 2024".
func (s *scanner) pair(i int, between bool) (a, b part, ok bool) {
	if a, b, ok = s.twoDays(i, between); ok {
		return a, b, true
	}
	a, ok = s.single(i)
	if !ok && s.connects(i+1, between) && (s.is(i-1, "from", "between") || s.is(i-1, slavicFrom...) || s.is(i+1, dashes...)) {
		a, ok = s.bareYear(i)
	}
	if !ok || !s.connects(a.next, between) {
		return a, b, false
	}
	at := a.next + 1
	if b, ok = s.second(at, s.single); !ok {
		b, ok = s.secondDay(a, at)
	}
	if !ok && a.precision == Year {
		b, ok = s.second(at, s.bareYear)
	}
	if !ok || !s.inLine(at) || s.dashed(b.next) || (a.relative == nil) != (b.relative == nil) {
		return a, b, false
	}
	return shareYear(a, b)
}

// connects reports whether token i joins two ends of a range.
func (s *scanner) connects(i int, between bool) bool {
	if !s.inLine(i) {
		return false
	}
	if between {
		return s.is(i, "and", "и", "і", "й", "та")
	}
	return s.is(i, "to", "until", "till", "through", "по", "до") || s.is(i, dashes...)
}

// dashed reports whether a glued dash and a number go on at token i, as in a
// telephone number.
func (s *scanner) dashed(i int) bool {
	return s.glued(i) && s.is(i, dashes...) && s.glued(i+1) && s.digits(i+1) > 0
}

// bareYear reads a year inside a range, where no preposition is needed.
func (s *scanner) bareYear(i int) (part, bool) {
	year, ok := s.year(i)
	return part{start: i, next: i + 1, year: year, precision: Year}, ok && !s.counted(i) && !s.gluedBefore(i)
}

// twoDays reads "12 to 14 May 2025": a bare day before a whole date.
func (s *scanner) twoDays(i int, between bool) (a, b part, ok bool) {
	day := s.number(i, 2)
	at := s.ordinal(i + 1)
	if day < 1 || day > 31 || s.gluedBefore(i) || !s.connects(at, between) || !s.inLine(at+1) {
		return a, b, false
	}
	if b, ok = s.second(at+1, s.dayMonth); !ok {
		return a, b, false
	}
	a = part{start: i, next: at, year: b.year, month: b.month, day: day, precision: Day}
	return a, b, a.exists() && a.day < b.day
}

// second reads the second end of a range, which may touch the dash before it.
func (s *scanner) second(i int, read func(int) (part, bool)) (part, bool) {
	s.cut = i
	p, ok := read(i)
	s.cut = 0
	return p, ok
}

// secondDay reads the second day of "March 22 to 26, 2024".
func (s *scanner) secondDay(a part, i int) (part, bool) {
	day := s.number(i, 2)
	if a.day == 0 || day <= a.day || day > 31 || a.clock.known {
		return part{}, false
	}
	b := part{start: i, next: s.ordinal(i + 1), year: a.year, month: a.month, day: day, precision: Day}
	if b.year == 0 {
		s.yearAfter(&b)
	}
	named := s.word(b.next) != "" && s.inLine(b.next) && !s.capital(b.next) && !s.is(a.next, dashes...)
	return b, b.exists() && !s.numberGoesOn(b.next) && !(named && b.year == 0 && !s.is(a.start-1, "from", "between"))
}

// shareYear gives the end without a year the other's, so that the range runs
// forward, and refuses one that runs backward.
func shareYear(a, b part) (part, part, bool) {
	if a.relative != nil {
		return a, b, true
	}
	if a.month != 0 && a.year == 0 && b.year != 0 {
		a.year = b.year
		if a.month > b.month {
			a.year--
		}
	}
	if a.year != 0 && b.year == 0 {
		b.year = a.year
		if b.month < a.month {
			b.year++
		}
	}
	late := a.year*10000+a.month*100+a.day > b.year*10000+b.month*100+b.day
	return a, b, !late || a.year == 0
}

// stretch is the range from a to b, both included.
func (s *scanner) stretch(i int, a, b part) Found {
	if a.year == 0 && b.year == 0 && a.relative == nil && !s.ref.IsZero() {
		b.year = b.likelyYear(s.ref)
		a.year = b.year
		if a.month > b.month {
			a.year--
		}
		found := s.stretch(i, a, b)
		found.HasYear = false
		return found
	}
	from, _ := a.resolve(s.ref)
	_, to := b.resolve(s.ref)
	if to.Before(from) {
		from, to = time.Time{}, time.Time{}
	}
	found := s.found(i, a, b, from, to)
	found.Bound = Between
	return found
}

// bounded is the open range that the word at token i makes of a date.
func (s *scanner) bounded(i int, bound Bound, a part) Found {
	from, to := a.resolve(s.ref)
	switch bound {
	case Since:
		to = time.Time{}
	case After:
		from, to = to, time.Time{}
	case Before:
		from, to = time.Time{}, from
	case Until:
		from = time.Time{}
	}
	found := s.found(i, a, a, from, to)
	found.Bound = bound
	return found
}

// found is the result for the tokens from i to the end of last.
func (s *scanner) found(i int, first, last part, from, to time.Time) Found {
	return Found{
		Span:      news.Span{Start: s.tokens[i].Start, End: s.tokens[last.next-1].End},
		From:      from,
		To:        to,
		Precision: max(first.precision, last.precision),
		HasYear:   first.relative == nil && first.year != 0 && last.year != 0,
		HasZone:   first.clock.zoneName != "",
	}
}
