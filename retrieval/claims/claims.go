// Package claims sorts quotes by what they assert: which say the same, which say
// otherwise, and which give an earlier or a later state of the same thing. It
// never says who is right.
package claims

import (
	"cmp"
	"context"
	"slices"
	"time"

	"whosaid/store/news"
)

// noDay stands for today where a question is read for its figure alone.
var noDay time.Time

// Grouper sorts quotes into claims. It is safe for concurrent use.
type Grouper struct {
	embedder Embedder // nil: quotes are not related to each other
	texts    shelf
}

// NewGrouper is a Grouper to which no two quotes say the same or otherwise, until it
// has an embedder.
func NewGrouper() *Grouper { return &Grouper{texts: newShelf()} }

// Group sorts quotes into claims, those of the most independent origins first.
// Every quote stands in one claim. Quotes that surely assert the same are one claim;
// so are, where the question asks for a figure, those that surely give it day by
// day, as a series. Claims that surely cannot both be true of one time dispute each
// other.
func (g *Grouper) Group(ctx context.Context, q news.Question, quotes []news.Citation) []news.Claim {
	t := g.compare(ctx, quotes, readAsked(q.Text))
	groups := t.gather()
	var series []int
	if t.asked != nil {
		series = t.course(groups)
	}
	all, at := merged(groups, series)
	out := []news.Claim{}
	for i, members := range all {
		out = append(out, g.claim(t, members, i == at))
	}
	for i := range out {
		out[i].DisputedBy = t.disputing(out, i)
	}
	slices.SortStableFunc(out, func(a, b news.Claim) int {
		return cmp.Or(
			cmp.Compare(b.Origins, a.Origins),
			cmp.Compare(b.Outlets, a.Outlets),
			cmp.Compare(slices.Min(a.Quotes), slices.Min(b.Quotes)))
	})
	return out
}

// claim is the claim that the members make.
func (g *Grouper) claim(t *table, members []int, byDay bool) news.Claim {
	c := news.Claim{Quotes: members}
	if byDay {
		c.Series, c.Quotes = t.steps(members), nil
		for _, step := range c.Series {
			c.Quotes = append(c.Quotes, step.Quotes...)
		}
	}
	made := make([]news.Citation, len(members))
	for k, i := range members {
		made[k] = t.quotes[i]
	}
	c.Outlets, c.Origins, c.Owners, c.OriginsWhy = g.Tally(made)
	return c
}
