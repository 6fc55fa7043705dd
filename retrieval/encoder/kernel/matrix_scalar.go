package kernel

// scalar works on every processor, and is the measure of the others. A tile's
// eight sums stay in registers.
var scalar = &kernel{
	name: "scalar", rows: 2, columns: 4, depth: 1,
	tile: tileScalar, rounding: roundScalar,
}

var roundScalar = &rounding{
	largest: largestScalar, narrow: quantiseScalar[int8], widen: quantiseScalar[int16], finish: finishScalar,
}

func tileScalar(sums []int32, s *Scratch, row int, panel []byte) {
	var s00, s01, s02, s03, s10, s11, s12, s13 int32
	a0 := s.narrow[row*s.stride:][:s.stride]
	a1 := s.narrow[(row+1)*s.stride:][:len(a0)]
	for i, v := range a0 {
		x0, x1, w := int32(v), int32(a1[i]), panel[i*4:][:4]
		w0, w1, w2, w3 := int32(int8(w[0])), int32(int8(w[1])), int32(int8(w[2])), int32(int8(w[3]))
		s00 += x0 * w0
		s01 += x0 * w1
		s02 += x0 * w2
		s03 += x0 * w3
		s10 += x1 * w0
		s11 += x1 * w1
		s12 += x1 * w2
		s13 += x1 * w3
	}
	copy(sums, []int32{s00, s01, s02, s03, s10, s11, s12, s13})
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
