package retrieval

import (
	"context"
	"fmt"
	"math"

	"whosaid/retrieval/terms"
)

// How much a word counts for a sentence that stands beside it: the sentence is
// read with its headline and the one before.
const (
	inHeadline = 0.5
	inBefore   = 0.5
)

// The parameters of BM25 (Robertson and Zaragoza, The Probabilistic Relevance
// Framework, 2009) and the length of a common sentence, in words of content.
const (
	saturation   = 1.2
	lengthShare  = 0.4
	commonLength = 14
)

// weighWords tells of each candidate how much of what the question's words could
// weigh it has.
func (f *Finder) weighWords(ctx context.Context, in *inquiry) error {
	topic := in.reading.Topic
	if len(topic) == 0 {
		topic = terms.Content(terms.All(in.text))
	}
	stems, weights, err := f.weights(ctx, topic)
	if err != nil {
		return err
	}
	reach := 0.0
	for _, w := range weights {
		reach += w
	}
	for _, c := range in.candidates {
		sum := 0.0
		for i, stem := range stems {
			sum += weights[i] * c.holds(stem)
		}
		if reach > 0 {
			c.words = min(sum/reach, 1)
		}
	}
	return nil
}

// holds is the saturated count of a stem in the sentence and what it is read
// with: 1 for a word that stands once in a sentence of common length.
func (c *candidate) holds(stem string) float64 {
	l := c.line()
	count := float64(l.stems[stem]) + inHeadline*float64(min(c.story.title.stems[stem], 1))
	if c.place > 0 {
		count += inBefore * float64(min(c.story.lines[c.place-1].stems[stem], 1))
	}
	if count == 0 {
		return 0
	}
	long := 1 - lengthShare + lengthShare*float64(l.words)/commonLength
	return count * (saturation + 1) / (count + saturation*long)
}

// weights are the distinct stems of words with how much each tells: its inverse
// document frequency.
func (f *Finder) weights(ctx context.Context, words []terms.Term) (stems []string, weights []float64, err error) {
	var asked []string
	seen := map[string]bool{}
	for _, w := range words {
		if !seen[w.Stem] {
			seen[w.Stem] = true
			stems, asked = append(stems, w.Stem), append(asked, w.Word)
		}
	}
	counts, all, err := f.store.Rarity(ctx, asked)
	if err != nil {
		return nil, nil, fmt.Errorf("count words: %w", err)
	}
	for _, n := range counts {
		weights = append(weights, math.Log1p((float64(max(all-n, 0))+0.5)/(float64(n)+0.5)))
	}
	return stems, weights, nil
}
