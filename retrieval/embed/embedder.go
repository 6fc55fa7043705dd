// Package embed turns text into vectors that lie close together when the texts
// mean alike, without a server, a key or a download.
//
// It is a sentence transformer, all-MiniLM-L6-v2 (six layers of BERT with a
// hidden state of 384; Reimers and Gurevych, "Sentence-BERT", 2019; Wang et
// al., "MiniLM", 2020), its weights quantised to int8 and part of the binary.
// Products are computed in float32, by AVX2 where the processor has it.
// convert/convert.py makes the weights' file from the published model.
//
// Of the models that could be had in a package with weights, it answers best.
// Vectors alone, and fused with the keyword search by a weighted sum (.3 of its
// share of the best score, .7 of the cosine):
//
//	                              USE-lite      MiniLM
//	XQuAD, MRR@10              .689   .844   .789   .845
//	  few words in common      .360   .424   .440   .453
//	CheckThat dev, MAP@5       .502          .791   .869
//
// The keyword search alone reaches .830, .374 and .838 there. bge-small-en-v1.5,
// twice the work, was in no package that could be found.
package embed

import (
	"context"
	_ "embed" // for the weights
	"fmt"
)

// id names the model, its quantisation, and the version of this package's
// reading of it; it changes whenever the same text would get another vector.
const id = "minilm-l6-v2-q8-1"

//go:embed minilm-l6-v2-q8.bin
var weights string

// Embedder computes embeddings. It never changes after Open and is safe for
// concurrent use.
type Embedder struct {
	model      *model
	arithmetic arithmetic
}

// Open readies the built-in model, in some milliseconds: the weights are used
// where they lie in the binary. It fails only if these are damaged.
func Open() (*Embedder, error) {
	m, err := parse(weights)
	if err != nil {
		return nil, fmt.Errorf("open embedder %s: %w", id, err)
	}
	return &Embedder{model: m, arithmetic: fastest()}, nil
}

// ID names what made a vector, for a store's keys: vectors of different IDs
// cannot be compared.
func (e *Embedder) ID() string { return id }

// Dim returns how many numbers a vector has.
func (e *Embedder) Dim() int { return e.model.width }

// Embed returns a vector of length 1 for each text, in order; the dot product
// of two is their cosine. It uses as many processors as GOMAXPROCS allows, up
// to sixteen. A text is read up to its first 256 pieces, some 200 words. An
// empty text, or one without a legible character, gets the vector that the
// model has for nothing said, of length 1 like all others.
//
// A text's vector does not depend on what else is embedded with it. When ctx
// ends, Embed returns its error, as soon as a layer is done, and no vectors.
func (e *Embedder) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	vectors := make([][]float32, len(texts))
	take := func(i int, states []float32) { vectors[i] = direction(states, e.model.width) }
	if err := e.share(ctx, texts, take); err != nil {
		return nil, fmt.Errorf("embed %d texts: %w", len(texts), err)
	}
	return vectors, nil
}
