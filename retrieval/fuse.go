package retrieval

import (
	"cmp"
	"math"
	"slices"

	"whosaid/store/news"
)

// How much each way of comparing counts for the order in which candidates are
// looked at, in standard deviations over all of them.
const (
	shareSentence = 1.0
	sharePassage  = 0.25
	shareWords    = 0.3
)

// fusedKept is how many candidates go on.
const fusedKept = 30

// fuse ranks the candidates and keeps the best.
func (in *inquiry) fuse() {
	for _, part := range []struct {
		of    func(*candidate) float64
		share float64
	}{
		{func(c *candidate) float64 { return c.sentence }, shareSentence},
		{func(c *candidate) float64 { return c.passage }, sharePassage},
		{func(c *candidate) float64 { return c.words }, shareWords},
	} {
		middle, spread := moments(in.candidates, part.of)
		for _, c := range in.candidates {
			if spread > 0 {
				c.fused += part.share * (part.of(c) - middle) / spread
			}
		}
	}
	in.byFused()
}

// byFused puts the candidates that the search holds for the best first.
func (in *inquiry) byFused() {
	slices.SortFunc(in.candidates, func(a, b *candidate) int { return cmp.Or(cmp.Compare(b.fused, a.fused), byPlace(a, b)) })
}

// moments are the mean and the standard deviation of a value.
func moments(all []*candidate, of func(*candidate) float64) (middle, spread float64) {
	n := float64(max(len(all), 1))
	for _, c := range all {
		middle += of(c) / n
	}
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
