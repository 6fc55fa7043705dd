package retrieval

import (
	"cmp"
	"math"
	"slices"

	"whosaid/store/news"
)

// How much each way of comparing counts for the order in which candidates are
// looked at, in standard deviations over all of them. Which part of its words a
// sentence has tells more of a longer text, such as a pasted post: the error of a
// share falls with the root of their number.
const (
	shareSentence = 1.0
	sharePassage  = 0.25
	shareWords    = 0.3 // of a question of at most fewWords, and more of a longer one
	shareForms    = 0.4 // of words, where forms of one are compared
	fewWords      = 7
)

// fusedKept is how many candidates go on.
const fusedKept = 30

// usually is what a value is over the candidates of a question, as measured over
// the train questions of two sets. It counts like so many candidates more: where
// few are stored, the best of them is still told from a poor one.
type usually struct{ middle, spread float64 }

const usuallyCounts = 20

// fuse ranks the candidates and keeps the best.
func (in *inquiry) fuse() {
	words := shareWords * math.Sqrt(max(1, float64(in.weighed)/fewWords))
	if in.forms {
		words = shareForms
	}
	for _, part := range []struct {
		of    func(*candidate) float64
		share float64
		usual usually
	}{
		{func(c *candidate) float64 { return c.sentence }, shareSentence, usually{0.31, 0.075}},
		{func(c *candidate) float64 { return c.passage }, sharePassage, usually{0.33, 0.067}},
		{func(c *candidate) float64 { return c.words }, words, usually{0.015, 0.037}},
	} {
		middle, spread := part.usual.with(in.candidates, part.of)
		for _, c := range in.candidates {
			c.fused += part.share * (part.of(c) - middle) / spread
		}
	}
	in.byFused()
}

// byFused puts the candidates that the search holds for the best first.
func (in *inquiry) byFused() {
	slices.SortFunc(in.candidates, func(a, b *candidate) int { return cmp.Or(cmp.Compare(b.fused, a.fused), byPlace(a, b)) })
}

// with is the mean and the standard deviation of a value over candidates, and over
// those that are thought beside them.
func (u usually) with(all []*candidate, of func(*candidate) float64) (middle, spread float64) {
	n := float64(len(all)) + usuallyCounts
	middle = u.middle * usuallyCounts / n
	for _, c := range all {
		middle += of(c) / n
	}
	spread = (u.spread*u.spread + (u.middle-middle)*(u.middle-middle)) * usuallyCounts / n
	for _, c := range all {
		spread += (of(c) - middle) * (of(c) - middle) / n
	}
	return middle, math.Sqrt(spread)
}

// byPlace orders candidates so that one question always gets one answer.
func byPlace(a, b *candidate) int {
	return cmp.Or(cmp.Compare(a.story.article.ID(), b.story.article.ID()), cmp.Compare(a.place, b.place))
}

// passages are those of the candidates, each once, at most limit.
func (in *inquiry) passages(limit int) []news.Hit {
	var out []news.Hit
	seen := map[news.PassageID]bool{}
	for _, c := range in.candidates {
		if hit := c.found; !seen[hit.ID] && len(out) < limit {
			seen[hit.ID] = true
			hit.Score = c.fused
			out = append(out, hit)
		}
	}
	return out
}
