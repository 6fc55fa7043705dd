package encoder

import (
	"context"
	"fmt"

	"whosaid/retrieval/encoder/kernel"
)

// Question returns the vector of a question, of length 1: its product with that
// of a passage or a sentence is their cosine. A question is read up to its first
// 128 pieces, some 90 words. Question takes a turn, see [Encoder.Turn].
func (e *Encoder) Question(ctx context.Context, text string) ([]float32, error) {
	ctx, release, err := e.Turn(ctx)
	if err != nil {
		return nil, fmt.Errorf("encode question: %w", err)
	}
	defer release()
	var vector []float32
	take := func(_ int, states []float32) { vector = e.direction(states) }
	if err := e.do(ctx, job{e.meaning, [][]int32{e.questionInput(text)}, take}); err != nil {
		return nil, fmt.Errorf("encode question: %w", err)
	}
	return vector, nil
}

// Passage is sentences that are read together, under the headline of their
// article.
type Passage struct {
	Headline  string // "" if there is none
	Sentences []string
}

// Vectors are those of a passage, each of length 1: of its sentences in their
// context, and of all of it, which is the direction of their mean.
type Vectors struct {
	Whole     []float32
	Sentences [][]float32
}

// Passages returns the vectors of passages, in order. It uses as many processors
// as GOMAXPROCS allows, up to sixteen. A passage's vectors do not depend on what
// else is encoded with it.
//
// A sentence is read up to its first 120 pieces, some 90 words, a headline to 32.
// Of a long passage, some 380 pieces are read together. What has no legible
// character gets the vector of what is around it.
//
// Passages waits while questions have their turns. When ctx ends, it returns ctx's
// error, as soon as a layer is done, and no vectors.
func (e *Encoder) Passages(ctx context.Context, passages []Passage) ([]Vectors, error) {
	out := make([]Vectors, len(passages))
	var runs []run
	var of []*Vectors // of each run
	j := job{layers: e.meaning}
	for i := 0; i < len(passages) && ctx.Err() == nil; i++ {
		out[i].Sentences = make([][]float32, len(passages[i].Sentences))
		for _, r := range e.passageInput(passages[i]) {
			runs, of, j.sequences = append(runs, r), append(of, &out[i]), append(j.sequences, r.ids)
		}
	}
	j.take = func(i int, states []float32) { e.fill(of[i], runs[i], states) }
	if err := e.do(ctx, j); err != nil {
		return nil, fmt.Errorf("encode %d passages: %w", len(passages), err)
	}
	for i := range out {
		if out[i].Whole == nil {
			out[i].Whole = mean(out[i].Sentences)
		}
	}
	return out, nil
}

// fill sets the vectors of a run's sentences; of a passage without any, that of
// the whole.
func (e *Encoder) fill(v *Vectors, r run, states []float32) {
	for k, at := range r.places {
		v.Sentences[r.first+k] = e.directionOf(states, at)
	}
	if len(v.Sentences) == 0 {
		v.Whole = e.direction(states)
	}
}

// Embed returns a vector of length 1 for each text, in order, as of a passage of
// that sentence alone.
func (e *Encoder) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	passages := make([]Passage, len(texts))
	for i := range texts {
		passages[i].Sentences = texts[i : i+1]
	}
	vectors, err := e.Passages(ctx, passages)
	if err != nil {
		return nil, err
	}
	out := make([][]float32, len(texts))
	for i := range vectors {
		out[i] = vectors[i].Sentences[0]
	}
	return out, nil
}

// directionOf is that of some rows; of none, that of all.
func (e *Encoder) directionOf(states []float32, at extent) []float32 {
	if at.from == at.end {
		return e.direction(states)
	}
	width := e.trunk.width
	return e.direction(states[at.from*width : at.end*width])
}

// direction is the mean of rows, scaled to length 1.
func (e *Encoder) direction(states []float32) []float32 {
	vector := make([]float32, e.trunk.width)
	kernel.Mean(vector, states)
	kernel.Unit(vector)
	return vector
}

// mean is the mean of vectors, scaled to length 1.
func mean(vectors [][]float32) []float32 {
	sum := make([]float32, len(vectors[0]))
	for _, v := range vectors {
		kernel.Axpy(sum, v, 1)
	}
	kernel.Unit(sum)
	return sum
}
