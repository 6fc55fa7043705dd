package dates

import "time"

// ahead is how far after the reference date a date without a year may lie.
const ahead = 7 * 24 * time.Hour

// resolve says which stretch of time the part names; both are zero when that
// needs a reference date and ref is zero.
func (p part) resolve(ref time.Time) (from, to time.Time) {
	switch {
	case p.relative != nil && ref.IsZero():
		return time.Time{}, time.Time{}
	case p.relative != nil:
		return p.relative(ref)
	case p.year == 0 && ref.IsZero():
		return time.Time{}, time.Time{}
	case p.year == 0:
		p.year = p.likelyYear(ref)
	}
	month, day := time.Month(max(p.month, 1)), max(p.day, 1)
	if p.clock.known {
		from = p.clock.on(p.year, month, day)
		return from, from.Add(time.Minute)
	}
	return span(date(p.year, month, day), p.precision)
}

// likelyYear is the latest of the last ten years in which the day exists, is not more than a
// week after ref, and falls on the weekday that the text gives. A weekday that
// fits none of them is taken for a slip.
func (p part) likelyYear(ref time.Time) int {
	last := 0
	for year := ref.Year() + 1; year > ref.Year()-9; year-- {
		day := date(year, time.Month(p.month), max(p.day, 1))
		if day.Month() != time.Month(p.month) || day.Sub(today(ref)) > ahead {
			continue
		}
		if !p.hasWeekday || day.Weekday() == p.weekday {
			return year
		}
		if last == 0 {
			last = year
		}
	}
	return last
}

// today is the calendar day of a moment in its own zone, as midnight UTC.
func today(at time.Time) time.Time { return date(at.Year(), at.Month(), at.Day()) }

// span is the day, week (from Monday), month or year that holds a moment.
func span(at time.Time, unit Precision) (from, to time.Time) {
	from = today(at)
	switch unit {
	case Week:
		from = from.AddDate(0, 0, -(int(from.Weekday())+6)%7)
	case Month:
		from = date(at.Year(), at.Month(), 1)
	case Year:
		from = date(at.Year(), time.January, 1)
	}
	return from, move(from, unit, 1)
}

// move goes n units on. From the 31st a month on is the last day of the next
// month, never a day in the month after it.
func move(at time.Time, unit Precision, n int) time.Time {
	switch unit {
	case Week:
		return at.AddDate(0, 0, 7*n)
	case Month, Year:
		months := n
		if unit == Year {
			months *= 12
		}
		first := date(at.Year(), at.Month()+time.Month(months), 1)
		lastDay := first.AddDate(0, 1, -1).Day()
		return first.AddDate(0, 0, min(at.Day(), lastDay)-1)
	default:
		return at.AddDate(0, 0, n)
	}
}
