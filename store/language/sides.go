package language

import (
	"slices"
	"strings"
)

// side is one side, 0 or 1, of a list of words that stand against each other.
type side struct {
	kind  Kind
	list  string
	which int
}

// sideIndex leads from stems and from beginnings of words to the sides that have them.
type sideIndex struct{ stems, beginnings map[string][]side }

func (x sideIndex) add(words string, s side) {
	for _, w := range strings.Fields(words) {
		if beginning, any := strings.CutSuffix(w, "-"); any {
			x.beginnings[beginning] = append(x.beginnings[beginning], s)
			continue
		}
		for _, stem := range stemsOf(w) {
			x.stems[stem] = append(x.stems[stem], s)
		}
	}
}

// of are the sides that have the folded word.
func (x sideIndex) of(word string) []side {
	var out []side
	for _, stem := range stemsOf(word) {
		out = append(out, x.stems[stem]...)
	}
	for at := range word {
		out = append(out, x.beginnings[word[:at]]...)
	}
	return append(out, x.beginnings[word]...)
}

// stemsOf are the stems of a folded word, or the word itself where it has none.
func stemsOf(word string) []string {
	if stems := Stems(word); len(stems) > 0 {
		return stems
	}
	return []string{word}
}

// Sides tells which lists of words that stand against each other a sentence has words
// of, on the one side and on the other.
type Sides map[side]bool

// SidesOf reads the folded words of a sentence.
func SidesOf(words []string) Sides {
	out := Sides{}
	for _, w := range words {
		for _, s := range known().sides.of(w) {
			out[s] = true
		}
	}
	return out
}

// Opposed counts the lists of words that exclude each other of which a has only the
// one side and b only the other.
func Opposed(a, b Sides) int { return facing(a, b, opposed, 0) + facing(a, b, opposed, 1) }

// Ended counts the lists of which a has a state and not its end, and b the end.
func Ended(a, b Sides) int { return facing(a, b, ended, 0) }

// facing counts the lists of a kind of which a has only the side which, and b only the
// other.
func facing(a, b Sides, kind Kind, which int) int {
	n := 0
	for s := range a {
		other := side{s.kind, s.list, 1 - s.which}
		if s.kind == kind && s.which == which && !a[other] && b[other] && !b[s] {
			n++
		}
	}
	return n
}

// Opposable reports whether the folded word stands in a list of words that exclude
// each other.
func Opposable(word string) bool {
	return slices.ContainsFunc(known().sides.of(word), func(s side) bool { return s.kind == opposed })
}

// beginnings turn an adjective round.
var beginnings = []string{"un", "in", "im", "ir", "il", "dis", "non", "не", "без", "бес"}

// Turned reports whether one of two folded words is the other behind a beginning
// that turns it round: "unsafe", "небезпечна".
func Turned(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len([]rune(a)) > 3 && slices.ContainsFunc(beginnings, func(beginning string) bool {
		rest, ok := strings.CutPrefix(b, beginning)
		return ok && (rest == a || slices.ContainsFunc(stemsOf(rest), func(s string) bool { return slices.Contains(stemsOf(a), s) }))
	})
}
