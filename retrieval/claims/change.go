package claims

import (
	"slices"

	"whosaid/retrieval/terms"
)

// later reports whether b was published on a later day than a.
func later(a, b statement) bool { return !a.day.IsZero() && b.day.After(a.day) }

// isOver reports whether b tells that the state of which a tells is over:
// "missing" and "found", "closed" and "reopened".
func isOver(a, b statement) bool {
	return slices.ContainsFunc(ends(), func(pair sides) bool {
		return has(a, pair.one) && !has(a, pair.other) && has(b, pair.other)
	})
}

// cameTrue reports whether a says of today or of what is to come that something
// is not so, and b that it is: "no truce has been signed", "they signed a truce".
// That somebody denied something and another says it is a dispute.
func cameTrue(a, b statement) bool {
	if !a.negated || b.negated || a.denied {
		return false
	}
	return slices.ContainsFunc(a.words, func(w terms.Term) bool { return present[w.Word] || refusals[w.Stem] })
}

var present = set("is are am has have will yet still isn't aren't hasn't haven't won't can cannot can't")

// lasting reports whether a statement tells of a state in the present, which may
// be another some days on.
func (s statement) lasting() bool {
	return slices.ContainsFunc(s.words, func(w terms.Term) bool { return present[w.Word] || w.Stem == "remain" })
}

// admitted reports whether a denies what b admits.
func admitted(a, b statement) bool {
	return a.denied && slices.ContainsFunc(b.words, func(w terms.Term) bool { return admissions[w.Stem] })
}

var admissions = stemmed("admit acknowledge confess concede")

// turnsBack reports whether a sentence says itself that something was so and is
// so no more.
func turnsBack(words []terms.Term) bool {
	for i, w := range words {
		next := ""
		if i+1 < len(words) {
			next = words[i+1].Word
		}
		switch {
		case w.Word == "no" && next == "longer", w.Word == "not" && next == "anymore", w.Word == "at" && next == "first":
			return true
		case turning[w.Word]:
			return true
		}
	}
	return false
}

var turning = set("reopened resumed restored formerly previously initially originally since")

// moves reports whether a sentence tells of a figure that moves or stands so only
// for the time being.
func moves(words []terms.Term) bool {
	for i, w := range words {
		if moving[w.Stem] || w.Word == "now" || w.Word == "far" && i > 0 && words[i-1].Word == "so" {
			return true
		}
	}
	return turnsBack(words)
}

var moving = stemmed("rise rose risen climb climbed grow grew increase fall fell fallen drop dropped decline raise raised lower lowered revise revised update updated cut double tripled count recount toll")
