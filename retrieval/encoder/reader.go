package encoder

import (
	"context"
	"errors"
	"fmt"
	"math"

	"whosaid/retrieval/encoder/kernel"
)

// ErrNoReader is of reading with an encoder that has no reader.
var ErrNoReader = errors.New("the encoder has no reader")

// Reads reports whether the encoder has a reader. It may have none: the file of
// its weights is not needed to build the program.
func (e *Encoder) Reads() bool { return e.reader != nil }

// Candidate is a sentence that may answer a question, and what a reader has to
// know of it. Any part may be empty.
type Candidate struct {
	Label    string // outlet, date, speaker, as far as known, with commas between
	Headline string
	Before   string // the sentence before
	Sentence string
}

// Read returns for each candidate how surely it answers the question: above 0 it
// does. Read takes a turn, see [Encoder.Turn]; the time that it needs grows with
// the candidates, so that who has little time asks about the best few first.
//
// When ctx ends, Read returns ctx's error, as soon as a layer is done. Without a
// reader it returns [ErrNoReader], see [Encoder.Reads].
func (e *Encoder) Read(ctx context.Context, question string, candidates []Candidate) ([]float32, error) {
	if !e.Reads() {
		return nil, fmt.Errorf("read %d candidates: %w", len(candidates), ErrNoReader)
	}
	ctx, release, err := e.Turn(ctx)
	if err != nil {
		return nil, fmt.Errorf("read %d candidates: %w", len(candidates), err)
	}
	defer release()
	scores := make([]float32, len(candidates))
	asked := e.pieces(question, mostAsked)
	j := job{layers: e.reader.layers, take: func(i int, states []float32) { scores[i] = e.reader.score(states) }}
	for _, c := range candidates {
		j.sequences = append(j.sequences, e.pairInput(asked, c))
	}
	if err := e.do(ctx, j); err != nil {
		return nil, fmt.Errorf("read %d candidates: %w", len(candidates), err)
	}
	return scores, nil
}

// reader is the head that scores a question with a candidate: layers, the lower
// ones the trunk's, and two maps.
type reader struct {
	layers []layer
	width  int
	inner  []float32 // [2·width, readerInner]
	shift  []float32 // [readerInner]
	outer  []float32 // [readerInner]
	bias   float32
}

// readerInner is the width between the two maps of a reader.
const readerInner = 256

// reader reads the head that stands on a trunk.
func (l *loader) reader(trunk *network) *reader {
	r := &reader{
		layers: l.head("reader", trunk),
		width:  trunk.width,
		inner:  l.floats("out.w1", 2*trunk.width, readerInner),
		shift:  l.floats("out.b1", readerInner),
		outer:  l.floats("out.w2", readerInner),
	}
	bias := l.floats("out.b2", 1)
	if l.err != nil {
		return nil
	}
	r.bias = bias[0]
	return r
}

// score is the number for the states of a pair.
func (r *reader) score(states []float32) float32 {
	seen := make([]float32, 2*r.width)
	copy(seen, states[:r.width])
	kernel.Mean(seen[r.width:], states)
	inner := append([]float32(nil), r.shift...)
	for i, x := range seen {
		kernel.Axpy(inner, r.inner[i*readerInner:][:readerInner], x)
	}
	for i, x := range inner {
		inner[i] = float32(math.Tanh(float64(x)))
	}
	return kernel.Dot(r.outer, inner) + r.bias
}
