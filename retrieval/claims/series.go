package claims

import (
	"cmp"
	"slices"

	"whosaid/store/news"
)

// follows reports whether two quotes surely give the figure of one thing on two
// days.
func (t *table) follows(i, k int) bool {
	a, b := t.sentences[i], t.sentences[k]
	if t.between[i][k] != Updates || a.day.IsZero() || b.day.IsZero() || a.day.Equal(b.day) {
		return false
	}
	_, one := t.asked.figure(a)
	_, other := t.asked.figure(b)
	return one && other
}

// course chooses the groups that are one series, all of which give the figure of
// another day than the others; it begins with the group that most publish.
func (t *table) course(groups [][]int) []int {
	order := make([]int, len(groups))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(t.publishers(groups[b]), t.publishers(groups[a])) })
	for n, first := range order {
		chosen := []int{first}
		for _, k := range order[n+1:] {
			if !slices.ContainsFunc(chosen, func(c int) bool { return !t.followed(groups[c], groups[k]) }) {
				chosen = append(chosen, k)
			}
		}
		if len(chosen) > 1 {
			return chosen
		}
	}
	return nil
}

// followed reports whether each quote of the one group follows one of the other, or
// is followed by it.
func (t *table) followed(some, others []int) bool {
	return !slices.ContainsFunc(some, func(i int) bool {
		return slices.ContainsFunc(others, func(k int) bool { return !t.follows(i, k) })
	})
}

func (t *table) publishers(members []int) int {
	seen := map[string]bool{}
	for _, i := range members {
		seen[publisher(t.quotes[i].Quote)] = true
	}
	return len(seen)
}

// merged are the groups, with those of the series as one, and which that is.
func merged(groups [][]int, series []int) (out [][]int, at int) {
	var one []int
	for i, members := range groups {
		if slices.Contains(series, i) {
			one = append(one, members...)
		} else {
			out = append(out, members)
		}
	}
	if len(one) == 0 {
		return out, -1
	}
	return append(out, sorted(one)), len(out)
}

// steps are the quotes of a series by day.
func (t *table) steps(members []int) []news.Step {
	order := slices.Clone(members)
	slices.SortStableFunc(order, func(a, b int) int { return t.sentences[a].day.Compare(t.sentences[b].day) })
	var out []news.Step
	for _, i := range order {
		day := t.sentences[i].day
		if n := len(out); n > 0 && out[n-1].AsOf.Equal(day) {
			out[n-1].Quotes = append(out[n-1].Quotes, i)
			continue
		}
		out = append(out, news.Step{AsOf: day, Quotes: []int{i}})
	}
	return out
}
