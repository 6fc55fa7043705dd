package claims

import (
	"slices"

	"whosaid/retrieval/terms"
	"whosaid/store/language"
	"whosaid/store/news"
)

// quantity is a number of a sentence with what stands around it.
type quantity struct {
	value              float64
	percent            bool
	over, under, about bool     // what the words before it say of its bounds
	units              []string // stems of the content words right after it, the nearest first
	before             []string // those of the content words right before it
}

// How many words after a number may tell what it counts, and before it how it is
// bounded.
const (
	unitReach  = 4
	boundReach = 2
)

// count reads the quantities of the sentence: not years, nor "one", which is mostly
// a pronoun.
func (s *sentence) count(folded news.Folded) {
	for _, n := range news.Numbers(s.text) {
		if year(n) {
			s.years[n.Value] = true
			continue
		}
		if n.Value == 1 {
			continue
		}
		q := quantity{value: n.Value, percent: n.Percent}
		for i := range folded.Len() {
			switch at := folded.Span(i); {
			case at.End <= n.Start && i+boundReach >= wordAt(folded, n.Start):
				q.bound(folded.Word(i))
				q.before = append(q.before, unit(folded.Word(i))...)
			case at.Start >= n.End && len(q.units) < 2 && i < wordAt(folded, n.End)+unitReach:
				q.units = append(q.units, unit(folded.Word(i))...)
			}
		}
		s.counts = append(s.counts, q)
	}
}

// wordAt is the number of the first word from the offset on.
func wordAt(folded news.Folded, offset int) int {
	for i := range folded.Len() {
		if folded.Span(i).Start >= offset {
			return i
		}
	}
	return folded.Len()
}

func year(n news.Number) bool {
	return !n.Percent && n.Len() == 4 && n.Value >= 1500 && n.Value < 2100
}

func (q *quantity) bound(word string) {
	q.over = q.over || language.Is(word, language.Over)
	q.under = q.under || language.Is(word, language.Under)
	q.about = q.about || language.Is(word, language.About)
}

// unit are the stems of a word beside a number, if it may tell what is counted.
func unit(word string) []string {
	if _, number := news.WordValue(word); number || language.Is(word, language.Link, language.Speech) {
		return nil
	}
	return bothStems(word)
}

// leavesRoom reports whether both can be true at one time: a bound leaves room for
// the other.
func (q quantity) leavesRoom(other quantity) bool {
	low, high := q, other
	if low.value > high.value {
		low, high = high, low
	}
	near := high.value-low.value <= 0.1*high.value
	return low.value == high.value || low.over || high.under || near && (low.about || high.about)
}

// alike reports whether two quantities seem to count one kind of thing.
func (q quantity) alike(other quantity) bool {
	return q.percent == other.percent && slices.ContainsFunc(q.units, func(u string) bool {
		return slices.ContainsFunc(other.units, func(o string) bool { return terms.Related(u, o) })
	})
}
