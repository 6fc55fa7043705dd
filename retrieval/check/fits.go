package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// fits reports whether the words of a source may stand in the mouth in which a
// checked text lays them.
func (n naming) fits(s *source, words stretch) bool {
	said := s.said(words)
	for _, o := range n.outlets {
		if !published(o, s.article, said) {
			return false
		}
	}
	if len(n.names) == 0 {
		return true
	}
	return slices.ContainsFunc(n.names, func(named name) bool { return named.speaks(s, words, said) }) ||
		said.Speaker != nil && slices.ContainsFunc(n.told, func(all name) bool { return all.holds(*said.Speaker) })
}

// published reports whether an outlet printed the article, passed its words on,
// or is the one that speaks.
func published(o news.Outlet, a *news.Article, said news.Said) bool {
	if a.Outlet != nil && a.Outlet.ID == o.ID {
		return true
	}
	carriers := said.Via
	if said.Speaker != nil {
		carriers = append([]string{said.Speaker.Name}, carriers...)
	}
	return slices.ContainsFunc(carriers, func(carrier string) bool {
		return slices.ContainsFunc(o.Names(), func(called string) bool { return sameTitle(carrier, called) })
	})
}

func sameTitle(a, b string) bool {
	plain := func(s string) string { return strings.TrimPrefix(strings.ToLower(s), "the ") }
	return plain(a) == plain(b)
}

// speaks reports whether the name is that of who answers for the words: the
// speaker, or for the outlet's own words the outlet or the author. Where nobody
// is known to speak, one who is named in the sentence may.
func (n name) speaks(s *source, words stretch, said news.Said) bool {
	if o := s.article.Outlet; o != nil && said.Speaker == nil && slices.ContainsFunc(o.Names(), n.called) {
		return true
	}
	if slices.ContainsFunc(said.Via, n.called) || s.article.Author != "" && said.Speaker == nil && n.called(s.article.Author) {
		return true
	}
	if said.Speaker == nil || said.Speaker.Basis == news.Unnamed {
		return n.standsIn(s, s.sentence(words.from))
	}
	return n.is(*said.Speaker) || n.describes(*said.Speaker, s)
}

// called reports whether other is the name, or a form of it.
func (n name) called(other string) bool {
	words := terms.Content(terms.All(other))
	return len(words) > 0 && n.sameAs(words)
}

// is reports whether the name and the speaker's may be one person's.
func (n name) is(who news.Speaker) bool {
	words := terms.Content(terms.All(who.Name))
	if len(words) == 0 {
		return false
	}
	if !n.last().Upper {
		return n.matches(terms.All(who.Name))
	}
	if who.Basis == news.ByRole {
		return hasWord(words, n.last())
	}
	return n.sameAs(words) || n.stands(words)
}

// sameAs compares two names by their last words, and by the first ones where
// both have them. One word alone may be either end of the other name.
func (n name) sameAs(other []terms.Term) bool {
	last := other[len(other)-1]
	switch {
	case len(n) == 1:
		return slices.ContainsFunc(other, func(w terms.Term) bool { return sameName(n[0], w) })
	case len(other) == 1:
		return slices.ContainsFunc(n, func(w terms.Term) bool { return sameName(other[0], w) })
	case !sameName(n.last(), last):
		return false
	}
	first, its := n[len(n)-2], other[len(other)-2]
	if title(first) || title(its) || !first.Upper || !its.Upper {
		return true
	}
	return sameName(first, its) || initial(first, its) || initial(its, first)
}

func sameName(a, b terms.Term) bool {
	return a.Stem == b.Stem || spelt(a.Word) == spelt(b.Word) || terms.CloseSpelling(spelt(a.Word), spelt(b.Word))
}

// initial reports whether short is the first letter of long.
func initial(short, long terms.Term) bool {
	return utf8.RuneCountInString(short.Word) == 1 && strings.HasPrefix(long.Word, short.Word)
}

// stands reports whether one of the two is the initials of the other: "SDU",
// "Skarvik Dockworkers' Union".
func (n name) stands(other []terms.Term) bool {
	return len(n) == 1 && n[0].Word == initials(other) || len(other) == 1 && other[0].Word == initials(n)
}

func initials(words []terms.Term) string {
	if len(words) < 2 {
		return ""
	}
	var out strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w.Word)
		out.WriteRune(r)
	}
	return out.String()
}

// describes reports whether the name is an office, and the speaker holds it, by
// the stored attribution or by how the article introduces the speaker.
func (n name) describes(who news.Speaker, s *source) bool {
	if n.last().Upper && !title(n.last()) {
		return false
	}
	role := terms.All(who.Role)
	if n.matches(role) {
		return true
	}
	words := terms.Content(terms.All(who.Name))
	return len(role) == 0 && len(words) > 0 && words[len(words)-1].Upper && n.introduces(words[len(words)-1], s)
}

// introduces reports whether the article somewhere writes the office beside the
// name: all that is told of it, or its noun right before the name.
func (n name) introduces(called terms.Term, s *source) bool {
	const beside = 4 // words
	more, head := qualifying(n), headOf(n)
	for i := range s.folded.Len() {
		if s.folded.Word(i) != called.Word {
			continue
		}
		for k := max(0, i-beside); k < min(s.folded.Len(), i+beside+1); k++ {
			word := s.folded.Word(k)
			if len(more) == 0 && alike(word, head.Word) || slices.ContainsFunc(more, func(w terms.Term) bool { return alike(word, w.Word) }) {
				return true
			}
			if k < i && alike(word, head.Word) && s.capitals(k+1, i) {
				return true
			}
		}
	}
	return false
}

// alike reports whether two words are one, in any case and number.
func alike(a, b string) bool { return a == b || foreign(a) && kin(a, b) }

// capitals reports whether all of some words begin with a capital letter.
func (s *source) capitals(from, to int) bool {
	v := view{s.folded, s.text}
	for i := from; i < to; i++ {
		if !v.capital(i) {
			return false
		}
	}
	return true
}

// standsIn reports whether the name, every word of it, is among the words.
func (n name) standsIn(s *source, words stretch) bool {
	return !slices.ContainsFunc(n, func(part terms.Term) bool {
		if title(part) {
			return false
		}
		for i := words.from; i < words.to; i++ {
			if w := s.folded.Word(i); w == part.Word || spelt(w) == spelt(part.Word) {
				return false
			}
		}
		return true
	})
}

func hasStem(words []terms.Term, w terms.Term) bool {
	return slices.ContainsFunc(words, func(other terms.Term) bool { return other.Stem == w.Stem })
}

// title reports whether a word is a form of address or an office.
func title(w terms.Term) bool { return titles[w.Word] }

var titles = set("mr mrs ms miss dr prof professor sir lady lord dame president minister chancellor governor mayor senator congressman congresswoman representative secretary director chief " +
	"chairman chairwoman chair captain colonel general major admiral inspector officer judge justice king queen prince princess pope bishop spokesman spokeswoman spokesperson ambassador commissioner sheriff analyst expert")
