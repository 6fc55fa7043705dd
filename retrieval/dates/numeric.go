package dates

// iso reads "2024-03-24", "2024/03/24", "2024.03.24", year first.
func (s *scanner) iso(i int) (part, bool) {
	if s.digits(i) != 4 || s.gluedBefore(i) || !s.separated(i) {
		return part{}, false
	}
	p := part{start: i, next: i + 5, year: s.number(i, 4), month: s.number(i+2, 2), day: s.number(i+4, 2), precision: Day}
	return p, p.year >= 1800 && p.year < 2100 && s.standsAlone(p)
}

// dotted reads "24.03.2024", day first, and "24/03/2024" or "24-03-2024" where
// it can be told which number is the day.
func (s *scanner) dotted(i int) (part, bool) {
	if s.digits(i) == 0 || s.digits(i) > 2 || s.gluedBefore(i) || !s.separated(i) || s.digits(i+4) != 4 {
		return part{}, false
	}
	p := part{start: i, next: i + 5, day: s.number(i, 2), month: s.number(i+2, 2), year: s.number(i+4, 4), precision: Day}
	if !s.is(i+1, ".") {
		switch {
		case p.month > 12:
			p.day, p.month = p.month, p.day
		case p.day <= 12 && p.day != p.month:
			return part{}, false
		}
	}
	return p, p.year >= 1800 && p.year < 2100 && s.standsAlone(p)
}

// separated reports whether three numbers stand at token i with the same
// separator between them and no space.
func (s *scanner) separated(i int) bool {
	for at := i + 1; at <= i+4; at++ {
		if !s.glued(at) {
			return false
		}
	}
	return s.is(i+1, "-", "/", ".") && s.raw(i+1) == s.raw(i+3) && s.digits(i+2) > 0 && s.digits(i+4) > 0
}

// standsAlone reports whether the date is a day of the calendar and nothing
// carries the last number on, but for the "T" before a time of day.
func (s *scanner) standsAlone(p part) bool {
	if p.month < 1 || p.month > 12 || p.day < 1 || !p.exists() {
		return false
	}
	if !s.glued(p.next) || s.raw(p.next) == "T" {
		return true
	}
	if s.tokens[p.next].kind != symbol || s.is(p.next, "%", "_") {
		return false
	}
	return !(s.is(p.next, "-", "/", ".") && s.glued(p.next+1) && s.tokens[p.next+1].kind != symbol)
}

// withClock adds the time of day that follows a day: "2024-03-24T16:16Z",
// "Mar 28, 2024, 4:16 PM IST", "27 March 2024 at 16:16".
func (s *scanner) withClock(p part) part {
	if p.day == 0 || !s.inLine(p.next) {
		return p
	}
	at := p.next
	if s.raw(at) == "T" && s.glued(at) {
		at++
	} else {
		at = s.skip(s.skip(at, ",", "|", "·", "–", "-"), "at")
	}
	c, next, ok := s.clock(at)
	if !ok || !s.inLine(at) {
		return p
	}
	p.clock, p.next, p.precision = c, next, Minute
	return p
}
