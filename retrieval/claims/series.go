package claims

import (
	"cmp"
	"slices"

	"whosaid/store/news"
)

// longest chooses the groups that are one series: figures that changed from day
// to day, none of which contradicts another. It begins with the group that most
// publish, so that whoever gives another figure beside them stands apart.
func (t *table) longest(groups [][]int) []int {
	if !t.figures {
		return nil
	}
	order := make([]int, len(groups))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(t.publishers(groups[b]), t.publishers(groups[a])) })
	var best []int
	for n, first := range order {
		chosen := []int{first}
		for _, k := range order[n+1:] {
			if t.followsAll(groups, chosen, k) {
				chosen = append(chosen, k)
			}
		}
		if len(chosen) > 1 && len(best) == 0 {
			best = chosen
		}
	}
	return best
}

func (t *table) followsAll(groups [][]int, chosen []int, k int) bool {
	return !slices.ContainsFunc(chosen, func(c int) bool { return !t.moved(groups[c], groups[k]) })
}

// moved reports whether two groups give the figure of two days: some of their
// quotes do, and none contradict each other.
func (t *table) moved(some, others []int) bool {
	for _, i := range slices.Concat(some, others) {
		if len(t.statements[i].figures) == 0 {
			return false
		}
	}
	return t.any(some, others, Changed) && !t.any(some, others, Contradicts)
}

func (t *table) publishers(members []int) int {
	seen := map[string]bool{}
	for _, i := range members {
		seen[publisher(t.quotes[i].Quote)] = true
	}
	return len(seen)
}

// merged are the groups, with those of the series as one.
func (t *table) merged(groups [][]int, series []int) [][]int {
	var out [][]int
	var one []int
	for i, members := range groups {
		if slices.Contains(series, i) {
			one = append(one, members...)
		} else {
			out = append(out, members)
		}
	}
	if len(one) > 0 {
		out = append(out, sorted(one))
	}
	return out
}

// steps are the figures of members by day and value; one or none for a claim
// whose figure did not change.
func (t *table) steps(members []int) []news.Step {
	if !t.figures || !t.changes(members) {
		return nil
	}
	order := slices.Clone(members)
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(t.statements[a].day.Compare(t.statements[b].day), cmp.Compare(t.value(a), t.value(b)))
	})
	var out []news.Step
	for _, i := range order {
		day := t.statements[i].day
		if n := len(out); n > 0 && out[n-1].AsOf.Equal(day) && t.value(out[n-1].Quotes[0]) == t.value(i) {
			out[n-1].Quotes = append(out[n-1].Quotes, i)
			continue
		}
		out = append(out, news.Step{AsOf: day, Quotes: []int{i}})
	}
	return out
}

// changes reports whether the figures of members are not all one.
func (t *table) changes(members []int) bool {
	for _, i := range members {
		if len(t.statements[i].figures) == 0 || t.statements[i].day.IsZero() {
			return false
		}
	}
	return slices.ContainsFunc(members, func(i int) bool { return t.value(i) != t.value(members[0]) })
}

func (t *table) value(i int) float64 { return t.statements[i].figures[0].Value }

func sorted(list []int) []int {
	slices.Sort(list)
	return slices.Compact(list)
}
