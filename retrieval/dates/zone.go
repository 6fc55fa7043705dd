package dates

import "time"

// zone is what an abbreviation stands for: minutes east of UTC.
type zone struct {
	minutes int
	summer  bool // an hour more while the United States keep daylight time
}

// zones are the abbreviations that are read, in capitals. Several are used for
// more than one zone; the one that English-language news uses most is meant:
// IST is India's (not Ireland's or Israel's), BST British summer time (not
// Bangladesh's), CST, EST and AST North America's (not China's, Australia's or
// Arabia's), MSK Moscow's, PST the Pacific's (not the Philippines').
var zones = map[string]zone{
	"UTC": {}, "GMT": {}, "Z": {}, "WET": {},
	"BST": {minutes: 60}, "CET": {minutes: 60}, "WAT": {minutes: 60}, "WEST": {minutes: 60},
	"CEST": {minutes: 120}, "EET": {minutes: 120}, "SAST": {minutes: 120}, "CAT": {minutes: 120},
	"EEST": {minutes: 180}, "MSK": {minutes: 180}, "TRT": {minutes: 180}, "EAT": {minutes: 180}, "AST": {minutes: -240},
	"GST": {minutes: 240}, "PKT": {minutes: 300}, "IST": {minutes: 330}, "NPT": {minutes: 345},
	"ICT": {minutes: 420}, "WIB": {minutes: 420}, "HKT": {minutes: 480}, "SGT": {minutes: 480}, "AWST": {minutes: 480},
	"JST": {minutes: 540}, "KST": {minutes: 540}, "AEST": {minutes: 600}, "AEDT": {minutes: 660},
	"NZST": {minutes: 720}, "NZDT": {minutes: 780},
	"EST": {minutes: -300}, "EDT": {minutes: -240}, "CST": {minutes: -360}, "CDT": {minutes: -300},
	"MST": {minutes: -420}, "MDT": {minutes: -360}, "PST": {minutes: -480}, "PDT": {minutes: -420},
	"ET": {-300, true}, "CT": {-360, true}, "MT": {-420, true}, "PT": {-480, true},
}

// in is the zone as it is on a day.
func (z zone) in(name string, year int, month time.Month, day int) *time.Location {
	minutes := z.minutes
	if z.summer && usDaylight(year, month, day) {
		minutes += 60
	}
	if minutes == 0 && (name == "UTC" || name == "Z") {
		return time.UTC
	}
	return time.FixedZone(name, minutes*60)
}

// usDaylight reports whether the United States keep daylight time on a day:
// from the second Sunday of March to the first of November, since 2007
// (Energy Policy Act of 2005, section 110).
func usDaylight(year int, month time.Month, day int) bool {
	at := date(year, month, day)
	return !at.Before(sunday(year, time.March, 2)) && at.Before(sunday(year, time.November, 1))
}

// sunday is the n-th Sunday of a month.
func sunday(year int, month time.Month, n int) time.Time {
	first := date(year, month, 1)
	return first.AddDate(0, 0, (7-int(first.Weekday()))%7+7*(n-1))
}
