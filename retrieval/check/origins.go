package check

import (
	"cmp"
	"slices"

	"whosaid/retrieval/origins"
	"whosaid/store/news"
)

// sameWording is why an outlet's second article is a copy of its first.
const sameWording = "same wording"

// byOrigin puts matches that are word for word alike under the first of each
// story or outlet, as copies of it. What is left are independent reports.
func byOrigin(all []found) []news.Match {
	var mains []found
	for _, m := range all {
		i, why := originOf(m, mains)
		if i < 0 {
			mains = append(mains, m)
			continue
		}
		mains[i].AlsoIn = append(mains[i].AlsoIn, news.Copy{Quote: m.Quote, Why: why})
	}
	out := make([]news.Match, len(mains))
	for i, m := range mains {
		out[i] = m.Match
	}
	return out
}

// originOf finds which of the matches before it m only repeats; -1 for none.
func originOf(m found, mains []found) (index int, why string) {
	for i, main := range mains {
		if tie, tied := origins.Compare(m.source.origin(), main.source.origin()); tied {
			return i, tie.Why(m.Outlet())
		}
		if o := m.Outlet(); o != nil && main.Outlet() != nil && o.ID == main.Outlet().ID {
			return i, sameWording
		}
	}
	return -1, ""
}

// better orders matches: the more alike first, then the earlier published, then
// those with the very bytes, then by id.
func better(a, b found) int {
	return cmp.Or(
		cmp.Compare(b.Similarity, a.Similarity),
		earlier(a.Article(), b.Article()),
		cmp.Compare(rank(b.Exact), rank(a.Exact)),
		cmp.Compare(a.Article().ID(), b.Article().ID()),
		cmp.Compare(a.Span().Start, b.Span().Start),
	)
}

func rank(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// earlier orders articles by publication, those without a date last.
func earlier(a, b *news.Article) int {
	if a.Published.IsZero() != b.Published.IsZero() {
		return rank(a.Published.IsZero()) - rank(b.Published.IsZero())
	}
	return a.Published.Compare(b.Published)
}

// oneForEach keeps the best match of each outlet, of an unknown one that of each
// article, and no more than most.
func oneForEach(all []found, most int) []news.Match {
	slices.SortFunc(all, better)
	var out []news.Match
	seen := map[string]bool{}
	for _, m := range all {
		key := outletKey(m.Article())
		if !seen[key] && len(out) < most {
			seen[key] = true
			out = append(out, m.Match)
		}
	}
	return out
}
