package claims

import (
	"slices"
	"strings"
	"sync"

	"whosaid/retrieval/names"
	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// publisher tells outlets apart; articles of unknown outlets count as one.
func publisher(q news.Quote) string {
	if o := q.Outlet(); o != nil {
		return string(o.ID)
	}
	return ""
}

// sharedSource is whom both outlets quote, by name or by the office that only
// one can hold; "" when they do not, or when nobody can tell.
func sharedSource(a, b news.Said) string {
	if a.Speaker == nil || b.Speaker == nil || !known(*a.Speaker) || !known(*b.Speaker) || !sameSpeaker(*a.Speaker, *b.Speaker) {
		return ""
	}
	if len(b.Speaker.Name) > len(a.Speaker.Name) {
		a = b
	}
	return a.Speaker.Name
}

// known reports whether a speaker is one and no other: "an official" may be
// anybody.
func known(s news.Speaker) bool {
	if s.Name == "" || s.Basis == news.Unnamed {
		return false
	}
	return s.Basis != news.ByRole || !slices.ContainsFunc(terms.All(s.Name), func(w terms.Term) bool { return anybody()[w.Stem] })
}

// anybody are stems of words for people of whom there are many.
var anybody = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(`official officer source witness resident expert analyst person people man woman neighbour survivor passenger
	adviser diplomat lawmaker aide insider employee worker doctor soldier student relative critic observer journalist reporter others`) {
		set[terms.Stem(word)] = true
	}
	return set
})

// sameSpeaker reports whether two names can be one speaker's.
func sameSpeaker(a, b news.Speaker) bool { return names.Same(a.Name, b.Name) }

// sharedMedium is the outlet or agency that both have it from, or that one has it
// from and the other is.
func sharedMedium(a, b witness) string {
	for _, medium := range a.Via {
		if slices.Contains(b.Via, medium) || isMedium(b, medium) {
			return medium
		}
	}
	for _, medium := range b.Via {
		if isMedium(a, medium) {
			return medium
		}
	}
	return ""
}

// isMedium reports whether a medium is whose article a quote stands in.
func isMedium(w witness, medium string) bool {
	return isNamed(w.Outlet(), medium) || news.Carries(medium, w.Article())
}

func isNamed(o *news.Outlet, name string) bool {
	return o != nil && slices.ContainsFunc(o.Names(), func(n string) bool { return strings.EqualFold(n, name) })
}

// sameVoice reports whether two quotes may be one's own words: one outlet has them,
// and no two speakers who are known to differ.
func sameVoice(a, b news.Citation) bool {
	if publisher(a.Quote) != publisher(b.Quote) {
		return false
	}
	if a.Speaker == nil || b.Speaker == nil {
		return a.Speaker == nil && b.Speaker == nil
	}
	return a.Speaker.Name == "" || b.Speaker.Name == "" || sameSpeaker(*a.Speaker, *b.Speaker)
}
