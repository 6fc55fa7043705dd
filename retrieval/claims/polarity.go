package claims

import (
	_ "embed" // for the lists
	"slices"
	"strings"
	"sync"

	"whosaid/retrieval/terms"
)

// polarity reports whether a sentence denies what it speaks of: an odd number of
// negations. That it is a denial is one, its verb then no other.
func polarity(words []terms.Term, isDenial bool) bool {
	negated, seen := isDenial, isDenial
	for i, w := range words {
		switch {
		case denies(words, i) && !seen, refusals[w.Stem]:
			negated, seen = !negated, true
		case negations[w.Word] || strings.HasSuffix(w.Word, "n't"):
			if idle(words, i) {
				continue
			}
			negated = !negated
		}
	}
	return negated
}

var (
	negations = set("not no never nobody none neither cannot nothing")
	denials   = stemmed("deny refute rebut")
	turnings  = stemmed("reject dismiss")
	turned    = stemmed("proposal plan offer bid deal motion bill law call demand request appeal reform budget treaty truce ceasefire application resignation")
	refusals  = stemmed("refuse decline")
)

// idle reports whether the negation at i denies nothing of the sentence's own:
// "not only", "no longer" (which tells of a change), "five, not four".
func idle(words []terms.Term, i int) bool {
	if i+1 == len(words) {
		return false
	}
	next := words[i+1]
	return next.Word == "only" || next.Word == "just" || words[i].Word == "no" && next.Word == "longer" ||
		words[i].Word == "not" && (next.Number || numberWords[next.Word])
}

// reach is how many words behind a verb its object may stand.
const reach = 4

// denies reports whether the i-th word denies that something is so. Who rejects a
// plan denies nothing.
func denies(words []terms.Term, i int) bool {
	return denials[words[i].Stem] || turnings[words[i].Stem] && !turnsDown(words, i)
}

// turnsDown reports whether the i-th word is a verb of rejecting with an object
// that is no claim.
func turnsDown(words []terms.Term, i int) bool {
	return turnings[words[i].Stem] &&
		slices.ContainsFunc(words[i:min(i+1+reach, len(words))], func(w terms.Term) bool { return turned[w.Stem] })
}

// denied reports whether a sentence in the mode of denial denies a claim.
func denied(words []terms.Term) bool {
	for i := range words {
		if turnsDown(words, i) {
			return false
		}
	}
	return true
}

var numberWords = set(`one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
	nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen`)

var (
	//go:embed opposites.txt
	oppositesText string
	//go:embed later.txt
	laterText string
)

// sides is a line of a list: stems on the one side and on the other.
type sides struct{ one, other map[string]bool }

var (
	opposed = sync.OnceValue(func() []sides { return readSides(oppositesText) })
	ends    = sync.OnceValue(func() []sides { return readSides(laterText) })
)

func readSides(list string) []sides {
	var out []sides
	for line := range strings.Lines(list) {
		one, other, ok := strings.Cut(line, "|")
		if ok && !strings.HasPrefix(line, "#") {
			out = append(out, sides{stemmed(one), stemmed(other)})
		}
	}
	return out
}

// opposites reports whether the statements have words that exclude each other,
// neither having the other's own.
func opposites(a, b statement) bool {
	for _, pair := range opposed() {
		if facing(a, b, pair.one, pair.other) || facing(a, b, pair.other, pair.one) {
			return true
		}
	}
	return unNegated(a, b) || unNegated(b, a)
}

func facing(a, b statement, one, other map[string]bool) bool {
	return has(a, one) && has(b, other) && !has(a, other) && !has(b, one)
}

func has(s statement, stems map[string]bool) bool {
	for stem := range stems {
		if s.said[stem] {
			return true
		}
	}
	return false
}

// unNegated reports whether b has a word of a with "un" before it.
func unNegated(a, b statement) bool {
	for _, w := range b.words {
		if rest, ok := strings.CutPrefix(w.Word, "un"); ok && len(rest) > 3 && a.said[terms.Stem(rest)] {
			return true
		}
	}
	return false
}
