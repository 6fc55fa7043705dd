// Package when reads dates as feeds, pages and crawlers write them: RFC 822 with
// years of two digits, ISO 8601 in both its forms, seconds since 1970.
package when

import (
	"strconv"
	"strings"
	"time"

	"whosaid/retrieval/dates"
)

// zones are the names of zones that RFC 822 knows, and those of Europe, in
// seconds east of Greenwich. Go would take any other name for Greenwich's.
var zones = map[string]int{
	"Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0,
	"EST": -5 * 3600, "EDT": -4 * 3600, "CST": -6 * 3600, "CDT": -5 * 3600,
	"MST": -7 * 3600, "MDT": -6 * 3600, "PST": -8 * 3600, "PDT": -7 * 3600,
	"BST": 3600, "WEST": 3600, "CET": 3600, "CEST": 7200, "EET": 7200, "EEST": 10800, "MSK": 10800,
}

// layouts are tried in turn. Fractions of a second are read wherever seconds are.
var layouts = []string{
	time.DateOnly, time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05Z07", "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700", "2006-01-02T15:04",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05Z0700", "2006-01-02 15:04:05 Z0700", "2006-01-02 15:04:05", "2006-01-02 15:04",
	"20060102T150405Z07:00", "20060102T150405Z0700", "20060102T150405", "20060102T1504Z0700", "20060102150405", "20060102",
	"2006/01/02 15:04:05", "2006/01/02 15:04", "2006/01/02",
	"2 Jan 06 15:04:05 -0700", "2 Jan 06 15:04 -0700", "2 Jan 06 15:04:05", "2 Jan 06 15:04",
	"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -07:00", "2 Jan 2006 15:04 -0700", "2 Jan 2006 15:04:05", "2 Jan 2006 15:04",
	"2 January 2006 15:04:05 -0700", "2 January 2006 15:04:05", "2-Jan-06 15:04:05", "2-Jan-2006 15:04:05",
	time.ANSIC, time.UnixDate, time.RubyDate, "Jan 2 15:04:05 2006",
}

// Parse reads a date. One that names no zone is taken for Greenwich's.
func Parse(value string) (time.Time, bool) {
	value = strings.Join(strings.Fields(value), " ")
	if len(value) > 100 {
		return time.Time{}, false
	}
	if at, ok := epoch(value); ok {
		return at, true
	}
	for _, form := range []string{value, plain(value)} {
		for _, layout := range layouts {
			if at, err := time.Parse(layout, form); err == nil {
				return at, sensible(at)
			}
		}
	}
	if found := dates.All(value, time.Time{}); len(found) == 1 && found[0].HasYear && found[0].Bound == "" && found[0].Precision <= dates.Day {
		return found[0].From, sensible(found[0].From)
	}
	return time.Time{}, false
}

// sensible reports whether news can be of that year.
func sensible(at time.Time) bool { return at.Year() >= 1500 && at.Year() < 2200 }

// epoch reads seconds or thousandths of seconds since 1970.
func epoch(value string) (time.Time, bool) {
	whole, _, _ := strings.Cut(value, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	switch {
	case err != nil || n <= 0:
		return time.Time{}, false
	case len(whole) == 9 || len(whole) == 10:
		return time.Unix(n, 0).UTC(), true
	case len(whole) == 13:
		return time.UnixMilli(n).UTC(), true
	}
	return time.Time{}, false
}

// plain is a date without its weekday and with its zone as a number.
func plain(value string) string {
	if day, rest, ok := strings.Cut(value, ", "); ok && !strings.ContainsAny(day, "0123456789") {
		value = rest
	}
	if i := strings.LastIndexByte(value, '('); i > 0 && strings.HasSuffix(value, ")") {
		value = strings.TrimSpace(value[:i]) // "+0000 (UTC)"
	}
	at := strings.LastIndexByte(value, ' ')
	offset, ok := zones[strings.ToUpper(value[at+1:])]
	if at < 0 || !ok {
		return value
	}
	return value[:at] + " " + time.Unix(0, 0).In(time.FixedZone("", offset)).Format("-0700")
}
