package encoder

import (
	"cmp"
	"math"
	"slices"

	"whosaid/retrieval/encoder/kernel"
)

// linear is a map of states to states. A few inputs are many times as large as
// the others in every text; rounded together with them, the others would lose
// their places. These outliers are multiplied in float32 instead (Dettmers et
// al., "LLM.int8()", 2022): of the tenths of a percent that int8 takes from the
// cosine with exact vectors, they bring five sixths back.
type linear struct {
	matrix   *kernel.Matrix
	outliers []outlier
}

// outlier is an input that is taken out of the rest, and its weights by output.
type outlier struct {
	input   int
	weights []float32
}

// mostOutliers is how many inputs of a map are taken out: with twice as many,
// nothing more is gained.
const mostOutliers = 4

// apply sets dst [rows,out] to the map of src [rows,in], which it changes
// meanwhile. There are at most chunk rows.
func (m *linear) apply(dst, src []float32, rows int, d *desk) {
	in, out, n := m.matrix.In(), m.matrix.Out(), len(m.outliers)
	for row := range rows {
		for k, o := range m.outliers {
			x := &src[row*in+o.input]
			d.outliers[row*n+k], *x = *x, 0
		}
	}
	m.matrix.Mul(dst, src, rows, &d.scratch)
	for row := range rows {
		for k, o := range m.outliers {
			x := d.outliers[row*n+k]
			src[row*in+o.input] = x
			kernel.Axpy(dst[row*out:][:out], o.weights, x)
		}
	}
}

// sizes estimates how large each number of a row is after a normalisation: three
// standard deviations of what is normalised, if it has no outliers.
func (n norm) sizes() []float32 {
	out := make([]float32, len(n.gains))
	for i, gain := range n.gains {
		out[i] = 3*size(gain) + size(n.shifts[i])
	}
	return out
}

// sizesAfter is sizes where what is normalised is mostly the outcome of another
// normalisation, before, whose outliers it keeps.
func (n norm) sizesAfter(before norm) []float32 {
	var squares float64
	for i, gain := range before.gains {
		squares += float64(gain)*float64(gain) + float64(before.shifts[i])*float64(before.shifts[i])
	}
	scale := float32(1 / math.Sqrt(squares/float64(len(before.gains))))
	out := before.sizes()
	for i := range out {
		out[i] = size(n.gains[i])*max(out[i]*scale, 3) + size(n.shifts[i])
	}
	return out
}

func size(x float32) float32 { return max(x, -x) }

// largest returns the places of the mostOutliers largest sizes.
func largest(sizes []float32) []int {
	places := make([]int, len(sizes))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(sizes[b], sizes[a]) })
	return places[:min(mostOutliers, len(places))]
}
