package kernel

import "math"

// vectors is the functions of float32 vectors, in the form that a processor
// runs best. The exported functions below say what they do, and check lengths.
type vectors struct {
	name string

	dot   func(a, b []float32) float32
	dot8  func(a, b []int8) int32
	axpy  func(dst, x []float32, a float32)
	scale func(x []float32, a float32)
	most  func(x []float32) float32 // the largest number; there is one at least

	// exp replaces each x by 2^(scale·(x-most)), where no exponent is above 0,
	// and returns the sum.
	exp func(x []float32, scale, most float32) float32

	gelu func(x []float32)
	norm func(x, residual, gain, shift []float32, epsilon float32) // of one row

	// tile sets c [tileRows,columns], cStride to a row, to the product of
	// a [tileRows,k], aStride to a row, and b [k,columns].
	columns int
	tile    func(c []float32, cStride int, a []float32, aStride int, b []float32, k int)

	// transpose sets the first lanes of lanes rows of panel, pitch to a row,
	// to the columns of x [lanes,lanes], stride to a row.
	transpose func(panel []float32, pitch int, x []float32, stride int)
}

// The sizes of a float32 tile, as many sums as fit AVX2's registers, and of
// one such register. Where registers are longer, a tile has more columns.
const (
	tileRows    = 6
	tileColumns = 16
	lanes       = 8
)

// vector is the fastest form on this processor.
var vector = forms()[0]

// Dot returns the sum of the products a[i]·b[i]. b may be longer than a.
func Dot(a, b []float32) float32 { return vector.dot(a, b[:len(a)]) }

// Dot8 returns the exact sum of the products a[i]·b[i], for up to 131,000 of
// them. b may be longer than a.
func Dot8(a, b []int8) int32 { return vector.dot8(a, b[:len(a)]) }

// Axpy adds a·x[i] to each dst[i]. x may be longer than dst.
func Axpy(dst, x []float32, a float32) { vector.axpy(dst, x[:len(dst)], a) }

// Scale multiplies each x[i] by a.
func Scale(x []float32, a float32) { vector.scale(x, a) }

// Sum sets dst to the sum of the rows of src, each as long as dst. The sum of
// no rows is 0.
func Sum(dst, src []float32) {
	clear(dst)
	for ; len(src) > 0; src = src[len(dst):] {
		Axpy(dst, src, 1)
	}
}

// Mean sets dst to the mean of the rows of src, each as long as dst. The mean
// of no rows is 0.
func Mean(dst, src []float32) {
	Sum(dst, src)
	if rows := len(src) / len(dst); rows > 1 {
		Scale(dst, 1/float32(rows))
	}
}

// Unit scales x to length 1, and leaves a vector of zeros as it is.
func Unit(x []float32) {
	if square := Dot(x, x); square > 0 {
		Scale(x, float32(1/math.Sqrt(float64(square))))
	}
}

// Softmax replaces each x by e^(scale·x), divided by the sum of these, so that
// they sum to 1. scale is not negative.
func Softmax(x []float32, scale float32) {
	if len(x) > 0 {
		Scale(x, 1/vector.exp(x, scale*math.Log2E, vector.most(x)))
	}
}

// GELU replaces each x by x·Φ(x), Φ the normal distribution (Hendrycks and
// Gimpel, "Gaussian Error Linear Units", 2016), to within 1e-6.
func GELU(x []float32) { vector.gelu(x) }

// LayerNorm adds residual [rows,width], unless it is nil, to x [rows,width],
// then shifts and scales each row to a mean of 0 and a variance of 1, then by
// gain [width] and shift [width] (Ba, Kiros and Hinton, "Layer Normalization",
// 2016). The width is that of gain; epsilon is added to the variance.
func LayerNorm(x, residual, gain, shift []float32, epsilon float32) {
	width := len(gain)
	for at := 0; at < len(x); at += width {
		var change []float32
		if residual != nil {
			change = residual[at:][:width]
		}
		vector.norm(x[at:][:width], change, gain, shift[:width], epsilon)
	}
}
