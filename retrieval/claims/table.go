package claims

import (
	"context"

	"whosaid/retrieval/question"
	"whosaid/store/news"
)

// table is what each two of some quotes do to each other.
type table struct {
	quotes     []news.Citation
	statements []statement
	figures    bool // a figure is asked for
	between    [][]Relation
}

// compare reads the quotes and relates each two of them. Where a figure is asked
// for, that one counts of each quote and no other.
func (g *Grouper) compare(ctx context.Context, quotes []news.Citation, asked question.Reading) *table {
	t := &table{quotes: quotes, figures: asked.Figure}
	for _, c := range quotes {
		s := read(c)
		s.settle(asked.Topic)
		if t.figures {
			s.keepAsked(asked)
		}
		t.statements = append(t.statements, s)
	}
	near := g.nearness(ctx, quotes)
	t.between = make([][]Relation, len(quotes))
	for i := range quotes {
		t.between[i] = make([]Relation, len(quotes))
		for k := range i {
			r := t.relate(i, k, near(i, k))
			t.between[i][k], t.between[k][i] = r, r
		}
	}
	return t
}

// relate tells what two quotes do to each other. That both answer the question
// is known: of figures, no more is asked than that they count the same.
func (t *table) relate(i, k int, near float64) Relation {
	a, b := t.statements[i], t.statements[k]
	if !t.figures || len(a.figures)+len(b.figures) == 0 {
		return relate(a, b, near)
	}
	if len(a.figures) == 0 || len(b.figures) == 0 {
		return Unrelated
	}
	return t.relateAsked(i, k)
}

// relateAsked compares the two figures asked for.
func (t *table) relateAsked(i, k int) Relation {
	a, b := t.statements[i], t.statements[k]
	if b.day.Before(a.day) {
		a, b = b, a
	}
	f, g := a.figures[0], b.figures[0]
	switch {
	case !comparable(f, g):
		return Unrelated
	case f.Value == g.Value && a.negated == b.negated:
		return Same
	case f.Value == g.Value:
		return Contradicts
	}
	r := differ(a, b, f, g)
	if r == Contradicts && !onMatter(t.quotes[i], t.quotes[k], f, g) || r == Changed && !later(a, b) {
		return Unrelated
	}
	return r
}

// gather puts each quote into the first group of which every member says the same.
func (t *table) gather() [][]int {
	var groups [][]int
next:
	for i := range t.quotes {
		for k, members := range groups {
			if t.all(members, []int{i}, Same) {
				groups[k] = append(groups[k], i)
				continue next
			}
		}
		groups = append(groups, []int{i})
	}
	return groups
}

// all reports whether each of some does that to each of others.
func (t *table) all(some, others []int, r Relation) bool {
	for _, i := range some {
		for _, k := range others {
			if t.between[i][k] != r {
				return false
			}
		}
	}
	return true
}

// any reports whether one of some does that to one of others.
func (t *table) any(some, others []int, r Relation) bool {
	for _, i := range some {
		for _, k := range others {
			if t.between[i][k] == r {
				return true
			}
		}
	}
	return false
}

// disputing are the quotes of other claims that contradict one of claim i.
func (t *table) disputing(claims []news.Claim, i int) []int {
	var out []int
	for k, other := range claims {
		if k != i && t.any(claims[i].Quotes, other.Quotes, Contradicts) {
			out = append(out, other.Quotes...)
		}
	}
	return sorted(out)
}
