package statements

import (
	"slices"
	"strings"
)

// The features of nobody who is known of being meant.
const (
	nobody = iota
	isFresh
	pointed // "the", "this"
	himself // or "сам", where there are no articles
	manyWords
	holdsName
	isProper
	isUnnamed // "a source"
	isOffice  // a word of it is one for who speaks for a body
	isGeneric // "the company"
	isRelayed
	ofSeveral
	knownSex
	withoutCue
	afterNobody // nobody spoke before
	isPassive
	besideQuote // no cue, and a quotation ends right before
	inHeadline
	fitters // how many fit
	traits
)

// traitsOf are the features of nobody.
func (a article) traitsOf(q asked, c cast) []float64 {
	x := make([]float64, traits)
	source, cue := a.within(q.source), a.within(q.cue)
	x[nobody] = 1
	x[isFresh] = truth(q.kept)
	points := len(source) > 1 && a.speech.Same.Has(source[0].Word) && !a.speech.Some.Has(source[0].Word)
	x[pointed], x[himself] = truth(points && a.plain()), truth(points && !a.plain())
	x[manyWords] = float64(min(len(q.words), 6)) / 6
	x[holdsName] = truth(q.named)
	x[isProper] = truth(q.proper)
	x[isUnnamed] = truth(has(q.words, a.speech.Unnamed))
	x[isOffice] = truth(slices.ContainsFunc(q.words, a.holds))
	x[isGeneric] = truth(len(q.words) == 1 && a.speech.Generic.Has(q.words[0].Word))
	x[isRelayed] = truth(a.relayed(q.cue))
	x[ofSeveral] = truth(q.sex == several || has(cue, a.speech.ManyVerb))
	x[knownSex] = truth(q.sex == male || q.sex == female)
	x[withoutCue] = truth(len(cue) == 0)
	x[afterNobody] = truth(q.last == nil)
	x[isPassive] = truth(has(cue, a.speech.Passive))
	x[besideQuote] = truth(len(cue) == 0 && hasSuffix(strings.TrimRight(a.text[:q.at], " \u00a0\n"), "»", "”", "\"", "“"))
	x[inHeadline] = truth(q.at < strings.IndexByte(a.text, '\n'))
	fit := 0
	for _, f := range c {
		if f.mayBe(q) && f.lastSeen(q.at) >= 0 {
			fit++
		}
	}
	x[fitters] = farness(50 * fit)
	return x
}
