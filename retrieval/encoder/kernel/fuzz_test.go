package kernel

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// FuzzKernels compares every kernel of this processor with the scalar one, to
// the last bit, on products of any shape. The bytes of data are the numbers of
// src as far as they go, then the weights; a generator fills up the rest.
func FuzzKernels(f *testing.F) {
	f.Add(uint8(1), uint16(1), uint8(1), uint64(0), []byte{})
	f.Add(uint8(7), uint16(33), uint8(17), uint64(1), []byte("\x00\x00\x80\x7f\x00\x00\x80\xff"))
	f.Add(uint8(13), uint16(384), uint8(65), uint64(2), []byte("\x01\x00\x00\x00\xff\xff\x7f\x7f"))
	f.Add(uint8(97), uint16(100), uint8(40), uint64(3), []byte("\x00\x00\x00\x3f\x00\x00\xc0\x3f"))
	f.Fuzz(func(t *testing.T, rows uint8, in uint16, out uint8, seed uint64, data []byte) {
		s := shape{int(rows)%130 + 1, int(in)%600 + 1, int(out)%140 + 1}
		src, weights, scales, bias := drawn(s, seed, data)
		product := func(k *kernel) []float32 {
			dst := make([]float32, s.rows*s.out)
			newMatrix(k, weights, scales, bias, s.out, s.in).Mul(dst, src, s.rows, new(Scratch))
			return dst
		}
		want := product(scalar)
		for _, k := range append(kernels(), inGo) {
			for i, got := range product(k) {
				if math.Float32bits(got) != math.Float32bits(want[i]) {
					t.Fatalf("%s: Mul(%v)[%d,%d] = %v, want %v", k.name, s, i/s.out, i%s.out, got, want[i])
				}
			}
		}
	})
}

// drawn returns finite numbers and weights for a product.
func drawn(s shape, seed uint64, data []byte) (src []float32, weights []byte, scales, bias []float32) {
	r := rand.New(rand.NewPCG(seed, 0))
	src, weights = make([]float32, s.rows*s.in), make([]byte, s.out*s.in)
	scales, bias = make([]float32, s.out), make([]float32, s.out)
	for i := range weights {
		weights[i] = byte(r.Uint32())
	}
	for _, to := range [][]float32{src, scales, bias} {
		for i := range to {
			to[i] = float32(r.NormFloat64())
		}
	}
	for i := 0; i < len(src) && len(data) >= 4; i, data = i+1, data[4:] {
		v := math.Float32frombits(binary.LittleEndian.Uint32(data))
		if v-v == 0 { // neither infinite nor no number
			src[i] = v
		}
	}
	copy(weights, data)
	return src, weights, scales, bias
}

// FuzzVectors compares the forms of the float32 functions with the scalar one.
func FuzzVectors(f *testing.F) {
	f.Add(uint16(1), uint64(0), float32(1))
	f.Add(uint16(33), uint64(1), float32(1e-3))
	f.Add(uint16(383), uint64(2), float32(1e4))
	f.Fuzz(func(t *testing.T, n uint16, seed uint64, size float32) {
		if !(math.Abs(float64(size)) < 1e15) {
			t.Skip("so large that squares overflow")
		}
		x, _, y, gain := drawn(shape{1, int(n)%700 + 1, int(n)%700 + 1}, seed, nil)
		scaleScalar(x, size)
		for _, by := range forms() {
			compareForms(t, by, x, y, gain)
		}
	})
}

// compareForms runs each function in the given form and in the scalar one.
func compareForms(t *testing.T, by *vectors, x, y, gain []float32) {
	peaks := peaksScalar(x)
	largest := float64(slices.Max(peaks[:]))
	for name, do := range map[string]func(by *vectors, x []float32) float32{
		"dot":  func(by *vectors, x []float32) float32 { return by.dot(x, y) },
		"axpy": func(by *vectors, x []float32) float32 { by.axpy(x, y, .3); return 0 },
		"most": func(by *vectors, x []float32) float32 { return by.most(x) },
		"exp":  func(by *vectors, x []float32) float32 { return by.exp(x, .2, by.most(x)) },
		"gelu": func(by *vectors, x []float32) float32 { by.gelu(x); return 0 },
		"norm": func(by *vectors, x []float32) float32 { by.norm(x, y, gain, y, 1e-3); return 0 },
	} {
		gotX, wantX := append([]float32(nil), x...), append([]float32(nil), x...)
		got, want := do(by, gotX), do(plain, wantX)
		// Sums may lose what is small beside their terms.
		near(t, by.name+": "+name, got, float64(want), 10*largest*float64(len(x)))
		for i := range gotX {
			near(t, by.name+": "+name, gotX[i], float64(wantX[i]), max(10*largest, 100))
		}
	}
}
