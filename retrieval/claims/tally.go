package claims

import (
	"cmp"
	"slices"
	"strings"

	"whosaid/store/news"
)

// Tally counts who makes one claim with the quotes: the outlets, and the origins
// among them that do not depend on each other. why tells in a few words what
// makes these fewer: "same wire story: NorWire", "same source: Ingrid Moe". owners
// is whose the outlets are, 0 when not all of them are known.
func (g *Grouper) Tally(quotes []news.Citation) (outlets, origins, owners int, why string) {
	all := witnesses(quotes)
	group, reasons := make([]int, len(all)), []string{}
	publishers := map[string]bool{}
	for i, w := range all {
		group[i] = i
		publishers[publisher(w.Quote)] = true
		for k := range i {
			if group[k] == group[i] {
				continue
			}
			reason, bound := g.bound(all[k], w)
			if !bound {
				continue
			}
			join(group, group[i], group[k])
			if reason != "" && !slices.Contains(reasons, reason) {
				reasons = append(reasons, reason)
			}
		}
	}
	slices.Sort(group)
	origins = len(slices.Compact(group))
	if origins == len(publishers) {
		reasons = nil
	}
	return len(publishers), origins, owned(all), strings.Join(fullest(reasons), "; ")
}

// owned counts the owners of the witnesses' outlets, 0 when not all are known.
func owned(all []witness) int {
	owners := map[string]bool{}
	for _, w := range all {
		o := w.Outlet()
		if o == nil || o.Owner == "" {
			return 0
		}
		owners[o.Owner] = true
	}
	return len(owners)
}

// fullest leaves out a reason that another tells more exactly.
func fullest(reasons []string) []string {
	var out []string
	for _, r := range reasons {
		if !slices.ContainsFunc(reasons, func(fuller string) bool { return strings.HasPrefix(fuller, r+":") }) {
			out = append(out, r)
		}
	}
	return out
}

// join makes two groups one.
func join(group []int, from, to int) {
	for i := range group {
		if group[i] == from {
			group[i] = to
		}
	}
}

// witness is a place where a claim stands: a quote, or a copy of one.
type witness struct {
	news.Quote
	news.Said
	copyOf int    // the number of the quote that it repeats
	why    string // for a copy: why it is one
}

func witnesses(quotes []news.Citation) []witness {
	var out []witness
	for i, c := range quotes {
		out = append(out, witness{c.Quote, c.Said, i, ""})
		for _, copied := range c.AlsoIn {
			out = append(out, witness{copied.Quote, c.Said, i, copied.Why})
		}
	}
	return out
}

// bound reports whether two witnesses have what they tell from one origin, and
// why, where they are two outlets.
func (g *Grouper) bound(a, b witness) (why string, bound bool) {
	switch {
	case publisher(a.Quote) == publisher(b.Quote):
		return "", true
	case a.copyOf == b.copyOf:
		return cmp.Or(b.why, a.why), true
	}
	if source := sharedSource(a.Said, b.Said); source != "" {
		return "same source: " + source, true
	}
	if medium := sharedMedium(a, b); medium != "" {
		return "same medium cited: " + medium, true
	}
	if tie, tied := g.texts.tie(a.Article(), b.Article()); tied {
		return tie.Why(nil), true
	}
	return "", false
}
