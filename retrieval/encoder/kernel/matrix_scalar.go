package kernel

import "math"

// scalar works on every processor, and is the measure of the others.
var scalar = &kernel{
	name: "scalar", rows: 4, columns: 32, depth: 1, wide: true,
	tile: tileScalar, rounding: roundScalar,
}

var roundScalar = &rounding{
	peaks: peaksScalar, widen: widenScalar, narrow: narrowScalar, join: joinScalar, finish: finishScalar,
}

// tileScalar multiplies two rows at once: the numbers of a pair lie in the
// halves of an int64, and so do the sums of its products with a weight.
func tileScalar(sums []int32, q *quantised, row int, panel []byte) {
	pairs := grow(&q.pairs, 2*q.stride)
	upper, lower := pairs[:q.stride], pairs[q.stride:]
	pair(upper, q.wide[row*q.stride:], q.wide[(row+1)*q.stride:])
	pair(lower, q.wide[(row+2)*q.stride:], q.wide[(row+3)*q.stride:])
	for column := 0; column < 32; column += 4 {
		blockScalar(sums[column:], upper, lower, panel[column:])
	}
}

func pair(dst []int64, a, b []int16) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = int64(a[i]) + int64(b[i])<<32
	}
}

// blockScalar sets four columns of the sums of four rows.
func blockScalar(sums []int32, upper, lower []int64, panel []byte) {
	var u0, u1, u2, u3, l0, l1, l2, l3 int64
	lower = lower[:len(upper)]
	for i, u := range upper {
		l, w := lower[i], panel[i*32:][:4]
		w0, w1, w2, w3 := int64(int8(w[0])), int64(int8(w[1])), int64(int8(w[2])), int64(int8(w[3]))
		u0 += u * w0
		u1 += u * w1
		u2 += u * w2
		u3 += u * w3
		l0 += l * w0
		l1 += l * w1
		l2 += l * w2
		l3 += l * w3
	}
	for i, v := range [4][2]int64{{u0, l0}, {u1, l1}, {u2, l2}, {u3, l3}} {
		part(sums[i:], v[0])
		part(sums[64+i:], v[1])
	}
}

// part takes the sums of two rows apart. A negative lower half has taken 1
// from the upper one.
func part(sums []int32, pair int64) {
	low := int32(pair)
	sums[0], sums[32] = low, int32((pair-int64(low))>>32)
}

func peaksScalar(x []float32) (peaks [lanes]float32) {
	for i, v := range x {
		peaks[i%lanes] = max(peaks[i%lanes], v, -v)
	}
	return peaks
}

// rounded rounds by adding a number so large that float32 has no place left for
// a fraction. The conversion keeps arm64 from fusing the two steps.
func rounded(v, inverse float32) int32 {
	const whole = 3 << 22
	return int32(float32(v*inverse) + whole - whole)
}

func widenScalar(dst []int16, src []float32, inverse float32) (total int32) {
	dst = dst[:len(src)]
	for i, v := range src {
		q := rounded(v, inverse)
		dst[i] = int16(q)
		total += q
	}
	return total
}

func narrowScalar(dst []byte, src []float32, inverse float32) (total int32) {
	dst = dst[:len(src)]
	for i, v := range src {
		q := rounded(v, inverse)
		dst[i] = byte(min(max(q, math.MinInt8), math.MaxInt8))
		total += q
	}
	return total
}

func joinScalar(sums, excess []int32) {
	for i, sum := range excess {
		sums[i] += sum * beyond
	}
}

// finishScalar converts each product, lest arm64 fuse it with the next step.
func finishScalar(dst []float32, stride int, sums []int32, columns int, r rowTerms, c columnTerms) {
	for row, scale := range r.scales {
		shift := r.shifts[row]
		to, from := dst[row*stride:][:len(c.scales)], sums[row*columns:][:len(c.scales)]
		for i, sum := range from {
			to[i] = float32(float32(float32(sum-shift)*scale)*c.scales[i]) + c.bias[i]
		}
	}
}
