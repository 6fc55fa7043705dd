package kernel

import (
	"fmt"
	"testing"
	"time"
)

// quickest runs work for as long as b wants, and returns the shortest time of a
// run in seconds: what it takes on a machine that does nothing else.
func quickest(b *testing.B, work func()) float64 {
	least := time.Duration(1 << 62)
	for b.Loop() {
		start := time.Now()
		work()
		least = min(least, time.Since(start))
	}
	return least.Seconds()
}

// reportMACs reports the multiplications and additions a second of a product
// of rows×in and in×out numbers.
func reportMACs(b *testing.B, s shape, seconds float64) {
	b.ReportMetric(float64(s.rows*s.in*s.out)/seconds/1e9, "GMAC/s")
}

// BenchmarkMul multiplies 120 rows, as long as a passage, with matrices of the
// encoder's sizes, quantisation included.
func BenchmarkMul(b *testing.B) {
	for _, s := range []shape{{12, 384, 384}, {120, 384, 384}, {120, 384, 1536}, {120, 1536, 384}, {384, 1536, 384}} {
		for _, k := range kernels() {
			b.Run(fmt.Sprintf("%dx%dx%d/%s", s.rows, s.in, s.out, k.name), func(b *testing.B) {
				m := newMatrix(k, randomBytes(s.out*s.in), random(s.out), random(s.out), s.out, s.in)
				src, dst, scratch := random(s.rows*s.in), make([]float32, s.rows*s.out), new(Scratch)
				reportMACs(b, s, quickest(b, func() { m.Mul(dst, src, s.rows, scratch) }))
			})
		}
	}
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
				seconds := quickest(b, func() {
					for range 100 {
						k.tile(sums, scratch, 0, m.panels)
					}
				})
				reportMACs(b, shape{k.rows * 100, in, k.columns}, seconds)
			})
		}
	}
}
