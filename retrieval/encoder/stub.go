// Package encoder is a stub of the API until the branch encoder is merged.
package encoder

// Passage is a headline with sentences that stand under it.
type Passage struct {
	Headline  string
	Sentences []string
}

// Vectors are of a passage and of its sentences, of unit length.
type Vectors struct {
	Whole     []float32
	Sentences [][]float32
}

// Candidate is a sentence as the reader reads it.
type Candidate struct{ Label, Headline, Before, Sentence string }
