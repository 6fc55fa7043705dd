package corpus

import (
	"net/url"
	"strings"
	"time"
)

// urlDate reads the day in the path of an address: "/2024/03/24/",
// "/2024-03/24/", "/20240324/", "/2024-03-24-title". It returns the rule with
// the part of the path that it read.
func urlDate(address string) (time.Time, string) {
	parsed, err := url.Parse(address)
	if err != nil {
		return time.Time{}, ""
	}
	segments := strings.Split(parsed.Path, "/")
	for i := range segments {
		for _, n := range []int{3, 2, 1} {
			if i+n > len(segments) {
				continue
			}
			run := segments[i : i+n]
			if day, ok := pathDay(run); ok {
				return day, "url path /" + strings.Join(run, "/") + "/"
			}
		}
	}
	return time.Time{}, ""
}

// pathDay reads a run of path segments that is one whole day, or one segment
// that begins with one.
func pathDay(run []string) (time.Time, bool) {
	joined := strings.Join(run, "-")
	if len(run) == 1 && len(joined) > len(time.DateOnly) && joined[len(time.DateOnly)] == '-' {
		joined = joined[:len(time.DateOnly)]
	}
	for _, layout := range []string{time.DateOnly, "2006-1-2", "20060102"} {
		day, err := time.Parse(layout, joined)
		if err == nil && day.Year() >= 1990 && day.Year() < 2100 {
			return day, true
		}
	}
	return time.Time{}, false
}
