package news

import (
	"errors"
	"fmt"
	"math"
)

// Embedding is what an encoder made of a passage: vectors that lie close to
// those of texts which mean alike. Only their directions count.
type Embedding struct {
	// Whole is the passage's own, by which a search finds it; nil: the mean of
	// its sentences'.
	Whole []float32
	// Sentences are one a sentence of the passage, as Quantise makes them; nil:
	// there are none.
	Sentences [][]int8
}

// ErrBadVector is the error of what is no embedding of its passage; nothing is
// stored then.
var ErrBadVector = errors.New("not an embedding")

// Quantise gives v in whole numbers, the farthest of them 127 or -127. Their
// cosine with another vector is v's, to about a thousandth.
func Quantise(v []float32) []int8 {
	out := make([]int8, len(v))
	if most := farthest(v); most > 0 {
		scale := math.MaxInt8 / float64(most)
		for i, x := range v {
			out[i] = int8(math.RoundToEven(float64(x) * scale))
		}
	}
	return out
}

// farthest is the largest of the absolute numbers.
func farthest(v []float32) float32 {
	var most float32
	for _, x := range v {
		most = max(most, x, -x)
	}
	return most
}

// Vector is Whole, or the mean of the sentences' directions, each taken to be of
// length 1; nil when there is neither.
func (e Embedding) Vector() []float32 {
	if e.Whole != nil || len(e.Sentences) == 0 {
		return e.Whole
	}
	sum := make([]float32, len(e.Sentences[0]))
	for _, s := range e.Sentences {
		squares := 0
		for _, x := range s {
			squares += int(x) * int(x)
		}
		if squares == 0 || len(s) != len(sum) {
			continue // Check refuses it
		}
		scale := float32(1 / (math.Sqrt(float64(squares)) * float64(len(e.Sentences))))
		for i, x := range s {
			sum[i] += scale * float32(x)
		}
	}
	return sum
}

// Check refuses what is no embedding of a passage of so many sentences, or whose
// vector has not dim numbers.
func (e Embedding) Check(dim, sentences int) error {
	if n := len(e.Sentences); n > 0 && n != sentences {
		return fmt.Errorf("%w: it has vectors of %d sentences, the passage has %d", ErrBadVector, n, sentences)
	}
	for i, s := range e.Sentences {
		if len(s) != len(e.Sentences[0]) || len(s) > maxNumbers || nothing(s) {
			return fmt.Errorf("%w: the vector of sentence %d is zero, or of another length", ErrBadVector, i)
		}
	}
	return CheckVector(e.Vector(), dim)
}

func nothing(v []int8) bool {
	for _, x := range v {
		if x != 0 {
			return false
		}
	}
	return true
}

// CheckVector refuses what is no direction in dim dimensions.
func CheckVector(v []float32, dim int) error {
	if len(v) != dim {
		return fmt.Errorf("%w: it has %d dimensions, not %d", ErrBadVector, len(v), dim)
	}
	squares := 0.0
	for _, x := range v {
		squares += float64(x) * float64(x)
	}
	switch {
	case math.IsNaN(squares) || math.IsInf(squares, 0):
		return fmt.Errorf("%w: it holds what is no number", ErrBadVector)
	case squares == 0:
		return fmt.Errorf("%w: it is zero", ErrBadVector)
	}
	return nil
}
