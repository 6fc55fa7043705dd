package dates

import (
	"strings"
	"time"
)

// clock is a time of day as it is written.
type clock struct {
	known        bool
	hour, minute int
	zoneName     string // "" when the text gives none
	zone         zone
}

// on is the moment at which the clock shows its time on a day.
func (c clock) on(year int, month time.Month, day int) time.Time {
	where := time.UTC
	if c.zoneName != "" {
		where = c.zone.in(c.zoneName, year, month, day)
	}
	return time.Date(year, month, day, c.hour, c.minute, 0, 0, where)
}

// clock reads a time of day at token i: "16:16", "4:16 PM IST", "4 p.m.",
// "16:16:00+05:30". It returns the token after it.
func (s *scanner) clock(i int) (clock, int, bool) {
	c := clock{known: true, hour: s.number(i, 2)}
	if c.hour < 0 {
		return clock{}, i, false
	}
	next, colon := i+1, false
	if s.is(next, ":", ".") && s.glued(next) && s.glued(next+1) && s.digits(next+1) == 2 {
		c.minute, colon = s.number(next+1, 2), s.is(next, ":")
		next += 2
	}
	if colon {
		next = s.seconds(next)
	}
	half, after := s.halfOfDay(next)
	if half == "" && !colon {
		return clock{}, i, false
	}
	if half != "" {
		if c.hour < 1 || c.hour > 12 {
			return clock{}, i, false
		}
		c.hour %= 12
		if half == "p" {
			c.hour += 12
		}
	}
	if c.hour > 23 || c.minute > 59 {
		return clock{}, i, false
	}
	c.zoneName, c.zone, next = s.zone(after)
	return c, next, true
}

// seconds steps over ":07" and ":07.250".
func (s *scanner) seconds(i int) int {
	if !s.is(i, ":") || !s.glued(i) || !s.glued(i+1) || s.digits(i+1) != 2 {
		return i
	}
	i += 2
	if s.is(i, ".") && s.glued(i) && s.glued(i+1) && s.digits(i+1) > 0 {
		i += 2
	}
	return i
}

// halfOfDay reads "am", "PM", "a.m.": "a" or "p", or "" when none is there.
func (s *scanner) halfOfDay(i int) (half string, next int) {
	if !s.inLine(i) {
		return "", i
	}
	switch w := s.word(i); {
	case w == "am" || w == "pm":
		return w[:1], i + 1
	case (w == "a" || w == "p") && s.is(i+1, ".") && s.glued(i+1) && s.is(i+2, "m") && s.glued(i+2):
		if s.is(i+3, ".") && s.glued(i+3) {
			return w, i + 4
		}
		return w, i + 3
	}
	return "", i
}

// zone reads "IST", "(GMT)", "Z", "+05:30" or "UTC+3".
func (s *scanner) zone(i int) (string, zone, int) {
	if !s.inLine(i) {
		return "", zone{}, i
	}
	open := s.skip(i, "(")
	name := s.raw(open)
	z, ok := zones[name]
	if name == "Z" && !s.glued(open) {
		ok = false
	}
	if !ok {
		if minutes, next, ok := s.offset(i); ok {
			return offsetName(minutes), zone{minutes: minutes}, next
		}
		return "", zone{}, i
	}
	next := open + 1
	if name == "UTC" || name == "GMT" {
		if minutes, after, ok := s.offset(next); ok && s.glued(next) {
			name, z, next = offsetName(minutes), zone{minutes: minutes}, after
		}
	}
	if open > i {
		next = s.skip(next, ")")
	}
	return name, z, next
}

// offset reads "+05:30", "-0500" or "+3" as minutes east of UTC.
func (s *scanner) offset(i int) (minutes, next int, ok bool) {
	if !s.is(i, "+", "-", "−") || !s.glued(i+1) {
		return 0, i, false
	}
	hour, minute, next := s.number(i+1, 2), 0, i+2
	switch {
	case s.digits(i+1) == 4:
		hour, minute = s.number(i+1, 4)/100, s.number(i+1, 4)%100
	case s.is(next, ":") && s.glued(next) && s.glued(next+1) && s.digits(next+1) == 2:
		minute = s.number(next+1, 2)
		next += 2
	case !s.glued(i):
		return 0, i, false
	}
	if hour < 0 || hour > 14 || minute > 59 {
		return 0, i, false
	}
	minutes = hour*60 + minute
	if !s.is(i, "+") {
		minutes = -minutes
	}
	return minutes, next, true
}

func offsetName(minutes int) string {
	return strings.TrimPrefix(time.Unix(0, 0).In(time.FixedZone("", minutes*60)).Format("UTC-07:00"), "UTC")
}
