package claims

import (
	"math"
	"slices"

	"whosaid/retrieval/names"
	"whosaid/retrieval/terms"
	"whosaid/store/language"
	"whosaid/store/news"
)

// Features are what the relation of two quotes is told by, in this order. They are
// the same whichever quote comes first.
var Features = []string{
	"cosine", "shared", "contained", "ordered", "length", "headlines", "left in one", "left in other",
	"numbers", "number shared", "numbers differ", "figure same", "figure roomy", "figure differs",
	"negation differs", "negation in both", "words negated once", "words negated twice", "denial differs", "opposed", "turned",
	"hedge differs", "every differs", "days differ", "days shared",
	"names", "names apart", "name left out",
	"days apart", "same day", "later turns", "later ends",
	"same outlet", "same speaker", "other speaker", "two scripts",
}

// clashes are the features of words in two sentences that cannot both be true of one
// thing.
var clashes = []string{"figure differs", "words negated once", "denial differs", "opposed", "turned", "every differs", "days differ"}

// clashing reports whether two sentences of these features have such words.
func clashing(x []float64) bool {
	return slices.ContainsFunc(clashes, func(name string) bool { return x[slices.Index(Features, name)] > 0 })
}

// features are those of two sentences; cosine is that of their vectors.
func features(a, b sentence, cosine float64) []float64 {
	if b.day.Before(a.day) {
		a, b = b, a
	}
	out := []float64{cosine}
	out = append(out, overlap(a, b)...)
	out = append(out, numbers(a, b)...)
	out = append(out, turns(a, b)...)
	out = append(out, named(a, b)...)
	out = append(out, times(a, b)...)
	return append(out, voices(a, b)...)
}

func is(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func overlap(a, b sentence) []float64 {
	common := (shared(a, b) + shared(b, a)) / 2
	short, long := float64(min(len(a.content), len(b.content))), float64(max(len(a.content), len(b.content)))
	ordered := inOrder(a, b) / max(1, float64(min(len(a.stems), len(b.stems))))
	return []float64{common / max(1, short+long-common), common / max(1, short), ordered, short / max(1, long), headlines(a, b), min(left(a, b), left(b, a)), max(left(a, b), left(b, a))}
}

// left counts what a speaks of and b does not, up to four: content words that are not
// so common that they tell nothing, years and days; words that turn the sense, or
// are set against one of b, are counted elsewhere.
func left(a, b sentence) float64 {
	n := 0.0
	for stem := range a.content {
		if !b.has(stem) && !terms.Light(stem) && !a.turning[stem] {
			n++
		}
	}
	for _, day := range a.days {
		if !slices.Contains(b.days, day) {
			n++
		}
	}
	for year := range a.years {
		if !b.years[year] {
			n++
		}
	}
	return min(n, 4)
}

// headlines is the share of the words of the shorter headline that the other
// article's headline or quote has.
func headlines(a, b sentence) float64 {
	if len(a.headline) > len(b.headline) {
		a, b = b, a
	}
	n := 0.0
	for stem := range a.headline {
		if b.headline[stem] || b.has(stem) {
			n++
		}
	}
	return n / max(1, float64(len(a.headline)))
}

func numbers(a, b sentence) []float64 {
	same, roomy, differs, equal := false, false, false, false
	lost := [2]bool{}
	for _, q := range a.counts {
		found := false
		for _, other := range b.counts {
			found = found || q.value == other.value
			if !q.alike(other) {
				continue
			}
			same = same || q.value == other.value
			roomy = roomy || q.value != other.value && q.leavesRoom(other)
			differs = differs || !q.leavesRoom(other)
		}
		equal, lost[0] = equal || found, lost[0] || !found
	}
	for _, q := range b.counts {
		lost[1] = lost[1] || !slices.ContainsFunc(a.counts, func(other quantity) bool { return q.value == other.value })
	}
	return []float64{float64(min(len(a.counts), len(b.counts), 3)), is(equal), is(lost[0] && lost[1]), is(same), is(roomy), is(differs && !same)}
}

// turns tells of words that turn the sense, which the one has and the other not.
func turns(a, b sentence) []float64 {
	turned := slices.ContainsFunc(a.words, func(w string) bool {
		return slices.ContainsFunc(b.words, func(o string) bool { return language.Turned(w, o) })
	})
	clash, agree := negatedOnce(a, b)
	day := slices.ContainsFunc(a.days, func(d string) bool { return slices.Contains(b.days, d) })
	return []float64{
		is(a.negated%2 != b.negated%2), is(a.negated > 0 && b.negated > 0), min(3, clash), min(3, agree), is(a.denied != b.denied),
		float64(min(2, language.Opposed(a.sides, b.sides))), is(turned),
		is(a.hedged != b.hedged), is(a.every != b.every), is(len(a.days) > 0 && len(b.days) > 0 && !day), is(day),
	}
}

// named tells of names which the one has and the other not.
func named(a, b sentence) []float64 {
	only := func(text, other string) (names, all int) {
		names = len(namesOf(news.Beyond(text, other)))
		return names, len(namesOf(news.Beyond(text)))
	}
	ours, our := only(a.text, b.text)
	theirs, their := only(b.text, a.text)
	both := min(our, their) > 0
	return []float64{is(both), is(both && ours > 0 && theirs > 0), float64(min(3, ours+theirs))}
}

// namesOf leaves out the numbers.
func namesOf(beyond []string) []string {
	return slices.DeleteFunc(beyond, func(s string) bool { return len(news.Numbers(s)) > 0 })
}

// times tells of the days of the two, the earlier first.
func times(a, b sentence) []float64 {
	if a.day.IsZero() || b.day.IsZero() {
		return []float64{0, 1, 0, 0}
	}
	apart := b.day.Sub(a.day).Hours() / 24
	return []float64{math.Log1p(apart), is(apart < 1), is(b.turns && !a.turns), float64(min(2, language.Ended(a.sides, b.sides)))}
}

func voices(a, b sentence) []float64 {
	same, other := false, false
	if s, o := a.quote.Speaker, b.quote.Speaker; s != nil && o != nil && s.Name != "" && o.Name != "" {
		same = names.Same(s.Name, o.Name)
		other = !same
	}
	return []float64{is(publisher(a.quote.Quote) == publisher(b.quote.Quote)), is(same), is(other), is(a.cyrillic != b.cyrillic)}
}
