package news

import (
	"strings"
	"time"
)

// Followed is an address whose news are fetched again and again, and how that went.
type Followed struct {
	URL    string
	Every  time.Duration
	Outlet OutletID // whose news they are; "" where the pages tell

	Added, Tried, Succeeded time.Time
	Brought                 time.Time // when a try last brought something new
	Fault                   string    // of the last try; "" when it went well
	Failures                int       // tries since the last success
	New                     int       // articles and versions that the last success brought
}

// Went notes how a try went: the articles and versions that it brought, or why it
// failed.
func (f *Followed) Went(at time.Time, brought int, fault error) {
	f.Tried = at
	if fault != nil {
		f.Fault, f.Failures = strings.ReplaceAll(fault.Error(), "\n", "; "), f.Failures+1
		return
	}
	f.Fault, f.Failures, f.Succeeded, f.New = "", 0, at, brought
	if brought > 0 {
		f.Brought = at
	}
}

// mostBackOff bounds how long an address that fails is left alone, in turns.
const mostBackOff = 32

// Due is when it is fetched next: after its time, or a multiple of it where it
// failed. jitter, from 0 to 1, spreads what was added together.
func (f Followed) Due(jitter float64) time.Time {
	if f.Tried.IsZero() {
		return f.Added
	}
	turns := min(1<<min(f.Failures, 10), mostBackOff)
	wait := f.Every * time.Duration(turns)
	return f.Tried.Add(wait - time.Duration(jitter*float64(wait)/10))
}
