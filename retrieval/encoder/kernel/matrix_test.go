package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// random returns n numbers that a test gets again each time.
func random(n int) []float32 {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	return x
}

// randomBytes returns n bytes that a test gets again each time.
func randomBytes(n int) []byte {
	r := rand.New(rand.NewPCG(2, uint64(n)))
	x := make([]byte, n)
	for i := range x {
		x[i] = byte(r.Uint32())
	}
	return x
}

// shape is the sizes of a product.
type shape struct{ rows, in, out int }

var shapes = []shape{
	{1, 1, 1}, {1, 3, 5}, {2, 4, 4}, {3, 31, 17}, {6, 32, 16}, {7, 33, 65},
	{12, 384, 128}, {13, 385, 67}, {7, 1536, 70}, {100, 40, 130},
}

// slowly is the product as the definition has it.
func slowly(weights []byte, scales, bias, src []float32, s shape) []float32 {
	dst := make([]float32, s.rows*s.out)
	for row := range s.rows {
		narrow := make([]int8, s.in)
		scale := quantiseSlowly(narrow, src[row*s.in:][:s.in])
		for out := range s.out {
			var sum int32
			for i, v := range narrow {
				sum += int32(v) * int32(int8(weights[out*s.in+i]))
			}
			dst[row*s.out+out] = float32(float32(float32(sum)*scale)*scales[out]) + bias[out]
		}
	}
	return dst
}

func quantiseSlowly(dst []int8, src []float32) float32 {
	var most float64
	for _, v := range src {
		most = max(most, math.Abs(float64(v)))
	}
	if most == 0 {
		clear(dst)
		return 0
	}
	inverse := 127 / float32(most)
	for i, v := range src {
		dst[i] = int8(math.RoundToEven(float64(float32(v * inverse))))
	}
	return float32(most) / 127
}

// TestKernels compares every kernel of this processor with the definition, to
// the last bit.
func TestKernels(t *testing.T) {
	for _, k := range kernels() {
		testKernel(t, k)
	}
}

func testKernel(t *testing.T, k *kernel) {
	for _, s := range shapes {
		t.Run(fmt.Sprintf("%s/%dx%dx%d", k.name, s.rows, s.in, s.out), func(t *testing.T) {
			weights, scales, bias := randomBytes(s.out*s.in), random(s.out), random(s.out)
			src := random(s.rows * s.in)
			got, want := make([]float32, s.rows*s.out), slowly(weights, scales, bias, src, s)
			newMatrix(k, weights, scales, bias, s.out, s.in).Mul(got, src, s.rows, new(Scratch))
			for i := range want {
				if got[i] != want[i] {
					t.Fatalf("Mul()[%d,%d] = %v, want %v", i/s.out, i%s.out, got[i], want[i])
				}
			}
		})
	}
}

// TestQuantise has rows whose rounding is known: halves go to the even number.
func TestQuantise(t *testing.T) {
	for _, c := range []struct {
		name  string
		row   []float32
		want  []int8
		scale float32
	}{
		{"zeros", []float32{0, 0, 0}, []int8{0, 0, 0}, 0},
		{"next to zeros", []float32{1e-31, -1e-40, 0}, []int8{0, 0, 0}, 0},
		{"halves", []float32{127, .5, 1.5, 2.5, -.5, -1.5, -2.5, 3.5}, []int8{127, 0, 2, 2, 0, -2, -2, 4}, 1},
		{"nearest", []float32{-254, 2.98, 3.02, 125, 0, 1, -1, 9}, []int8{-127, 1, 2, 62, 0, 0, 0, 4}, 2},
		{"a rest", []float32{0, 0, 0, 0, 0, 0, 0, 0, -127, 126.6}, []int8{0, 0, 0, 0, 0, 0, 0, 0, -127, 127}, 1},
	} {
		got := make([]int8, len(c.row))
		if scale := Quantise(got, c.row); scale != c.scale || !slices.Equal(got, c.want) {
			t.Errorf("%s: Quantise(%v) = %v times %v, want %v times %v", c.name, c.row, got, scale, c.want, c.scale)
		}
	}
}

