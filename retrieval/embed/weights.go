package embed

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"

	"whosaid/retrieval/embed/wordpiece"
)

// signature opens a file of weights; convert/convert.py describes the rest.
const signature = "whosaid-bert-q8\n"

var errWeights = errors.New("not the weights of an embedder")

// model is the trained network. Its large matrices stay where the file has
// them, as int8 in a string.
type model struct {
	width, heads, inner, positions int

	vocabulary *wordpiece.Vocabulary
	wordScales []float32 // one for each group of a piece
	words      string    // width int8 for each piece
	places     []float32 // width for each position
	opening    norm
	layers     []layer
}

type layer struct {
	attend     linear // from the hidden state to query, key and value
	merge      linear
	afterMerge norm
	widen      linear
	narrow     linear
	afterInner norm
}

// linear is the map y = Wx + b. The weights are in panels of tileColumns
// outputs; each output has a scale for every group of inputs.
type linear struct {
	in, out int
	biases  []float32
	scales  []float32
	weights string
}

// group is how many weights in a row share their scale.
const group = 64

// norm is a layer normalisation's gains and shifts.
type norm struct{ gains, shifts []float32 }

// parse reads a file of weights, which it keeps using. It fails on a file
// that is cut short, too long, or whose sizes do not fit the kernels.
func parse(file string) (*model, error) {
	rest, ok := strings.CutPrefix(file, signature)
	if !ok {
		return nil, errWeights
	}
	r := &reader{rest: rest}
	layers := r.size(64)
	m := &model{width: r.size(4096), heads: r.size(64), inner: r.size(16384), positions: r.size(4096)}
	pieces, text := r.size(1<<20), r.bytes(r.size(1<<24))
	if r.failed || !m.fits() {
		return nil, fmt.Errorf("read sizes: %w", errWeights)
	}
	var err error
	if m.vocabulary, err = wordpiece.Parse(text); err != nil {
		return nil, err
	}
	if lines := strings.Count(text, "\n"); lines != pieces {
		return nil, fmt.Errorf("vocabulary of %d pieces has %d lines: %w", pieces, lines, errWeights)
	}
	m.wordScales, m.words = r.floats(pieces*m.width/group), r.bytes(pieces*m.width)
	m.places, m.opening = r.floats(m.positions*m.width), r.norm(m.width)
	for range layers {
		m.layers = append(m.layers, r.layer(m))
	}
	if r.failed || r.rest != "" {
		return nil, fmt.Errorf("read %d layers: %w", layers, errWeights)
	}
	return m, nil
}

// fits says whether the kernels' tiles cover the model's matrices evenly.
func (m *model) fits() bool {
	return m.heads > 0 && m.positions >= 2 && m.width > 0 && m.inner > 0 &&
		m.width%(m.heads*tileColumns) == 0 && m.width%group == 0 && m.inner%group == 0
}

// reader takes the parts of a file in turn; after a failure it gives nothing.
type reader struct {
	rest   string
	failed bool
}

func (r *reader) bytes(n int) string {
	if r.failed || n < 0 || n > len(r.rest) {
		r.failed = true
		return ""
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

// size reads a count that may be at most limit.
func (r *reader) size(limit int) int {
	b := r.bytes(4)
	if r.failed {
		return 0
	}
	n := binary.LittleEndian.Uint32([]byte(b))
	if uint64(n) > uint64(limit) {
		r.failed = true
		return 0
	}
	return int(n)
}

func (r *reader) floats(n int) []float32 {
	b := []byte(r.bytes(4 * n))
	values := make([]float32, len(b)/4)
	for i := range values {
		values[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return values
}

func (r *reader) norm(width int) norm {
	return norm{gains: r.floats(width), shifts: r.floats(width)}
}

func (r *reader) linear(in, out int) linear {
	return linear{in: in, out: out, biases: r.floats(out), scales: r.floats(out * in / group), weights: r.bytes(in * out)}
}

func (r *reader) layer(m *model) layer {
	return layer{
		attend:     r.linear(m.width, 3*m.width),
		merge:      r.linear(m.width, m.width),
		afterMerge: r.norm(m.width),
		widen:      r.linear(m.width, m.inner),
		narrow:     r.linear(m.inner, m.width),
		afterInner: r.norm(m.width),
	}
}
