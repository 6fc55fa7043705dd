package language

import (
	"maps"
	"slices"
	"strings"
)

// Sides tells of a sentence which lists of words that exclude each other it has
// words of, by the number of the list, on the one side and on the other. Numbers
// hold within a run of the program and go across languages: a list of each
// language is one of its own.
type Sides struct{ opposed, ended [2]map[int]bool }

// SidesOf reads the folded words of a sentence.
func SidesOf(words []string) Sides {
	stems := make([][]string, len(words))
	for i, w := range words {
		stems[i] = stemsOf(w)
	}
	read := func(kind Kind) [2]map[int]bool {
		out := [2]map[int]bool{{}, {}}
		at := 0
		for _, l := range lexicons() {
			for _, pair := range l.sides[kind] {
				for side, m := range []matcher{pair.one, pair.other} {
					for i, w := range words {
						if m.has(w, stems[i]) {
							out[side][at] = true
							break
						}
					}
				}
				at++
			}
		}
		return out
	}
	return Sides{read(opposed), read(ended)}
}

// Opposed counts the lists of which a has only the one side and b only the other.
func Opposed(a, b Sides) int {
	return facing(a.opposed, b.opposed) + facing([2]map[int]bool{a.opposed[1], a.opposed[0]}, [2]map[int]bool{b.opposed[1], b.opposed[0]})
}

// Ended counts the lists of which a has a state and not its end, and b the end.
func Ended(a, b Sides) int { return facing(a.ended, b.ended) }

// Opposable reports whether the folded word stands in a list of words that exclude
// each other.
func Opposable(word string) bool {
	stems := stemsOf(word)
	return slices.ContainsFunc(lexicons(), func(l lexicon) bool {
		return slices.ContainsFunc(l.sides[opposed], func(s sides) bool { return s.one.has(word, stems) || s.other.has(word, stems) })
	})
}

func facing(a, b [2]map[int]bool) int {
	n := 0
	for _, at := range slices.Collect(maps.Keys(a[0])) {
		if !a[1][at] && b[1][at] && !b[0][at] {
			n++
		}
	}
	return n
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
