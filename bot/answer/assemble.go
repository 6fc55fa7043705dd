package answer

import (
	"slices"

	"whosaid/store/news"
)

// candidatesFor is how many quotes a model may choose from for an answer to q.
func candidatesFor(q news.Question) int { return max(q.Most(), min(2*q.Most(), 12)) }

// assemble makes the answer of the model's groups. What rules know stands: two
// quotes that contradict each other never stand in one group, whoever contradicts
// a quote that is shown is shown beside it, and a figure that is given by day is
// shown with all its days. While the model is still at work (growing), what it
// has not spoken of yet stays as the draft has it.
func (a *Answerer) assemble(d draft, rules []news.Claim, groups [][]int, growing bool) news.Answer {
	out := d.Answer
	out.Mode = news.ByModel
	claims := withDisputes(rules, apart(rules, withCourses(rules, once(groups, len(d.candidates)))))
	if growing {
		claims = append(claims, unspoken(d.Claims, claims)...)
	}
	chosen := choose(claims, d.Question.Most())
	out.Quotes, out.Claims = nil, nil
	place := map[int]int{}
	for _, i := range chosen {
		place[i] = len(out.Quotes)
		out.Quotes = append(out.Quotes, d.candidates[i])
	}
	for _, c := range claims {
		if shown := a.shown(c, d.candidates, place); len(shown.Quotes) > 0 {
			out.Claims = append(out.Claims, shown)
		}
	}
	return out
}

// once are the groups with each candidate in the first group that names it;
// numbers that are no candidate's are left out.
func once(groups [][]int, candidates int) [][]int {
	seen := map[int]bool{}
	var out [][]int
	for _, group := range groups {
		var kept []int
		for _, i := range group {
			if 0 <= i && i < candidates && !seen[i] {
				seen[i] = true
				kept = append(kept, i)
			}
		}
		if len(kept) > 0 {
			out = append(out, kept)
		}
	}
	return out
}

// withCourses puts in the place of the first quote of a figure by day all quotes
// of that figure, as one claim.
func withCourses(rules []news.Claim, groups [][]int) []news.Claim {
	var out []news.Claim
	taken := map[int]bool{}
	for _, group := range groups {
		rest := news.Claim{}
		for _, i := range group {
			at := slices.IndexFunc(rules, func(r news.Claim) bool { return len(r.Series) > 0 && slices.Contains(r.Quotes, i) })
			switch {
			case at < 0:
				rest.Quotes = append(rest.Quotes, i)
			case !taken[at]:
				taken[at] = true
				out = append(out, news.Claim{Quotes: rules[at].Quotes, Series: rules[at].Series})
			}
		}
		if len(rest.Quotes) > 0 {
			out = append(out, rest)
		}
	}
	return out
}

// apart parts each claim in which quotes contradict each other: a quote goes with
// the first of them that it does not contradict.
func apart(rules, claims []news.Claim) []news.Claim {
	against := opponents(rules)
	var out []news.Claim
	for _, c := range claims {
		if len(c.Series) > 0 {
			out = append(out, c)
			continue
		}
		first := len(out)
	next:
		for _, i := range c.Quotes {
			for k := first; k < len(out); k++ {
				if !slices.ContainsFunc(out[k].Quotes, func(other int) bool { return slices.Contains(against[i], other) }) {
					out[k].Quotes = append(out[k].Quotes, i)
					continue next
				}
			}
			out = append(out, news.Claim{Quotes: []int{i}})
		}
	}
	return out
}

// opponents are for each quote those that contradict it.
func opponents(rules []news.Claim) map[int][]int {
	against := map[int][]int{}
	for _, rule := range rules {
		for _, i := range rule.Quotes {
			against[i] = append(against[i], rule.DisputedBy...)
		}
	}
	return against
}

// withDisputes adds to each claim who contradicts one of its quotes, and how many
// quotes did that were taken down.
func withDisputes(rules, claims []news.Claim) []news.Claim {
	against := opponents(rules)
	for k, c := range claims {
		for _, rule := range rules {
			if slices.ContainsFunc(rule.Quotes, func(i int) bool { return slices.Contains(c.Quotes, i) }) {
				claims[k].Withdrawn = max(claims[k].Withdrawn, rule.Withdrawn)
			}
		}
		for _, i := range c.Quotes {
			claims[k].DisputedBy = append(claims[k].DisputedBy, against[i]...)
		}
		slices.Sort(claims[k].DisputedBy)
		claims[k].DisputedBy = slices.DeleteFunc(slices.Compact(claims[k].DisputedBy), func(i int) bool { return slices.Contains(c.Quotes, i) })
	}
	return claims
}

// unspoken are the draft's claims without the quotes that claims have already.
func unspoken(draft, claims []news.Claim) []news.Claim {
	used := func(i int) bool {
		return slices.ContainsFunc(claims, func(c news.Claim) bool { return slices.Contains(c.Quotes, i) || slices.Contains(c.DisputedBy, i) })
	}
	var out []news.Claim
	for _, c := range draft {
		if !slices.ContainsFunc(c.Quotes, used) {
			out = append(out, c)
		}
	}
	return out
}

// choose takes at most n candidates for the claims: of each its first quote, or
// all days of its figure, the last day first, and the first that disputes it; then
// the others as long as there is room.
func choose(claims []news.Claim, n int) []int {
	var out []int
	take := func(list []int) {
		for _, i := range list {
			if len(out) < n && !slices.Contains(out, i) {
				out = append(out, i)
			}
		}
	}
	for _, c := range claims {
		if len(c.Series) == 0 {
			take(c.Quotes[:min(1, len(c.Quotes))])
		}
		for i := len(c.Series) - 1; i >= 0; i-- {
			take(c.Series[i].Quotes[:1])
		}
		take(c.DisputedBy[:min(1, len(c.DisputedBy))])
	}
	for _, c := range claims {
		take(c.Quotes)
		take(c.DisputedBy)
	}
	return out
}

// shown is the claim with the quotes that have a place in the answer, counted.
func (a *Answerer) shown(c news.Claim, candidates []news.Citation, place map[int]int) news.Claim {
	out := news.Claim{DisputedBy: placed(c.DisputedBy, place), Withdrawn: c.Withdrawn}
	slices.Sort(out.DisputedBy)
	var quotes []news.Citation
	for _, i := range c.Quotes {
		if at, ok := place[i]; ok {
			quotes, out.Quotes = append(quotes, candidates[i]), append(out.Quotes, at)
		}
	}
	out.Outlets, out.Origins, out.Owners, out.OriginsWhy = a.grouper.Tally(quotes)
	for _, step := range c.Series {
		if quotes := placed(step.Quotes, place); len(quotes) > 0 {
			out.Series = append(out.Series, news.Step{AsOf: step.AsOf, Quotes: quotes})
		}
	}
	if len(out.Series) < 2 {
		out.Series = nil
	}
	return out
}

func placed(list []int, place map[int]int) []int {
	var out []int
	for _, i := range list {
		if at, ok := place[i]; ok {
			out = append(out, at)
		}
	}
	return out
}
