// Package claims sorts quotes by what they assert: which say the same, which say
// otherwise, and which give an earlier or a later state of the same thing. It
// never says who is right.
package claims

import (
	"cmp"
	"context"
	"slices"
	"time"

	"whosaid/retrieval/question"
	"whosaid/store/news"
)

// Grouper sorts quotes into claims by rules. It is safe for concurrent use.
type Grouper struct {
	now      func() time.Time
	embedder Embedder // nil: words alone are compared
	texts    shelf
}

// NewGrouper is a Grouper; now tells what "today" in a question means.
func NewGrouper(now func() time.Time) *Grouper { return &Grouper{now: now} }

// Group sorts quotes into claims, those of the most independent origins first.
// Every quote stands in one claim. Quotes that assert the same are one claim; so
// are figures that one after the other were given for the same thing, as a
// series. Claims that cannot both be true of one time dispute each other: figures
// that leave no room for one another, a denial and what it denies, opposites.
func (g *Grouper) Group(ctx context.Context, q news.Question, quotes []news.Citation) []news.Claim {
	t := g.compare(ctx, quotes, question.Read(q.Text, nil, g.now()))
	groups := t.gather()
	series := t.longest(groups)
	out := []news.Claim{}
	for _, members := range t.merged(groups, series) {
		out = append(out, g.claim(t, members))
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
func (g *Grouper) claim(t *table, members []int) news.Claim {
	c := news.Claim{Quotes: members}
	if steps := t.steps(members); len(steps) > 1 {
		c.Series, c.Quotes = steps, nil
		for _, step := range steps {
			c.Quotes = append(c.Quotes, step.Quotes...)
		}
	}
	made := make([]news.Citation, len(members))
	for k, i := range members {
		made[k] = t.quotes[i]
	}
	c.Outlets, c.Origins, c.OriginsWhy = g.Tally(made)
	return c
}
