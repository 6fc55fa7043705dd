package news

import (
	"cmp"
	"slices"
	"strconv"
	"time"
)

// ModeratorID names who decided: a Telegram user id, or the pseudonym of an
// administrator who decided for a group.
type ModeratorID string

// Ruling is what a decision says.
type Ruling string

const (
	LabelRight   Ruling = "label_right" // the quote stands under the right label
	SpeakerIs    Ruling = "speaker"     // Decision.Speaker said it; nil: it is the outlet's own voice
	OutletIs     Ruling = "outlet"      // Decision.Outlet published the article; "": nobody knows who did
	TakeDown     Ruling = "take_down"   // the quote, or the whole article, is shown no more
	Remark       Ruling = "note"        // Decision.Text is shown below the quote
	OutletNamed  Ruling = "outlet_name" // the outlet is called Decision.Text
	OutletKindIs Ruling = "outlet_kind" // the outlet is of the kind Decision.Text
	Undo         Ruling = "undo"        // the decision Decision.Undoes counts no more
)

// Subject is what a decision is about: a quote, a whole article, or an outlet.
type Subject struct {
	Article ArticleID
	Quote   *Ref // within the article; nil: the article as a whole
	Wording string
	Outlet  OutletID // instead of an article
}

// About is the subject of a decision on a quote.
func About(q Quote) Subject {
	ref := q.Ref()
	return Subject{Article: ref.Article, Quote: &ref, Wording: q.Text()}
}

// Docket names the decisions that are kept together: all on one article and its
// quotes, or all on one outlet.
func (s Subject) Docket() string {
	if s.Outlet != "" {
		return "outlet:" + string(s.Outlet)
	}
	return "article:" + string(s.Article)
}

// LabelDocket names the decisions that move labels, or end that, wherever they are.
const LabelDocket = "labels"

// Dockets name the decisions among which this one is kept.
func (d Decision) Dockets() []string {
	switch d.Ruling {
	case SpeakerIs, OutletIs, OutletNamed, Undo:
		return []string{d.Subject.Docket(), LabelDocket}
	}
	return []string{d.Subject.Docket()}
}

// String names the subject in an audit.
func (s Subject) String() string {
	if s.Quote == nil {
		return s.Docket()
	}
	return "quote:" + string(s.Article) + ":" + strconv.Itoa(s.Quote.Span.Start) + "-" + strconv.Itoa(s.Quote.Span.End)
}

// covers reports whether a decision on s speaks of c: of its article, of a quote
// that shares a sentence with it, or of the same words in another version.
func (s Subject) covers(c Citation) bool {
	ref := c.Ref()
	switch {
	case s.Outlet != "" || s.Article != ref.Article:
		return false
	case s.Quote == nil:
		return true
	case s.Quote.Hash == ref.Hash:
		return s.Quote.Span.Overlaps(ref.Span)
	}
	mine, other := Fold(s.Wording), Fold(c.Text())
	return len(other.All(mine)) > 0 || len(mine.All(other)) > 0
}

// Decision is what a moderator decided, when. It is kept for good; Undo makes
// it count no more.
type Decision struct {
	ID      string // unique, so that a decision told twice is one
	At      time.Time
	By      ModeratorID
	Group   Pseudonym // the group within which it counts; "" is everywhere
	Subject Subject
	Ruling  Ruling
	Speaker *Speaker
	Outlet  OutletID
	Text    string
	Undoes  string // the id of a decision on the same subject
	Former  string `json:",omitempty"` // what stood in the place of what the decision says: a speaker, an outlet's id, its name or kind, a note
}

// Standing are the decisions that count within a group, oldest first: those for
// everywhere, then the group's own, without what was undone.
func Standing(all []Decision, group Pseudonym) []Decision {
	if group == Unruled {
		return nil
	}
	undone := map[string]bool{}
	for _, d := range all {
		if d.Ruling == Undo {
			undone[d.Undoes] = true
		}
	}
	standing := slices.DeleteFunc(slices.Clone(all), func(d Decision) bool {
		return d.Ruling == Undo || undone[d.ID] || d.Group != "" && d.Group != group
	})
	slices.SortStableFunc(standing, func(a, b Decision) int {
		return cmp.Or(cmp.Compare(min(len(a.Group), 1), min(len(b.Group), 1)), a.At.Compare(b.At), cmp.Compare(a.ID, b.ID))
	})
	return standing
}

// Unruled is the group of those who see quotes as they were before any decision.
const Unruled Pseudonym = "\x00"

// Over is the decision with what the label of a quote says until then; that is ""
// where it says nothing.
func (d Decision) Over(c Citation) Decision {
	switch {
	case d.Ruling == SpeakerIs && c.Speaker != nil && c.Speaker.Role != "" && c.Speaker.Role != c.Speaker.Name:
		d.Former = c.Speaker.Name + ", " + c.Speaker.Role
	case d.Ruling == SpeakerIs && c.Speaker != nil:
		d.Former = c.Speaker.Name
	case d.Ruling == OutletIs && c.Article() != nil && c.Outlet() != nil:
		d.Former = string(c.Outlet().ID)
	case d.Ruling == Remark:
		d.Former = c.Remark
	}
	return d
}
