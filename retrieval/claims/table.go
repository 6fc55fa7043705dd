package claims

import (
	"context"
	"slices"

	"whosaid/store/news"
)

// table is what each two of some quotes surely do to each other.
type table struct {
	quotes    []news.Citation
	sentences []sentence
	asked     *asked       // nil: no figure is asked for
	between   [][]Relation // Other, where nothing is sure
}

// compare reads the quotes and relates each two of them.
func (g *Grouper) compare(ctx context.Context, quotes []news.Citation, asked *asked) *table {
	t := &table{quotes: quotes, asked: asked, between: make([][]Relation, len(quotes))}
	for i, c := range quotes {
		t.sentences = append(t.sentences, read(c))
		t.between[i] = make([]Relation, len(quotes))
	}
	near := g.nearness(ctx, quotes)
	for i := range quotes {
		for k := range i {
			r := t.relate(i, k, near)
			t.between[i][k], t.between[k][i] = r, r
		}
	}
	return t
}

// relate is what two quotes surely do to each other: as the figures asked for tell,
// or else as was learned. Nobody is set against herself within one outlet.
func (t *table) relate(i, k int, near func(i, k int) float64) Relation {
	a, b := t.sentences[i], t.sentences[k]
	if b.day.Before(a.day) {
		a, b = b, a
	}
	r, sure := Other, false
	if t.asked != nil {
		r, sure = t.asked.relate(a, b)
	}
	if !sure && near != nil {
		r, sure = learned().tell(features(a, b, near(i, k)))
	}
	if !sure || r == Contradicts && sameVoice(t.quotes[i], t.quotes[k]) {
		return Other
	}
	return r
}

// gather puts each quote into the first group of which every member says the same.
func (t *table) gather() [][]int {
	var groups [][]int
next:
	for i := range t.quotes {
		for k, members := range groups {
			if t.all(members, i, Same) {
				groups[k] = append(groups[k], i)
				continue next
			}
		}
		groups = append(groups, []int{i})
	}
	return groups
}

// all reports whether each of some does that to another.
func (t *table) all(some []int, other int, r Relation) bool {
	return !slices.ContainsFunc(some, func(i int) bool { return t.between[i][other] != r })
}

// any reports whether one of some does that to one of others.
func (t *table) any(some, others []int, r Relation) bool {
	return slices.ContainsFunc(some, func(i int) bool {
		return slices.ContainsFunc(others, func(k int) bool { return t.between[i][k] == r })
	})
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

func sorted(list []int) []int {
	slices.Sort(list)
	return slices.Compact(list)
}
