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
		whole := make([]int32, s.in)
		scale := quantiseSlowly(whole, src[row*s.in:][:s.in])
		for out := range s.out {
			var sum int32
			for i, v := range whole {
				sum += v * int32(int8(weights[out*s.in+i]))
			}
			dst[row*s.out+out] = float32(float32(float32(sum)*scale)*scales[out]) + bias[out]
		}
	}
	return dst
}

// quantiseSlowly has one of the peaks become 127, or the first 8128.
func quantiseSlowly(dst []int32, src []float32) float32 {
	peaks := make([]float32, 8)
	for i, v := range src {
		peaks[i%8] = max(peaks[i%8], float32(math.Abs(float64(v))))
	}
	slices.Sort(peaks)
	level := max(peaks[max(0, 7-len(src)/128)], peaks[7]/64)
	if level == 0 {
		clear(dst)
		return 0
	}
	for i, v := range src {
		dst[i] = int32(math.RoundToEven(float64(float32(v * (127 / level)))))
	}
	return level / 127
}

// TestKernels compares every kernel of this processor with the definition, to
// the last bit.
func TestKernels(t *testing.T) {
	for _, k := range append(kernels(), inGo) {
		testKernel(t, k)
	}
}

// inGo takes bytes, as kernels do that not every processor has.
var inGo = emulated(&kernel{name: "bytes in Go", rows: 4, columns: 16, depth: 4, offset: 128, rounding: roundScalar})

// emulated multiplies in Go what the assembly of k would: the panels, the
// offset and the end of a tile are the ones that it meets where it runs.
func emulated(k *kernel) *kernel {
	e := *k
	e.tile = func(sums []int32, q *quantised, row int, panel []byte) {
		for i := range k.rows * k.columns {
			sums[i] = emulate(k, q, row+i/k.columns, panel, i%k.columns)
		}
	}
	return &e
}

// emulate returns one sum of a tile.
func emulate(k *kernel, q *quantised, row int, panel []byte, column int) (sum int32) {
	for i := range q.stride {
		w := panel[i/k.depth*k.columns*k.depth+column*k.depth+i%k.depth]
		weight, x := int32(int8(w)), int32(0)
		if k.offset != 0 {
			weight = int32(w)
		}
		if k.wide {
			x = int32(q.wide[row*q.stride+i])
		} else {
			x = int32(int8(q.narrow[row*q.stride+i]))
		}
		sum += weight * x
	}
	return sum
}

