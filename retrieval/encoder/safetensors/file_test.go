package safetensors

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
)

// file is a file of a header and 16 bytes of numbers.
func file(header string) []byte {
	made := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	made = append(made, header...)
	for _, v := range []float32{1, -.5, 3} {
		made = binary.LittleEndian.AppendUint32(made, math.Float32bits(v))
	}
	return append(made, 7, 0, 0, 128)
}

const good = `{"__metadata__":{"id":"x"},
	"f":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},
	"u":{"dtype":"U32","shape":[1,1],"data_offsets":[12,16]},
	"b":{"dtype":"I8","shape":[2,2],"data_offsets":[12,16]},
	"short":{"dtype":"F32","shape":[4],"data_offsets":[0,12]}}`

func TestFile(t *testing.T) {
	f, err := Open(file(good))
	if err != nil || f.Metadata["id"] != "x" {
		t.Fatalf("Open = %+v, %v", f, err)
	}
	if got, err := f.Floats("f", 3); err != nil || !slices.Equal(got, []float32{1, -.5, 3}) {
		t.Errorf("Floats = %v, %v", got, err)
	}
	if got, err := f.Uints("u", 1, 1); err != nil || !slices.Equal(got, []uint32{7 | 128<<24}) {
		t.Errorf("Uints = %v, %v", got, err)
	}
	if got, err := f.Bytes("b", "I8", 2, 2); err != nil || !slices.Equal(got, []byte{7, 0, 0, 128}) {
		t.Errorf("Bytes = %v, %v", got, err)
	}
	if got := f.Shape("b"); !slices.Equal(got, []int{2, 2}) {
		t.Errorf("Shape = %v", got)
	}
}

func TestErrorsNameTheTensor(t *testing.T) {
	f, err := Open(file(good))
	if err != nil {
		t.Fatal(err)
	}
	for name, shape := range map[string][]int{"f": {4}, "u": {1, 1}, "none": {3}, "short": {4}} {
		if _, err := f.Floats(name, shape...); !errors.Is(err, ErrFormat) || !strings.Contains(err.Error(), "tensor "+name) {
			t.Errorf("Floats(%s, %v) = %v, want an error that names it", name, shape, err)
		}
	}
}

func TestOpenDamaged(t *testing.T) {
	whole := file(good)
	cases := map[string][]byte{
		"empty":        nil,
		"cut":          whole[:20],
		"long header":  append([]byte{255, 255, 255, 255, 255, 255, 255, 255}, whole...),
		"no JSON":      file("{"),
		"beyond":       file(`{"f":{"dtype":"F32","shape":[3],"data_offsets":[8,20]}}`),
		"backwards":    file(`{"f":{"dtype":"F32","shape":[3],"data_offsets":[12,0]}}`),
		"before":       file(`{"f":{"dtype":"F32","shape":[3],"data_offsets":[-12,0]}}`),
		"odd tensor":   file(`{"f":3}`),
		"odd metadata": file(`{"__metadata__":3}`),
	}
	for name, b := range cases {
		if f, err := Open(b); !errors.Is(err, ErrFormat) {
			t.Errorf("Open(%s) = %v, %v, want %v", name, f, err, ErrFormat)
		}
	}
}

func TestHalf(t *testing.T) {
	for bits, want := range map[uint16]float64{
		0: 0, 0x8000: math.Copysign(0, -1), 0x3c00: 1, 0xbc00: -1, 0x3555: .333251953125, 0x7bff: 65504,
		1: 0x1p-24, 0x83ff: -1023 * 0x1p-24, 0x0400: 0x1p-14, 0x7c00: math.Inf(1), 0xfc00: math.Inf(-1),
	} {
		got := float64(Half(binary.LittleEndian.AppendUint16(nil, bits)))
		if got != want || math.Signbit(got) != math.Signbit(want) {
			t.Errorf("Half(%#x) = %v, want %v", bits, got, want)
		}
	}
	if got := Half([]byte{1, 0x7c}); got == got {
		t.Errorf("Half(0x7c01) = %v, want no number", got)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(file(good), "f", 3)
	f.Add(file(`{"f":{"dtype":"F32","shape":[-3],"data_offsets":[0,12]}}`), "f", -3)
	f.Fuzz(func(_ *testing.T, b []byte, name string, n int) {
		opened, err := Open(b)
		if err != nil {
			return
		}
		_, _ = opened.Floats(name, n)
		_, _ = opened.Uints(name, opened.Shape(name)...)
	})
}
