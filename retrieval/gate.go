package retrieval

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// form is a polynomial of the second degree: one score tells more or less of
// whether anything answers by what others are. That a question's words stand in
// the text speaks for an answer when little else does, and for a near miss when
// the reader hesitates.
type form struct {
	Bias  float64               `json:"bias"`
	Scale map[string][2]float64 `json:"scale"` // of each number: the mean over the training questions and the standard deviation
	Of    map[string]float64    `json:"of"`    // by a number's name, or by two, "best words_mean", of their product
}

// at is the form's value where the numbers have these values.
func (f form) at(values map[string]float64) float64 {
	names := slices.Sorted(maps.Keys(f.Scale)) // in one order, for sums that are the same each time
	standard := make([]float64, len(names))
	for i, name := range names {
		standard[i] = (values[name] - f.Scale[name][0]) / f.Scale[name][1]
	}
	sum := f.Bias
	for i, name := range names {
		sum += f.Of[name] * standard[i]
		for k := i; k < len(names); k++ {
			sum += f.Of[name+" "+names[k]] * standard[i] * standard[k]
		}
	}
	return sum
}

// overall is the logarithm of the odds that any candidate answers: of all that were
// read together, since one high score tells less of that than what the reader thinks
// of the others, too: what is reported is mostly reported again.
func (in *inquiry) overall(d decision) float64 {
	read := slices.DeleteFunc(slices.Clone(in.candidates), func(c *candidate) bool { return !c.read })
	if len(read) > 0 {
		return d.Answers.at(together(read))
	}
	best := math.Inf(-1)
	for _, c := range in.candidates {
		best = max(best, c.score)
	}
	return best
}

// together are the numbers that tell of candidates that were read, one at least,
// whether any answers, by the names that train/fit_decision.py gives them.
func together(read []*candidate) map[string]float64 {
	top := slices.MaxFunc(read, func(a, b *candidate) int { return cmp.Compare(a.score, b.score) })
	best := func(k int) float64 {
		return slices.MaxFunc(read, func(a, b *candidate) int { return cmp.Compare(a.features[k], b.features[k]) }).features[k]
	}
	mean := func(k int) (sum float64) {
		for _, c := range read {
			sum += c.features[k]
		}
		return sum / float64(len(read))
	}
	return map[string]float64{
		"best": top.score, "top_words": top.features[byWords],
		"mean_read": mean(byReader), "sentence_mean": mean(bySentence), "words_mean": mean(byWords),
		"words_best": best(byWords), "fused_best": best(byFused),
	}
}