func TestNewMatrixRefuses(t *testing.T) {
	for _, c := range []struct{ weights, scales, bias, out, in int }{
		{0, 0, 0, 0, 4}, {0, 4, 4, 4, 0}, {11, 3, 3, 3, 4}, {12, 2, 3, 3, 4}, {12, 3, 4, 3, 4}, {65537, 1, 1, 1, 65537},
	} {
		m, err := NewMatrix(make([]byte, c.weights), make([]float32, c.scales), make([]float32, c.bias), c.out, c.in)
		if m != nil || err == nil {
			t.Errorf("NewMatrix(%+v) = %v, %v, want an error", c, m, err)
		}
	}
}

// TestSharedQuantisation has two matrices take what was quantised once, and
// the same Scratch serve rows of other widths in between.
func TestSharedQuantisation(t *testing.T) {
	const rows, in, out = 13, 40, 24
	first := newMatrix(best, randomBytes(in*out), random(out), random(out), out, in)
	second := newMatrix(best, randomBytes(in * out * 2)[in*out:], random(out), random(out), out, in)
	other := newMatrix(best, randomBytes(8*out), random(8), random(8), 8, out)
	src, scratch := random(rows*in), new(Scratch)
	for _, m := range []*Matrix{first, second} {
		want, got := make([]float32, rows*out), make([]float32, rows*out)
		m.Mul(want, src, rows, new(Scratch))
		other.Mul(make([]float32, rows*8), want, rows, scratch)
		scratch.Quantise(src, rows, in)
		first.MulQuantised(make([]float32, rows*out), scratch)
		if m.MulQuantised(got, scratch); !slices.Equal(got, want) {
			t.Errorf("MulQuantised() = %v, want %v", got, want)
		}
		GELU(want)
		if m.MulGELU(got, src, rows, scratch); !slices.Equal(got, want) {
			t.Errorf("MulGELU() = %v, want %v", got, want)
		}
	}
}

func TestMisfitsPanic(t *testing.T) {
	m := newMatrix(best, make([]byte, 32), make([]float32, 4), make([]float32, 4), 4, 8)
	scratch := new(Scratch)
	scratch.Quantise(make([]float32, 20), 2, 10)
	for name, do := range map[string]func(){
		"short src":    func() { m.Mul(make([]float32, 8), make([]float32, 15), 2, new(Scratch)) },
		"short dst":    func() { m.Mul(make([]float32, 7), make([]float32, 16), 2, new(Scratch)) },
		"other width":  func() { m.MulQuantised(make([]float32, 8), scratch) },
		"no rows":      func() { m.MulQuantised(make([]float32, 8), new(Scratch)) },
		"short b":      func() { Dot(make([]float32, 16), make([]float32, 15)) },
		"short gain":   func() { LayerNorm(make([]float32, 16), nil, make([]float32, 16), make([]float32, 8), 1) },
		"short values": func() { x := make([]float32, 64); Attend(x, x, x, x[:60:60], 2, 32, 32, new(Scratch)) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			do()
		}()
	}
}

// TestNothingIsAllocated, once the Scratch has grown.
func TestNothingIsAllocated(t *testing.T) {
	const rows, width = 20, 64
	m := newMatrix(best, randomBytes(width*width), random(width), random(width), width, width)
	x, y, scratch := random(rows*width), random(rows*width), new(Scratch)
	if n := testing.AllocsPerRun(10, func() {
		m.MulGELU(y, x, rows, scratch)
		LayerNorm(y, x, x[:width], x[width:], 1)
		Attend(y, x, x, x, rows, width, width, scratch)
		Softmax(y, 1)
	}); n != 0 {
		t.Errorf("a layer's work allocates %v times, want 0", n)
	}
}
