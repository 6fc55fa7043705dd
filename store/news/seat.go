package news

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Seat is in whose name somebody decides, and for whom.
type Seat struct {
	By    ModeratorID
	Group Pseudonym // within which it counts; "" is everywhere
	Sees  Pseudonym // the group as whose moderators left them quotes are shown
}

// On is what is common to all decisions from this seat on a quote.
func (s Seat) On(ref Ref, wording, id string, at time.Time) Decision {
	return Decision{ID: id, At: at, By: s.By, Group: s.Group, Subject: Subject{Article: ref.Article, Quote: &ref, Wording: wording}}
}

// StandingOn are the decisions that count on a quote within a group, of all those on
// its article.
func StandingOn(all []Decision, ref Ref, group Pseudonym) []Decision {
	return slices.DeleteFunc(Standing(all, group), func(d Decision) bool {
		return d.Subject.Quote != nil && (d.Subject.Quote.Hash != ref.Hash || !d.Subject.Quote.Span.Overlaps(ref.Span))
	})
}

// Undoable is the newest of the decisions that stand and were made within a group.
func Undoable(standing []Decision, group Pseudonym) (Decision, bool) {
	own := slices.DeleteFunc(slices.Clone(standing), func(d Decision) bool { return d.Group != group })
	if len(own) == 0 {
		return Decision{}, false
	}
	return slices.MaxFunc(own, func(a, b Decision) int { return cmp.Or(a.At.Compare(b.At), strings.Compare(a.ID, b.ID)) }), true
}
