package check

import (
	"slices"
	"strings"

	"whosaid/retrieval/attribution"
	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// naming is in whose mouth a checked text lays its words.
type naming struct {
	outlets []news.Outlet // known ones
	names   []name        // people, offices, or outlets that nobody knows; one of them must fit
}

// mostNames is how many names in one part of a frame are compared.
const mostNames = 6

// name is a row of words that names somebody.
type name []terms.Term

func (n name) last() terms.Term { return n[len(n)-1] }

func (n naming) empty() bool { return len(n.outlets)+len(n.names) == 0 }

// proper reports whether somebody is named, not only described.
func (n naming) proper() bool {
	return len(n.outlets) > 0 || slices.ContainsFunc(n.names, func(named name) bool { return named[0].Upper })
}

// readNaming finds who is named in the words around a quotation. Where they
// hold no verb of speech and no other sign that they tell who speaks, only
// known outlets count.
func readNaming(frame []string, outlets []news.Outlet) naming {
	var out naming
	for i, part := range frame {
		words := terms.All(part)
		if i > 0 && len(words) > 0 {
			words[0].Starts = false // it stands behind a piece
		}
		words = hyphened(part, words)
		used := make([]bool, len(words))
		for _, o := range outlets {
			if useOutlet(o, words, used) {
				out.outlets = append(out.outlets, o)
			}
		}
		if names := capitalised(words, used); len(names) > 0 {
			out.names = append(out.names, names[:min(len(names), mostNames)]...)
		} else if office := office(words, used); len(office) > 0 {
			out.names = append(out.names, office)
		}
	}
	return out
}

// hyphened gives the later parts of "Ki-moon" the capital of the first.
func hyphened(text string, words []terms.Term) []terms.Term {
	for i := 1; i < len(words); i++ {
		if words[i-1].Upper && text[words[i-1].End:words[i].Start] == "-" {
			words[i].Upper, words[i].Starts = true, false
		}
	}
	return words
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

// telling reports whether a word only tells that somebody speaks.
func telling(w terms.Term) bool {
	if w.Upper && !w.Starts {
		return false
	}
	return attribution.Reports(w.Word) || foreignCues[w.Word] || w.Starts && foreignIntroductions[w.Word] || w.Word == "according"
}

// capitalised are the rows of capitalised words that name somebody.
func capitalised(words []terms.Term, used []bool) []name {
	var out []name
	var row name
	flush := func() {
		if len(row) > 0 {
			out = append(out, row)
		}
		row = nil
	}
	for i, w := range words {
		lone := i+1 == len(words) || !words[i+1].Upper
		if !w.Upper || w.Stop || used[i] || telling(w) || w.Starts && lone && ordinary(w) || calendar[w.Word] {
			flush()
			continue
		}
		row = append(row, w)
	}
	flush()
	return out
}

// ordinary reports whether a word that begins a sentence needs no capital.
func ordinary(w terms.Term) bool { return terms.Everyday(w.Word) || w.Word == "as" }

// office is the description of a speaker who is not named: "the mayor said".
// Pronouns describe nobody.
func office(words []terms.Term, used []bool) name {
	cue := slices.IndexFunc(words, telling)
	if cue < 0 {
		return nil
	}
	from, to := 0, cue
	if words[cue].Word == "according" || cue == 0 {
		from, to = cue+1, len(words)
	}
	var out name
	for i := from; i < to; i++ {
		if !words[i].Stop && !used[i] && !telling(words[i]) && !terms.Everyday(words[i].Word) && !words[i].Number {
			out = append(out, words[i])
		}
	}
	return out
}

// calendar are capitalised words that name nobody.
var calendar = set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december")
