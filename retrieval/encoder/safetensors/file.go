// Package safetensors reads tensors where they lie in a file of Hugging Face's
// format: the length of a header, the header as JSON, the numbers.
package safetensors

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// ErrFormat is of files that are not as the format has it, and of tensors that
// are missing or other than asked for.
var ErrFormat = errors.New("not a fitting safetensors file")

// File is an open file. Tensors of bytes are parts of it; others are copied.
type File struct {
	Metadata map[string]string
	entries  map[string]entry
	data     []byte
}

// entry is what the header says of a tensor.
type entry struct {
	Type    string `json:"dtype"`
	Shape   []int  `json:"shape"`
	Offsets [2]int `json:"data_offsets"`
}

// widths are the bytes of a number of each type that can be read.
var widths = map[string]int{"U8": 1, "I8": 1, "F16": 2, "U32": 4, "F32": 4}

// lengthSize is the bytes of the header's length.
const lengthSize = 8

// Open reads the header of a file, which it keeps, and makes sure that every
// tensor lies within.
func Open(file []byte) (*File, error) {
	if len(file) < lengthSize {
		return nil, fmt.Errorf("%d bytes hold no header: %w", len(file), ErrFormat)
	}
	size := binary.LittleEndian.Uint64(file)
	if size > uint64(len(file)-lengthSize) {
		return nil, fmt.Errorf("a header of %d bytes in a file of %d: %w", size, len(file), ErrFormat)
	}
	header, data := file[lengthSize:][:size], file[lengthSize+size:]
	var parts map[string]json.RawMessage
	if err := json.Unmarshal(header, &parts); err != nil {
		return nil, fmt.Errorf("header: %w: %w", err, ErrFormat)
	}
	f := &File{entries: map[string]entry{}, data: data}
	for name, part := range parts {
		if err := f.take(name, part); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// take notes a part of the header.
func (f *File) take(name string, part json.RawMessage) error {
	if name == "__metadata__" {
		if err := json.Unmarshal(part, &f.Metadata); err != nil {
			return fmt.Errorf("metadata: %w: %w", err, ErrFormat)
		}
		return nil
	}
	var e entry
	if err := json.Unmarshal(part, &e); err != nil {
		return fmt.Errorf("tensor %s: %w: %w", name, err, ErrFormat)
	}
	if from, end := e.Offsets[0], e.Offsets[1]; from < 0 || from > end || end > len(f.data) {
		return fmt.Errorf("tensor %s is bytes %d to %d of %d: %w", name, from, end, len(f.data), ErrFormat)
	}
	f.entries[name] = e
	return nil
}

// Shape returns the dimensions of a tensor, nil if there is no such tensor.
func (f *File) Shape(name string) []int { return f.entries[name].Shape }

// Bytes returns the tensor's numbers as they lie in the file, little endian, not
// to be written to. It fails unless the tensor is of the given type and shape.
func (f *File) Bytes(name, kind string, shape ...int) ([]byte, error) {
	e, ok := f.entries[name]
	switch {
	case !ok:
		return nil, fmt.Errorf("tensor %s is missing: %w", name, ErrFormat)
	case e.Type != kind || !slices.Equal(e.Shape, shape):
		return nil, fmt.Errorf("tensor %s is %s %v, want %s %v: %w", name, e.Type, e.Shape, kind, shape, ErrFormat)
	}
	count := widths[kind]
	for _, n := range shape {
		count *= n
	}
	if got := e.Offsets[1] - e.Offsets[0]; got != count {
		return nil, fmt.Errorf("tensor %s has %d bytes, want %d: %w", name, got, count, ErrFormat)
	}
	return f.data[e.Offsets[0]:e.Offsets[1]:e.Offsets[1]], nil
}
