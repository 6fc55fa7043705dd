package origins

import (
	"slices"

	"whosaid/retrieval/terms"
	"whosaid/store/language"
	"whosaid/store/news"
)

// Two sentences are one when this share of both, by weight, stands in the same
// order: within one report less is needed than between strangers.
const (
	sameSentence = 0.8
	sameInReport = 0.5
)

// Same reports whether two sentences are one in nearly the same words. tied says
// that their articles carry one report: then one of them may be the shorter.
// However alike, they are two when a word that turns the sense stands in one alone,
// or when each tells something that the other does not.
func Same(a, b Line, tied bool) bool {
	if a.total > b.total {
		a, b = b, a
	}
	least := sameSentence
	if tied {
		least = sameInReport
	}
	if a.total == 0 || a.total < least*b.total || 2*common(a, b)/(a.total+b.total) < least {
		return false
	}
	ours, theirs := tellings(a.text, a.words), tellings(b.text, b.words) // read only here, since few lines come so far
	left, more := lacking(ours, theirs), lacking(theirs, ours)
	if slices.ContainsFunc(slices.Concat(left, more), told.turns) || len(left) > 0 {
		return false
	}
	return tied || len(more) == 0
}

// told is a word of a sentence that tells something.
type told struct {
	terms.Term
	folded string
}

// tellings are the words of a sentence that tell something: not those that only link
// others, or say that somebody says it.
func tellings(text string, all []terms.Term) []told {
	var out []told
	for _, w := range all {
		folded := language.Fold(w.Of(text))
		t := told{w, folded}
		if w.Number || t.turns() || !w.Stop && !language.Is(folded, language.Link, language.Speech) {
			out = append(out, t)
		}
	}
	return out
}

// turns reports whether a word may turn the sense of a sentence: a number, a name, a
// negation, a word of doubt, a bound, a day, or one that has an opposite.
func (t told) turns() bool {
	if _, number := news.WordValue(t.folded); number || t.Number || t.Upper && !t.Starts {
		return true
	}
	return language.Is(t.folded, language.Negation, language.Deny, language.Hedge, language.All, language.Over, language.Under, language.About,
		language.Day, language.Number) || language.Opposable(t.folded)
}

// lacking are the words that a tells and b does not. A number in words is that in
// digits.
func lacking(a, b []told) []told {
	var out []told
	for _, w := range a {
		if !slices.ContainsFunc(b, w.same) {
			out = append(out, w)
		}
	}
	return out
}

func (t told) same(other told) bool {
	value, number := news.WordValue(t.folded)
	its, counts := news.WordValue(other.folded)
	if number || counts {
		return number && counts && value == its
	}
	return t.Stem == other.Stem
}
