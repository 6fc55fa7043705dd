package check

import (
	"slices"
	"strings"

	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// namedOutlets are those that words name, and marks where. One whose name is only a
// part of another's is not named: "Ministry of Health" in "Ministry of Health of Lorvania".
func namedOutlets(outlets []news.Outlet, words []terms.Term, used []bool) []news.Outlet {
	var found []news.Outlet
	var where [][]bool
	for _, o := range outlets {
		at := make([]bool, len(words))
		if useOutlet(o, words, at) {
			found, where = append(found, o), append(where, at)
		}
	}
	var out []news.Outlet
	for i, o := range found {
		for k, at := range where[i] {
			used[k] = used[k] || at
		}
		if !slices.ContainsFunc(where, func(other []bool) bool { return partOf(where[i], other) }) {
			out = append(out, o)
		}
	}
	return out
}

// partOf reports whether a row of words is a part of a longer one.
func partOf(row, longer []bool) bool {
	shorter := false
	for i := range row {
		if row[i] && !longer[i] {
			return false
		}
		shorter = shorter || longer[i] && !row[i]
	}
	return shorter
}

// useOutlet marks where an outlet is named, by a name that is no part of a
// longer one, and reports whether it is.
func useOutlet(o news.Outlet, words []terms.Term, used []bool) bool {
	found := false
	for _, called := range append(o.Names(), o.Domains...) {
		want := withoutArticle(terms.All(called))
		for i := 0; len(want) > 0 && i+len(want) <= len(words); i++ {
			end := i + len(want)
			if !slices.EqualFunc(words[i:end], want, func(a, b terms.Term) bool { return a.Word == b.Word }) {
				continue
			}
			if !words[i].Upper && strings.ContainsFunc(called, func(r rune) bool { return 'A' <= r && r <= 'Z' }) || partOfName(words, i-1) || partOfName(words, end) {
				continue
			}
			for k := i; k < end; k++ {
				used[k] = true
			}
			found = true
		}
	}
	return found
}

// withoutArticle leaves the article before a name out: "The Times" is "Times", too.
func withoutArticle(called []terms.Term) []terms.Term {
	if len(called) > 1 && called[0].Word == "the" {
		return called[1:]
	}
	return called
}

func partOfName(words []terms.Term, i int) bool {
	return i >= 0 && i < len(words) && words[i].Upper && !words[i].Stop && !telling(words[i])
}
