package api

import (
	"math"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	firstWait   = 500 * time.Millisecond
	longestWait = 20 * time.Second
	// mostAsked keeps sums far from overflow; no caller waits so long.
	mostAsked = 24 * time.Hour
)

// delay is how long to wait after the try of that number, counted from 1: half
// a second, doubled with each try, of which a random part up to half is taken
// off, so that many who failed together do not come back together. A server
// that asked for a wait gets at least that, and up to a tenth more.
func delay(try int, atLeast time.Duration) time.Duration {
	wait := longestWait
	if try < 6 {
		wait = min(wait, firstWait<<(try-1))
	}
	wait -= rand.N(wait/2 + 1)
	return max(wait, atLeast+rand.N(atLeast/10+1))
}

// asked is the wait that a reply asks for, or 0.
func asked(response *http.Response, now time.Time) time.Duration {
	if response == nil {
		return 0
	}
	return retryAfter(response.Header.Get("Retry-After"), now)
}

// retryAfter reads the header of RFC 9110, section 10.2.3: seconds, or a date.
// Some servers send fractions of a second. What cannot be read is 0.
func retryAfter(header string, now time.Time) time.Duration {
	header = strings.TrimSpace(header)
	if seconds, err := strconv.ParseFloat(header, 64); err == nil {
		if math.IsNaN(seconds) || seconds <= 0 {
			return 0
		}
		return time.Duration(min(seconds, mostAsked.Seconds()) * float64(time.Second))
	}
	date, err := http.ParseTime(header)
	if err != nil {
		return 0
	}
	return min(max(date.Sub(now), 0), mostAsked)
}
