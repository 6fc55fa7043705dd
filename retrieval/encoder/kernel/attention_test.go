package kernel

import (
	"fmt"
	"math"
	"testing"
)

// attendSlowly is one head of attention as its definition has it.
func attendSlowly(q, k, v []float32, n, stride int) []float64 {
	dst := make([]float64, n*HeadWidth)
	shares := make([]float64, n)
	for i := range n {
		var sum float64
		for j := range n {
			var score float64
			for d := range HeadWidth {
				score += float64(q[i*stride+d]) * float64(k[j*stride+d])
			}
			shares[j] = math.Exp(score / math.Sqrt(HeadWidth))
			sum += shares[j]
		}
		for j := range n {
			for d := range HeadWidth {
				dst[i*HeadWidth+d] += shares[j] / sum * float64(v[j*stride+d])
			}
		}
	}
	return dst
}

// allForms adds to the forms of this processor one whose tile is as wide as
// that of AVX-512.
func allForms() []*vectors {
	wide := *plain
	wide.name, wide.columns = "wide", 2*tileColumns
	wide.tile = func(c []float32, cStride int, a []float32, aStride int, b []float32, k int) {
		for i := range tileRows * wide.columns {
			row, column := i/wide.columns, i%wide.columns
			var sum float32
			for j := range k {
				sum += a[row*aStride+j] * b[j*wide.columns+column]
			}
			c[row*cStride+column] = sum
		}
	}
	return append(forms(), &wide)
}

// TestAttend also sees that no row but those of the head is touched, and that
// a Scratch may be used for sequences of all lengths in turn.
func TestAttend(t *testing.T) {
	const stride, dstStride, untouched = 75, 40, 42
	for _, by := range allForms() {
		scratch := new(attention)
		for _, n := range []int{1, 2, 7, 8, 200, 16, 17, 120, 6, 512, 40, 33} {
			t.Run(fmt.Sprintf("%s/%d", by.name, n), func(t *testing.T) {
				q, k, v := random(n*stride), random(n*stride + 1)[1:], random(n*stride + 2)[2:]
				want := attendSlowly(q, k, v, n, stride)
				dst := make([]float32, n*dstStride)
				for i := range dst {
					dst[i] = untouched
				}
				// The last row ends with the head, so that none may be read beyond it.
				end := (n-1)*stride + HeadWidth
				attend(by, scratch, dst, q[:end:end], k[:end:end], v[:end:end], n, dstStride, stride)
				for i, got := range dst {
					row, column := i/dstStride, i%dstStride
					if column >= HeadWidth {
						near(t, "beyond the head", got, untouched, 0)
					} else {
						near(t, fmt.Sprintf("attend[%d,%d]", row, column), got, want[row*HeadWidth+column], .1)
					}
				}
			})
		}
	}
}

// TestAttendSharply has scores so far apart that one token gets everything.
func TestAttendSharply(t *testing.T) {
	const n = 20
	q, v := make([]float32, n*HeadWidth), random(n*HeadWidth)
	for i := range n {
		q[i*HeadWidth+i] = 1000
	}
	for _, by := range forms() {
		dst := make([]float32, n*HeadWidth)
		attend(by, new(attention), dst, q, q, v, n, HeadWidth, HeadWidth)
		for i, got := range dst {
			near(t, by.name+": attend", got, float64(v[i]), 1e-3)
		}
	}
}
