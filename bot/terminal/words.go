package terminal

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"whosaid/store/news"
)

// counted is "1 outlet", "5 outlets", "12,345 queries".
func counted(n int, noun string) string {
	switch stem, ends := strings.CutSuffix(noun, "y"); {
	case n == 1:
	case ends:
		noun = stem + "ies"
	default:
		noun += "s"
	}
	return thousands(n) + " " + noun
}

func thousands(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// dayRange is "11–20 May 2025", as short as it can be said; "" when the days
// are unknown.
func dayRange(from, to time.Time) string {
	if from.IsZero() || to.IsZero() {
		return ""
	}
	last := to.Format("2 January 2006")
	switch {
	case from.Format(time.DateOnly) == to.Format(time.DateOnly):
		return last
	case from.Format("2006-01") == to.Format("2006-01"):
		return from.Format("2") + "–" + last
	case from.Year() == to.Year():
		return from.Format("2 January") + " – " + last
	}
	return from.Format("2 January 2006") + " – " + last
}

// scope is "14 articles of 6 outlets, 11–20 May 2025".
func scope(s news.Searched) string {
	out := counted(s.Articles, "article")
	if s.Outlets > 0 {
		out += " of " + counted(s.Outlets, "outlet")
	}
	if days := dayRange(s.From, s.To); days != "" {
		out += ", " + days
	}
	return out
}

// elapsed is "38 ms" or "1.2 s".
func elapsed(d time.Duration) string {
	switch {
	case d < time.Millisecond:
		return "under 1 ms"
	case d < time.Second:
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

// outletName is what to call the publisher of a quote.
func outletName(o *news.Outlet) string {
	if o == nil {
		return news.UnknownOutlet
	}
	return o.Name
}