func testKernel(t *testing.T, k *kernel) {
	for _, s := range shapes {
		t.Run(fmt.Sprintf("%s/%dx%dx%d", k.name, s.rows, s.in, s.out), func(t *testing.T) {
			weights, scales, bias := randomBytes(s.out*s.in), random(s.out), random(s.out)
			src := random(s.rows * s.in)
			for i := range src { // some are far larger than the others, and a few rows end in such
				if i%37 == 0 || i%s.in == s.in-1 && i%5 == 0 {
					src[i] *= float32(i % 300)
				}
			}
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
		want  []int32
		scale float32
	}{
		{"zeros", []float32{0, 0, 0}, []int32{0, 0, 0}, 0},
		{"next to zeros", []float32{1e-31, -1e-40, 0}, []int32{0, 0, 0}, 0},
		{"halves", []float32{127, .5, 1.5, 2.5, -.5, -1.5, -2.5, 3.5}, []int32{127, 0, 2, 2, 0, -2, -2, 4}, 1},
		{"nearest", []float32{-254, 2.98, 3.02, 125, 0, 1, -1, 9}, []int32{-127, 1, 2, 62, 0, 0, 0, 4}, 2},
		{"a second part", []float32{0, 0, 0, 0, 0, 0, 0, 0, -127, 126.6}, []int32{0, 0, 0, 0, 0, 0, 0, 0, -127, 127}, 1},
		{"one is larger", long[float32](-1000, 127, 5, 6), long[int32](-1000, 127, 5, 6), 1},
		{"and more of its lane", long[float32](128, 127, 2, 3, 4, 5, 6, 7, -255, 1, 2, 3, 4, 5, 6, 7, -128), long[int32](128, 127, 2, 3, 4, 5, 6, 7, -255, 1, 2, 3, 4, 5, 6, 7, -128), 1},
		{"by far the largest", long[float32](8128*3, 8, -26, 100), long[int32](8128, 3, -9, 33), 3},
	} {
		for _, k := range []*kernel{scalar, inGo, {rows: 3, wide: true, rounding: best.rounding}, {rows: 3, depth: 4, offset: 9, rounding: best.rounding}} {
			s := new(Scratch)
			s.quantise(k, c.row, 1, len(c.row))
			if got := wholeOf(s)[:len(c.row)]; s.scales[0] != c.scale || !slices.Equal(got, c.want) {
				t.Errorf("%s: %v is quantised as %v times %v, want %v times %v", c.name, c.row, got, s.scales[0], c.want, c.scale)
			}
			total := int32(0)
			for _, q := range c.want {
				total += q
			}
			if got, want := s.shifts[0], total*int32(k.offset); got != want {
				t.Errorf("%s: shift %d, want %d", c.name, got, want)
			}
		}
	}
}

// long fills a row up with zeros.
func long[T any](first ...T) []T { return append(first, make([]T, 128-len(first))...) }

// wholeOf is the first quantised row, rests and excess together.
func wholeOf(s *Scratch) []int32 {
	row := make([]int32, s.stride)
	for i := range row {
		if s.kernel.wide {
			row[i] = int32(s.wide[i])
		} else {
			row[i] = int32(int8(s.narrow[i]))
		}
	}
	if !s.kernel.wide {
		x := s.excesses[0]
		for i, place := range x.places {
			for j := range s.kernel.depth {
				row[place*s.kernel.depth+j] += 128 * int32(int8(x.narrow[i*s.kernel.depth+j]))
			}
		}
	}
	return row
}

func TestNewMatrixRefuses(t *testing.T) {
	for _, c := range []struct{ weights, scales, bias, out, in int }{
		{0, 0, 0, 0, 4}, {0, 4, 4, 4, 0}, {11, 3, 3, 3, 4}, {12, 2, 3, 3, 4}, {12, 3, 4, 3, 4}, {2100, 1, 1, 1, 2100},
	} {
		m, err := NewMatrix(make([]byte, c.weights), make([]float32, c.scales), make([]float32, c.bias), c.out, c.in)
		if m != nil || err == nil {
			t.Errorf("NewMatrix(%+v) = %v, %v, want an error", c, m, err)
		}
	}
}

// TestOneScratch serves rows of several widths.
func TestOneScratch(t *testing.T) {
	const rows, in, out = 13, 40, 24
	m := newMatrix(best, randomBytes(in*out), random(out), random(out), out, in)
	other := newMatrix(best, randomBytes(8*out), random(8), random(8), 8, out)
	src, scratch := random(rows*in), new(Scratch)
	want, got := make([]float32, rows*out), make([]float32, rows*out)
	m.Mul(want, src, rows, new(Scratch))
	other.Mul(make([]float32, rows*8), want, rows, scratch)
	if m.Mul(got, src, rows, scratch); !slices.Equal(got, want) {
		t.Errorf("Mul() = %v, want %v", got, want)
	}
	GELU(want)
	if m.MulGELU(got, src, rows, scratch); !slices.Equal(got, want) {
		t.Errorf("MulGELU() = %v, want %v", got, want)
	}
}

func TestMisfitsPanic(t *testing.T) {
	m := newMatrix(best, make([]byte, 32), make([]float32, 4), make([]float32, 4), 4, 8)
	for name, do := range map[string]func(){
		"short src":    func() { m.Mul(make([]float32, 8), make([]float32, 15), 2, new(Scratch)) },
		"short dst":    func() { m.Mul(make([]float32, 7), make([]float32, 16), 2, new(Scratch)) },
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
