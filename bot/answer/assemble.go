package answer

import (
	"cmp"
	"slices"

	"whosaid/store/news"
)

// candidatesFor is how many quotes a model may choose from for an answer to q.
func candidatesFor(q news.Question) int { return max(q.Most(), min(2*q.Most(), 12)) }

// assemble makes the answer of the model's claims. What rules know stands: two
// quotes that cannot both be true never support one claim, and whoever
// contradicts a quote that is shown is shown beside it. While the model is still
// at work (growing), what it has not spoken of yet stays as the draft has it.
func (a *Answerer) assemble(d draft, rules, made []news.Claim, growing bool) news.Answer {
	out := d.Answer
	out.Mode = news.ByModel
	claims := contested(rules, within(made, len(d.candidates)))
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
		if shown := a.shown(c, rules, d.candidates, place); len(shown.Quotes) > 0 {
			out.Claims = append(out.Claims, shown)
		}
	}
	if !growing {
		slices.SortStableFunc(out.Claims, func(x, y news.Claim) int { return cmp.Compare(y.Origins, x.Origins) })
	}
	return out
}

// within leaves out numbers that are no candidate's.
func within(made []news.Claim, candidates int) []news.Claim {
	outside := func(i int) bool { return i < 0 || i >= candidates }
	out := make([]news.Claim, 0, len(made))
	for _, c := range made {
		c.Quotes = slices.DeleteFunc(slices.Clone(c.Quotes), outside)
		c.DisputedBy = slices.DeleteFunc(slices.Clone(c.DisputedBy), outside)
		out = append(out, c)
	}
	return out
}

// contested moves what contradicts a claim's first quotes from its support to
// those that dispute it, and adds who else contradicts them.
func contested(rules, made []news.Claim) []news.Claim {
	against := map[int][]int{}
	for _, rule := range rules {
		for _, i := range rule.Quotes {
			against[i] = append(against[i], rule.DisputedBy...)
		}
	}
	out := make([]news.Claim, 0, len(made))
	for _, c := range made {
		kept := news.Claim{Summary: c.Summary}
		for _, i := range c.Quotes {
			if slices.ContainsFunc(kept.Quotes, func(k int) bool { return slices.Contains(against[k], i) }) {
				kept.DisputedBy = append(kept.DisputedBy, i)
				continue
			}
			kept.Quotes = append(kept.Quotes, i)
		}
		kept.DisputedBy = append(kept.DisputedBy, c.DisputedBy...)
		for _, i := range kept.Quotes {
			kept.DisputedBy = append(kept.DisputedBy, against[i]...)
		}
		slices.Sort(kept.DisputedBy)
		kept.DisputedBy = slices.DeleteFunc(slices.Compact(kept.DisputedBy), func(i int) bool { return slices.Contains(kept.Quotes, i) })
		out = append(out, kept)
	}
	return out
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

// choose takes at most n candidates for the claims: of each its first quote and
// the first that disputes it, then the others as long as there is room.
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
		take(c.Quotes[:min(1, len(c.Quotes))])
		take(c.DisputedBy[:min(1, len(c.DisputedBy))])
	}
	for _, c := range claims {
		take(c.Quotes)
		take(c.DisputedBy)
	}
	return out
}

// shown is the claim with the quotes that have a place in the answer, counted.
// A summary stays only if those quotes alone bear it.
func (a *Answerer) shown(c news.Claim, rules []news.Claim, candidates []news.Citation, place map[int]int) news.Claim {
	out := news.Claim{Summary: c.Summary, DisputedBy: placed(c.DisputedBy, place)}
	first := -1
	var quotes []news.Citation
	for _, i := range c.Quotes {
		at, ok := place[i]
		if !ok {
			continue
		}
		if first < 0 {
			first = i
		}
		quotes, out.Quotes = append(quotes, candidates[i]), append(out.Quotes, at)
	}
	if out.Summary == "" || !borne(out.Summary, quotes) {
		out.Summary = extractive(first, rules, quotes)
	}
	out.Outlets, out.Origins, out.OriginsWhy = a.grouper.Tally(quotes)
	if len(quotes) == len(c.Quotes) {
		out.Series, out.Course = series(c.Quotes, rules, place)
	}
	return out
}

// series is the figure over time that rules read from the very same quotes.
func series(quotes []int, rules []news.Claim, place map[int]int) ([]news.Step, news.Course) {
	for _, rule := range rules {
		same := slices.Sorted(slices.Values(rule.Quotes))
		if len(rule.Series) == 0 || !slices.Equal(same, slices.Sorted(slices.Values(quotes))) {
			continue
		}
		steps := slices.Clone(rule.Series)
		for i := range steps {
			steps[i].Quotes = placed(steps[i].Quotes, place)
		}
		return steps, rule.Course
	}
	return nil, news.Course{}
}

func placed(list []int, place map[int]int) []int {
	var out []int
	for _, i := range list {
		if at, ok := place[i]; ok {
			out = append(out, at)
		}
	}
	slices.Sort(out)
	return out
}

// extractive is the summary that rules give of the claim with that candidate,
// if the quotes bear it.
func extractive(candidate int, rules []news.Claim, quotes []news.Citation) string {
	for _, rule := range rules {
		if slices.Contains(rule.Quotes, candidate) && borne(rule.Summary, quotes) {
			return rule.Summary
		}
	}
	return ""
}

// borne reports whether the summary has no number and no name beyond the quotes
// and their labels.
func borne(summary string, quotes []news.Citation) bool {
	return len(news.Beyond(summary, news.Sources(quotes)...)) == 0
}
