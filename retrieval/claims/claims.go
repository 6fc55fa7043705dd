// Package claims sorts quotes by what they assert: which say the same, and
// which say otherwise. It never says who is right.
package claims

import (
	"cmp"
	"slices"
	"time"

	"whosaid/retrieval/question"
	"whosaid/store/news"
)

// Grouper sorts quotes into claims by rules.
type Grouper struct {
	now      func() time.Time
	embedder Embedder
}

// NewGrouper is a Grouper; now tells what "today" in a question means.
func NewGrouper(now func() time.Time) *Grouper { return &Grouper{now: now} }

// Group sorts quotes into claims, those that most outlets make first. Every
// quote stands in one claim. Where the question asks for a figure, quotes that
// give the same figure are one claim, and figures that cannot both be true
// dispute each other; elsewhere quotes that assert nearly the same are one
// claim, and a denial disputes what it denies.
func (g *Grouper) Group(q news.Question, quotes []news.Citation) []news.Claim {
	reading := question.Read(q.Text, nil, g.now())
	points := make([]point, len(quotes))
	for i, c := range quotes {
		points[i] = readPoint(c, reading)
	}
	groups := gather(points)
	out := make([]news.Claim, len(groups))
	for i, members := range groups {
		out[i] = claim(members, quotes, points)
		for k, others := range groups {
			if k != i && disputes(points[members[0]], points[others[0]]) {
				out[i].DisputedBy = append(out[i].DisputedBy, others...)
			}
		}
		slices.Sort(out[i].DisputedBy)
	}
	slices.SortStableFunc(out, func(a, b news.Claim) int {
		return cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(b.Outlets, a.Outlets), cmp.Compare(a.Quotes[0], b.Quotes[0]))
	})
	return out
}

// gather puts each point into the first group whose first member agrees with it.
func gather(points []point) [][]int {
	var groups [][]int
next:
	for i, p := range points {
		for k, members := range groups {
			if agrees(points[members[0]], p) {
				groups[k] = append(groups[k], i)
				continue next
			}
		}
		groups = append(groups, []int{i})
	}
	return groups
}

func claim(members []int, quotes []news.Citation, points []point) news.Claim {
	c := news.Claim{Quotes: members, Summary: summary(members, quotes, points)}
	made := make([]news.Citation, len(members))
	for k, i := range members {
		made[k] = quotes[i]
	}
	c.Outlets, c.Origins = tally(made)
	return c
}

// Tally counts who makes one claim with the quotes: the outlets, and those of
// them that do not merely carry another's words.
func (g *Grouper) Tally(quotes []news.Citation) (outlets, origins int) { return tally(quotes) }

func tally(quotes []news.Citation) (int, int) {
	outlets, origins := map[string]bool{}, map[string]bool{}
	for _, c := range quotes {
		outlets[publisher(c.Quote)] = true
		origins[publisher(c.Quote)] = true
		for _, copied := range c.AlsoIn {
			outlets[publisher(copied.Quote)] = true
		}
	}
	return len(outlets), len(origins)
}

// publisher tells outlets apart; articles of unknown outlets count as one.
func publisher(q news.Quote) string {
	if o := q.Outlet(); o != nil {
		return string(o.ID)
	}
	return ""
}
