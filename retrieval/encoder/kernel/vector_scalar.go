package kernel

import "math"

// plain works on every processor.
var plain = &vectors{
	name: "scalar",
	dot:  dotScalar, dot8: dot8Scalar, axpy: axpyScalar, scale: scaleScalar, most: mostScalar,
	exp: expScalar, gelu: geluScalar, norm: normScalar,
	tile: floatTileScalar, transpose: transposeScalar,
}

// dotScalar keeps four sums so that no addition waits for the last.
func dotScalar(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	i := 0
	for ; i+4 <= len(a); i += 4 {
		x, y := a[i:][:4], b[i:][:4]
		s0, s1, s2, s3 = s0+x[0]*y[0], s1+x[1]*y[1], s2+x[2]*y[2], s3+x[3]*y[3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + (s2 + s3)
}

func dot8Scalar(a, b []int8) (sum int32) {
	b = b[:len(a)]
	for i, x := range a {
		sum += int32(x) * int32(b[i])
	}
	return sum
}

func axpyScalar(dst, x []float32, a float32) {
	x = x[:len(dst)]
	for i, v := range x {
		dst[i] += a * v
	}
}

func scaleScalar(x []float32, a float32) {
	for i := range x {
		x[i] *= a
	}
}

func mostScalar(x []float32) float32 {
	most := x[0]
	for _, v := range x {
		most = max(most, v)
	}
	return most
}

func expScalar(x []float32, scale, most float32) (sum float32) {
	for i, v := range x {
		x[i] = exponential((v - most) * scale)
		sum += x[i]
	}
	return sum
}

// exponential is e^x for x ≤ 0, to seven digits: e^x = 2^n·e^r with a whole n
// and |r| ≤ ln(2)/2, and e^r by Taylor's series up to r⁶/720.
func exponential(x float32) float32 {
	const (
		lowest   = -87                 // e^-87 is the smallest that float32 holds in full
		toWhole  = 3 << 22             // adding it leaves a float32 no place for a fraction
		ln2First = 0.693145751953125   // so few bits that its product with n is exact
		ln2Rest  = 1.4286068202862e-06 // ln 2 - ln2First
	)
	x = max(x, lowest)
	n := float32(x*math.Log2E+toWhole) - toWhole
	r := x - n*ln2First - n*ln2Rest
	p := ((((((1.0/720)*r+1.0/120)*r+1.0/24)*r+1.0/6)*r+1.0/2)*r+1)*r + 1
	return math.Float32frombits(math.Float32bits(p) + uint32(int32(n))<<23)
}

// geluScalar uses the polynomial 7.1.26 of Abramowitz and Stegun, "Handbook of
// Mathematical Functions", for the tail of the normal distribution beyond |x|,
// good to 1e-7.
func geluScalar(x []float32) {
	const (
		p  = 0.3275911 / math.Sqrt2
		a1 = 0.254829592 / 2
		a2 = -0.284496736 / 2
		a3 = 1.421413741 / 2
		a4 = -1.453152027 / 2
		a5 = 1.061405429 / 2
	)
	for i, v := range x {
		size := max(v, -v)
		t := 1 / (1 + p*size)
		tail := ((((a5*t+a4)*t+a3)*t+a2)*t + a1) * t * exponential(-v*v/2)
		x[i] = max(v, 0) - size*tail
	}
}

func normScalar(x, residual, gain, shift []float32, epsilon float32) {
	if residual != nil {
		axpyScalar(x, residual, 1)
	}
	var sum, squares float64
	for _, v := range x {
		sum += float64(v)
	}
	mean := float32(sum / float64(len(x)))
	for _, v := range x {
		squares += float64(v-mean) * float64(v-mean)
	}
	scale := deviation(squares, len(x), epsilon)
	gain, shift = gain[:len(x)], shift[:len(x)]
	for i, v := range x {
		x[i] = (v-mean)*scale*gain[i] + shift[i]
	}
}

// deviation returns one over the standard deviation of n numbers whose squares
// have a sum, with the model's guard against dividing by zero.
func deviation(squares float64, n int, epsilon float32) float32 {
	return float32(1 / math.Sqrt(squares/float64(n)+float64(epsilon)))
}

// floatTileScalar computes blocks of 2×4, whose sums stay in registers.
func floatTileScalar(c []float32, cStride int, a []float32, aStride int, b []float32, k int) {
	for row := 0; row < tileRows; row += 2 {
		a0, a1 := a[row*aStride:][:k], a[(row+1)*aStride:][:k]
		for column := 0; column < tileColumns; column += 4 {
			c0, c1 := c[row*cStride+column:][:4], c[(row+1)*cStride+column:][:4]
			floatBlock(c0, c1, a0, a1, b[column:])
		}
	}
}

func floatBlock(c0, c1, a0, a1, b []float32) {
	var s00, s01, s02, s03, s10, s11, s12, s13 float32
	a1 = a1[:len(a0)]
	for i, x0 := range a0 {
		x1, w := a1[i], b[i*tileColumns:][:4]
		s00 += x0 * w[0]
		s01 += x0 * w[1]
		s02 += x0 * w[2]
		s03 += x0 * w[3]
		s10 += x1 * w[0]
		s11 += x1 * w[1]
		s12 += x1 * w[2]
		s13 += x1 * w[3]
	}
	c0[0], c0[1], c0[2], c0[3] = s00, s01, s02, s03
	c1[0], c1[1], c1[2], c1[3] = s10, s11, s12, s13
}

func transposeScalar(panel, x []float32, stride int) {
	for row := range lanes {
		for column, v := range x[row*stride:][:lanes] {
			panel[column*tileColumns+row] = v
		}
	}
}
