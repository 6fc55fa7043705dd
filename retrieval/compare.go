package retrieval

import (
	"context"
	"math"

	"whosaid/retrieval/encoder"
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
	whole := map[news.PassageID]float64{}
	for id, of := range vectors {
		whole[id] = cosine(in.vector, news.Embedding{Sentences: of}.Vector())
	}
	for _, c := range in.candidates {
		c.passage = whole[c.found.ID]
		if of := vectors[c.found.ID]; c.within < len(of) {
			c.sentence = cosine(in.vector, of[c.within])
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

// cosine is that of a vector of unit length with a direction; 0 without one.
func cosine[N int8 | float32](unit []float32, v []N) float64 {
	if len(v) != len(unit) {
		return 0
	}
	var product, square float64
	for i, x := range v {
		product += float64(unit[i]) * float64(x)
		square += float64(x) * float64(x)
	}
	if square == 0 {
		return 0
	}
	return product / math.Sqrt(square)
}
