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
		benchmarkFloat(b, s)
	}
}

// benchmarkFloat is the same product with float32 weights, to compare with:
// the tile of [Attend], which is that of retrieval/embed.
func benchmarkFloat(b *testing.B, s shape) {
	b.Run(fmt.Sprintf("%dx%dx%d/float32", s.rows, s.in, s.out), func(b *testing.B) {
		panels, src := random(s.in*s.out), random(s.rows*s.in)
		dst := make([]float32, s.rows*s.out)
		reportMACs(b, s, quickest(b, func() {
			for column := 0; column < s.out; column += vector.columns {
				for row := 0; row < s.rows; row += tileRows {
					vector.tile(dst[row*s.out+column:], s.out, src[row*s.in:], s.in, panels[column*s.in:], s.in)
				}
			}
		}))
	})
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
						k.tile(sums, &scratch.quantised, 0, m.panels)
					}
				})
				reportMACs(b, shape{k.rows * 100, in, k.columns}, seconds)
			})
		}
	}
}

// BenchmarkNewMatrix packs the largest matrix of a layer, a third of it all.
func BenchmarkNewMatrix(b *testing.B) {
	const in, out = 384, 1536
	weights, scales, bias := randomBytes(in*out), random(out), random(out)
	for _, k := range kernels() {
		b.Run(k.name, func(b *testing.B) {
			seconds := quickest(b, func() { newMatrix(k, weights, scales, bias, out, in) })
			b.ReportMetric(seconds*1e3*3*12, "ms/12layers")
		})
	}
}

// BenchmarkAttend is the attention of a layer, twelve heads, for one sequence.
func BenchmarkAttend(b *testing.B) {
	const heads, width = 12, 12 * HeadWidth
	for _, n := range []int{12, 120, 384, 512} {
		for _, by := range forms() {
			b.Run(fmt.Sprintf("%d/%s", n, by.name), func(b *testing.B) {
				q, k, v, scratch := random(n*width), random(n*width), random(n*width), new(attention)
				dst := make([]float32, n*width)
				seconds := quickest(b, func() {
					for h := 0; h < width; h += HeadWidth {
						attend(by, scratch, dst[h:], q[h:], k[h:], v[h:], n, width, width)
					}
				})
				b.ReportMetric(seconds*1e6, "µs/layer")
				reportMACs(b, shape{n * heads, n, 2 * HeadWidth}, seconds)
			})
		}
	}
}

// BenchmarkVectors is the functions of one row, as long as the encoder has it.
func BenchmarkVectors(b *testing.B) {
	const width, inner = 384, 1536
	x, y, gain, shift, wide := random(width), random(width), random(width), random(width), random(inner)
	a8, b8 := make([]int8, width), make([]int8, width)
	for _, by := range forms() {
		for _, c := range []struct {
			name string
			do   func()
		}{
			{"dot", func() { by.dot(x, y) }},
			{"dot8", func() { by.dot8(a8, b8) }},
			{"axpy", func() { by.axpy(x, y, .5) }},
			{"exp", func() { by.exp(x, 0, 0) }},
			{"norm", func() { by.norm(x, y, gain, shift, 1e-12) }},
			{"gelu1536", func() { by.gelu(wide) }},
		} {
			b.Run(c.name+"/"+by.name, func(b *testing.B) {
				b.ReportMetric(1e7*quickest(b, func() {
					for range 100 {
						c.do()
					}
				}), "ns/row")
			})
		}
	}
}
