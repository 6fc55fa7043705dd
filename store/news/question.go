package news

import (
	"errors"
	"slices"
	"strings"
	"time"
	"unicode"
)

// ErrNoTopic is the error of a question that names nothing to look for.
var ErrNoTopic = errors.New("the question names nothing to look for")

// MaxQuestion is the length of the longest question that is read, in bytes.
const MaxQuestion = 2000

// Question is what a person asks, and the bounds within which to answer.
type Question struct {
	Text  string
	Limit int // the most quotes to show; 0 means DefaultLimit

	Earlier  []string   // questions of the same conversation that Text may lean on, oldest first
	Outlets  []OutletID // answer from these alone; empty: from all
	Language string     // ISO 639-1, in which the asker reads; "" when nobody knows
	Group    Pseudonym  // the group whose moderators' decisions count, too; "" for none
	Asker    string     // whose share of a model's work the answer uses: a chat, opaque; "" is nobody's
	Claim    bool       // the text is a claim of somebody's, to be set beside what is found
	Labels   []Decision // of moderators, that count for the asker and move labels: they are searched by
	Quick    bool       // rules alone: whoever asks cannot wait for a model
}

// DefaultLimit is how many quotes an answer shows when nobody says otherwise.
const DefaultLimit = 6

// Most is the number of quotes that an answer may show.
func (q Question) Most() int {
	if q.Limit > 0 {
		return q.Limit
	}
	return DefaultLimit
}

// Wordless reports whether the question holds no letter and no digit.
func (q Question) Wordless() bool {
	return !strings.ContainsFunc(q.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// Filter narrows a search; its zero value lets everything pass.
type Filter struct {
	Outlets []OutletID // any of these; empty: all
	From    time.Time  // published at or after; zero: no bound
	To      time.Time  // published before; zero: no bound
}

// Empty reports whether every article passes.
func (f Filter) Empty() bool { return len(f.Outlets) == 0 && f.From.IsZero() && f.To.IsZero() }

// Passes reports whether the article is within the filter. An article without
// a date is outside every bound on dates.
func (f Filter) Passes(m *Meta) bool {
	if len(f.Outlets) > 0 && (m.Outlet == nil || !slices.Contains(f.Outlets, m.Outlet.ID)) {
		return false
	}
	if f.From.IsZero() && f.To.IsZero() {
		return true
	}
	if m.Published.IsZero() || m.Published.Before(f.From) {
		return false
	}
	return f.To.IsZero() || m.Published.Before(f.To)
}
