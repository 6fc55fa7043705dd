package kernel

// scalar works on every processor, and is the measure of the others.
var scalar = &kernel{
	name: "scalar", rows: 4, columns: 32, depth: 1,
	tile: tileScalar, rounding: roundScalar,
}

var roundScalar = &rounding{
	largest: largestScalar, narrow: quantiseScalar[int8], widen: quantiseScalar[int16], finish: finishScalar,
}

// tileScalar multiplies two rows at once: the numbers of a pair lie in the
// halves of an int64, and so do the sums of its products with a weight.
func tileScalar(sums []int32, s *Scratch, row int, panel []byte) {
	pairs := grow(&s.pairs, 2*s.stride)
	upper, lower := pairs[:s.stride], pairs[s.stride:]
	pair(upper, s.narrow[row*s.stride:], s.narrow[(row+1)*s.stride:])
	pair(lower, s.narrow[(row+2)*s.stride:], s.narrow[(row+3)*s.stride:])
	for column := 0; column < 32; column += 4 {
		blockScalar(sums[column:], upper, lower, panel[column:])
	}
}

func pair(dst []int64, a, b []int8) {
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

func largestScalar(x []float32) (most float32) {
	for _, v := range x {
		most = max(most, v, -v)
	}
	return most
}

// quantiseScalar rounds by adding a number so large that float32 has no place
// left for a fraction. The conversion keeps arm64 from fusing the two steps.
func quantiseScalar[T int8 | int16](dst []T, src []float32, inverse float32) (total int32) {
	const whole = 3 << 22
	dst = dst[:len(src)]
	for i, v := range src {
		q := int32(float32(v*inverse) + whole - whole)
		dst[i] = T(q)
		total += q
	}
	return total
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
