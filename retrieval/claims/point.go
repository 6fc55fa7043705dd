package claims

import (
	"slices"

	"whosaid/retrieval/figures"
	"whosaid/retrieval/question"
	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// point is what one quote asserts, as far as rules can tell.
type point struct {
	figure  *figures.Figure // the figure asked for; nil when none is asked for or given
	stems   map[string]bool // of its content words
	negated bool
	score   float64 // of the quote: how surely it is on the matter
}

// alike is the share of content words that two quotes of one claim have in common.
const alike = 0.5

func readPoint(c news.Citation, asked question.Reading) point {
	words := terms.All(c.Text())
	p := point{stems: map[string]bool{}, negated: c.Mode == news.Denies, score: c.Score}
	for _, w := range words {
		if oldNegations[w.Word] {
			p.negated = !p.negated
		}
		if !w.Stop {
			p.stems[w.Stem] = true
		}
	}
	if asked.Expect == question.Number {
		p.figure = askedFigure(c.Text(), words, asked)
	}
	return p
}

var oldNegations = map[string]bool{"not": true, "no": true, "never": true, "without": true, "didn't": true, "doesn't": true, "isn't": true, "wasn't": true, "weren't": true, "won't": true, "can't": true, "cannot": true}

// askedFigure is the figure of text that counts what is asked for: whose unit
// is counted in the question, or that stands nearest to a word of the topic.
func askedFigure(text string, words []terms.Term, asked question.Reading) *figures.Figure {
	var best *figures.Figure
	most := 0.0
	for _, f := range figures.All(text) {
		worth := 0.1
		if f.Definite {
			worth = 0.05
		}
		for _, t := range asked.Topic {
			if d := distance(f, t, words); d >= 0 {
				worth += 1 / float64(2+d)
			}
			for _, unit := range f.Unit {
				if asked.Counts(t) && terms.Related(t.Stem, unit) {
					worth += 1
				}
			}
		}
		if worth > most {
			most, best = worth, &f
		}
	}
	if best != nil {
		best.End = withoutOtherVerb(best.Span, words, asked)
	}
	return best
}

// withoutOtherVerb is where a figure ends when what was done to those counted
// is not what was asked: "nine people [were taken]" says not how many were hurt.
func withoutOtherVerb(figure news.Span, words []terms.Term, asked question.Reading) int {
	end, verb := figure.End, false
	for i, w := range words {
		switch {
		case w.Start < figure.Start || w.End > figure.End:
		case w.Word == "were" || w.Word == "was":
			verb = true
			if i > 0 {
				end = words[i-1].End
			}
		case verb && slices.ContainsFunc(asked.Topic, func(t terms.Term) bool { return terms.Related(t.Stem, w.Stem) }):
			return figure.End
		}
	}
	return end
}

// distance is how many words lie between the figure and the nearest word that
// means t; -1 when there is none.
func distance(f figures.Figure, t terms.Term, words []terms.Term) int {
	best, at := -1, -1
	for i, w := range words {
		if w.Start >= f.Start && at < 0 {
			at = i
		}
	}
	for i, w := range words {
		if !terms.Related(t.Stem, w.Stem) {
			continue
		}
		d := max(i-at, at-i)
		if best < 0 || d < best {
			best = d
		}
	}
	return best
}

// agrees reports whether two quotes make one claim.
func agrees(a, b point) bool {
	if a.figure != nil || b.figure != nil {
		return a.figure != nil && b.figure != nil && a.figure.Value == b.figure.Value && a.figure.Percent == b.figure.Percent
	}
	return a.negated == b.negated && overlapPoints(a, b) >= alike
}

// disputes reports whether two quotes cannot both be true: figures of one kind
// that leave no room for each other, or one denying what the other says.
func disputes(a, b point) bool {
	if a.figure != nil && b.figure != nil {
		return sameMatter(a, b) && !a.figure.Compatible(*b.figure)
	}
	return a.figure == nil && b.figure == nil && a.negated != b.negated && overlapPoints(a, b) >= alike
}

// overlap is the share of the shorter quote's content words that the other has,
// or a word that means nearly the same.
func overlapPoints(a, b point) float64 {
	if len(a.stems) > len(b.stems) {
		a, b = b, a
	}
	if len(a.stems) == 0 {
		return 0
	}
	common := 0
	for stem := range a.stems {
		if b.stems[stem] || anyKin(stem, b.stems) {
			common++
		}
	}
	return float64(common) / float64(len(a.stems))
}

func anyKin(stem string, in map[string]bool) bool {
	for _, kin := range terms.Kin(stem) {
		if in[kin] {
			return true
		}
	}
	return false
}
