package claims

import (
	"whosaid/retrieval/figures"
	"whosaid/retrieval/question"
	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// keepAsked leaves the statement the figure that the question asks for, or none.
func (s *statement) keepAsked(asked question.Reading) {
	f := askedFigure(s.text, s.words, asked)
	if f == nil || s.takenBack(*f) {
		s.figures = nil
		return
	}
	s.figures = []quantity{s.quantity(*f)}
}

// askedFigure is the figure of text that counts what is asked for: whose unit
// is counted in the question, or that stands nearest to a word of the topic.
func askedFigure(text string, words []terms.Term, asked question.Reading) *figures.Figure {
	var best *figures.Figure
	most := 0.0
	all := figures.All(text)
	for i, f := range all {
		if i > 0 && f.Definite && all[i-1].Overlaps(f.Span) {
			continue // the whole of a part: "228 of the 240 dockers"
		}
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
	return best
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

// Figures further apart than that, or from a quote so much less on the matter,
// are more likely of another thing than in dispute.
const (
	farApart    = 4.0
	onTheMatter = 0.75
)

// onMatter reports whether two figures that exclude each other are in dispute,
// rather than of different things.
func onMatter(a, b news.Citation, f, g quantity) bool {
	low, high := min(f.Value, g.Value), max(f.Value, g.Value)
	return high <= farApart*low && min(a.Score, b.Score) >= onTheMatter*max(a.Score, b.Score)
}
