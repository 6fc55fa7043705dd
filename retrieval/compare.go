package retrieval

import (
	"context"
	"math"

	"whosaid/retrieval/encoder"
	"whosaid/retrieval/encoder/kernel"
	"whosaid/store/news"
)

// compare gives each candidate the cosines of its sentence and of its passage
// with the question.
func (f *Finder) compare(ctx context.Context, in *inquiry) error {
	if in.vector == nil {
		return nil
	}
	vectors, err := f.sentenceVectors(ctx, in.candidates)
	if err != nil {
		return err
	}
	known := map[news.PassageID]cosines{}
	for id, of := range vectors {
		known[id] = cosinesWith(in.vector, of)
	}
	for _, c := range in.candidates {
		of := known[c.found.ID]
		c.passage = of.mean
		if c.within < len(of.each) {
			c.sentence = of.each[c.within]
		}
	}
	return nil
}

// sentenceVectors are those of each passage's sentences: as they are stored, as
// they were made for an earlier question, or made now, all in one batch.
func (f *Finder) sentenceVectors(ctx context.Context, candidates []*candidate) (map[news.PassageID][][]int8, error) {
	out := map[news.PassageID][][]int8{}
	var missing []*candidate
	for _, c := range candidates {
		if _, known := out[c.found.ID]; known {
			continue
		}
		of := c.found.Vectors
		if len(of) == 0 {
			of, _ = f.vectors.Get(c.found.ID)
		}
		if len(of) == 0 {
			missing = append(missing, c)
		}
		out[c.found.ID] = of
	}
	if len(missing) == 0 {
		return out, nil
	}
	made, err := f.encode(ctx, missing)
	for i, of := range made {
		out[missing[i].found.ID] = of
		f.vectors.Add(missing[i].found.ID, of)
	}
	return out, err
}

// encode makes the vectors of the sentences of the candidates' passages.
func (f *Finder) encode(ctx context.Context, of []*candidate) ([][][]int8, error) {
	passages := make([]encoder.Passage, len(of))
	for i, c := range of {
		passages[i].Headline = c.story.article.Title
		for _, sentence := range c.found.Sentences {
			passages[i].Sentences = append(passages[i].Sentences, sentence.Of(c.story.article.Text()))
		}
	}
	var out [][][]int8
	err := f.inTurn(ctx, encodeBudget, func(ctx context.Context) error {
		made, err := f.encoder.Passages(ctx, passages)
		for _, vectors := range made {
			var rounded [][]int8
			for _, v := range vectors.Sentences {
				rounded = append(rounded, news.Quantise(v))
			}
			out = append(out, rounded)
		}
		return err
	})
	return out, err
}

// cosines are those of a vector with some directions, and with their mean, each taken
// to be of length 1; 0 with what is none.
type cosines struct {
	each []float64
	mean float64
}

// cosinesWith are those of a vector of unit length.
func cosinesWith(unit []float32, directions [][]int8) cosines {
	out := cosines{each: make([]float64, len(directions))}
	lengths := make([]float64, len(directions))
	square := 0.0 // of the sum of the directions
	for i, v := range directions {
		if len(v) != len(unit) {
			continue
		}
		lengths[i] = math.Sqrt(float64(kernel.Dot8(v, v)))
		if lengths[i] == 0 {
			continue
		}
		out.each[i] = product(unit, v) / lengths[i]
		out.mean += out.each[i]
		square++
		for k, other := range directions[:i] {
			if lengths[k] > 0 {
				square += 2 * float64(kernel.Dot8(v, other)) / (lengths[i] * lengths[k])
			}
		}
	}
	if square > 0 {
		out.mean /= math.Sqrt(square)
	}
	return out
}

func product(unit []float32, v []int8) float64 {
	sum := 0.0
	for i, x := range unit[:len(v)] {
		sum += float64(x) * float64(v[i])
	}
	return sum
}
