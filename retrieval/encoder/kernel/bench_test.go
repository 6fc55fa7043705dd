package kernel

import (
	"fmt"
	"testing"
)

// BenchmarkMul multiplies 120 rows, as long as a passage, with matrices of the
// encoder's sizes, quantisation included.
func BenchmarkMul(b *testing.B) {
	for _, s := range []shape{{120, 384, 384}, {120, 384, 1536}, {120, 1536, 384}} {
		for _, k := range kernels() {
			b.Run(fmt.Sprintf("%dx%d/%s", s.in, s.out, k.name), func(b *testing.B) {
				m := newMatrix(k, randomBytes(s.out*s.in), random(s.out), random(s.out), s.out, s.in)
				src, dst, scratch := random(s.rows*s.in), make([]float32, s.rows*s.out), new(Scratch)
				for b.Loop() {
					m.Mul(dst, src, s.rows, scratch)
				}
				reportMACs(b, s)
			})
		}
	}
}

func reportMACs(b *testing.B, s shape) {
	b.ReportMetric(float64(s.rows*s.in*s.out)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}

// BenchmarkTile is the product alone.
func BenchmarkTile(b *testing.B) {
	for _, in := range []int{384, 1536} {
		for _, k := range kernels() {
			b.Run(fmt.Sprintf("%d/%s", in, k.name), func(b *testing.B) {
				m := newMatrix(k, randomBytes(k.columns*in), random(k.columns), random(k.columns), k.columns, in)
				scratch := new(Scratch)
				scratch.quantise(k, random(k.rows*in), k.rows, in)
				sums := make([]int32, k.rows*k.columns)
				for b.Loop() {
					k.tile(sums, scratch, 0, m.panels)
				}
				reportMACs(b, shape{k.rows, in, k.columns})
			})
		}
	}
}
