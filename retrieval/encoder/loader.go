package encoder

import (
	"errors"
	"fmt"
	"strconv"

	"whosaid/retrieval/encoder/kernel"
	"whosaid/retrieval/encoder/safetensors"
)

// errWeights is of files whose sizes do not fit this package.
var errWeights = errors.New("unfit weights")

// loader takes tensors and metadata from a file; after a failure, which it
// keeps, it gives nothing.
type loader struct {
	file *safetensors.File
	err  error
}

func open(file []byte) *loader {
	f, err := safetensors.Open(file)
	return &loader{file: f, err: err}
}

// fail keeps the first error.
func (l *loader) fail(err error) {
	if l.err == nil {
		l.err = err
	}
}

// number reads a whole number of the metadata that is at least least.
func (l *loader) number(name string, least int) int {
	if l.err != nil {
		return 0
	}
	n, err := strconv.Atoi(l.file.Metadata[name])
	if err != nil || n < least {
		l.fail(fmt.Errorf("metadata %s is %q: %w", name, l.file.Metadata[name], errWeights))
		return 0
	}
	return n
}

// text reads a part of the metadata that is not to be empty.
func (l *loader) text(name string) string {
	if l.err != nil {
		return ""
	}
	text := l.file.Metadata[name]
	if text == "" {
		l.fail(fmt.Errorf("metadata %s is missing: %w", name, errWeights))
	}
	return text
}

// id is that of the encoder whose head for vectors the file holds.
func (l *loader) id() (string, error) { return l.text("id") + "-" + version, l.err }

func (l *loader) floats(name string, shape ...int) []float32 {
	if l.err != nil {
		return nil
	}
	values, err := l.file.Floats(name, shape...)
	l.fail(err)
	return values
}

func (l *loader) bytes(name, kind string, shape ...int) []byte {
	if l.err != nil {
		return nil
	}
	raw, err := l.file.Bytes(name, kind, shape...)
	l.fail(err)
	return raw
}

// linear makes one map of the named ones, whose outputs follow each other.
func (l *loader) linear(in, out int, names ...string) *kernel.Matrix {
	var weights []byte
	var scales, biases []float32
	for _, name := range names {
		weights = append(weights, l.bytes(name+".w", "I8", out, in)...)
		scales = append(scales, l.floats(name+".scale", out)...)
		biases = append(biases, l.floats(name+".b", out)...)
	}
	if l.err != nil {
		return nil
	}
	m, err := kernel.NewMatrix(weights, scales, biases, len(names)*out, in)
	if err != nil {
		l.fail(fmt.Errorf("tensor %s: %w", names[0], err))
	}
	return m
}

// head reads the layers of a head of the given kind: the trunk's that it stands
// on, which are shared, and its own after them.
func (l *loader) head(kind string, trunk *network) []layer {
	before, count := l.base(kind, trunk)
	return l.layers(trunk, before, count)
}

// base is what a head of the given kind stands on, and how many layers it has.
func (l *loader) base(kind string, trunk *network) (before []layer, count int) {
	from, count, got := l.number("from", 0), l.number("layers", 1), l.text("kind")
	if l.err == nil && got != kind {
		l.fail(fmt.Errorf("metadata kind is %q, want %q: %w", got, kind, errWeights))
	}
	if l.err == nil && from > len(trunk.layers) {
		l.fail(fmt.Errorf("the head begins after %d layers of %d: %w", from, len(trunk.layers), errWeights))
	}
	if l.err != nil {
		return nil, 0
	}
	return trunk.layers[:from], count
}

func (l *loader) norm(name string, width int) norm {
	return norm{gains: l.floats(name+".w", width), shifts: l.floats(name+".b", width)}
}
