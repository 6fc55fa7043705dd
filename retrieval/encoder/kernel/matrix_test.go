package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
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
	{12, 384, 384}, {13, 385, 67}, {25, 1536, 384}, {120, 384, 1536},
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
}
