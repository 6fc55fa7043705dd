package retrieval

import (
	"slices"
	"strings"

	"whosaid/retrieval/terms"
)

// givesName reports whether e names the bearer of what the question asks the
// name of: "captain Moe", "Moe, the captain", "a captain named Moe", or words of
// somebody in that office.
func (in *inquiry) givesName(e *evidence) bool {
	if e.Speaker != nil && e.Speaker.Name != "" && slices.ContainsFunc(terms.All(e.Speaker.Role), in.bears) {
		return true
	}
	for k, w := range e.words {
		if in.bears(w) && (in.nameAfter(e, k) || in.nameBefore(e, k) || in.calledByName(e, k)) {
			return true
		}
	}
	return false
}

// nameAfter reports whether a new name stands right after the k-th word.
func (in *inquiry) nameAfter(e *evidence, k int) bool {
	if k+1 == len(e.words) {
		return false
	}
	gap := e.story.article.Text()[e.Start+e.words[k].End : e.Start+e.words[k+1].Start]
	return (gap == " " || gap == ", ") && in.isNewName(e.words[k+1])
}

// nameBefore reports whether a new name stands before the k-th word and the
// comma that opens its description.
func (in *inquiry) nameBefore(e *evidence, k int) bool {
	for j := k - 1; j >= max(0, k-description); j-- {
		gap := e.story.article.Text()[e.Start+e.words[j].End : e.Start+e.words[j+1].Start]
		if strings.Contains(gap, ",") {
			return in.isNewName(e.words[j])
		}
	}
	return false
}

// description is how many words a description may have before its noun.
const description = 5

var callings = map[string]bool{"named": true, "nicknamed": true, "dubbed": true}

// calledByName reports whether a word of naming stands near the k-th word, with
// a new name soon after it.
func (in *inquiry) calledByName(e *evidence, k int) bool {
	for j := max(0, k-2*description); j < min(len(e.words), k+2*description); j++ {
		if !callings[e.words[j].Word] {
			continue
		}
		if slices.ContainsFunc(e.words[j+1:min(len(e.words), j+4)], in.isNewName) {
			return true
		}
	}
	return false
}

// isNewName reports whether w looks like the name of a person or a thing, not of
// a country, that the question does not have.
func (in *inquiry) isNewName(w terms.Term) bool { return in.isNew(w) && !terms.Place(w.Stem) }

// isNew reports whether w looks like any name that the question does not have.
func (in *inquiry) isNew(w terms.Term) bool {
	return w.Upper && !w.Stop && !calendar[w.Word] && !(w.Starts && terms.Everyday(w.Word)) && !in.asksOf(w.Stem)
}

// calendar are capitalised words that name nobody.
var calendar = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true,
	"september": true, "october": true, "november": true, "december": true, "jan": true, "feb": true, "aug": true,
	"sept": true, "oct": true, "nov": true, "dec": true, "christmas": true, "easter": true,
}

// bears reports whether w means what the question asks the name of.
func (in *inquiry) bears(w terms.Term) bool {
	for i, t := range in.reading.Topic {
		if in.reading.Counts(t) && in.match.accepts[i][w.Stem] >= kinWord {
			return true
		}
	}
	return false
}
