package kernel

import "math"

// plain works on every processor.
var plain = &vectors{
	name: "scalar",
	dot:  dotScalar, dot8: dot8Scalar, axpy: axpyScalar, scale: scaleScalar, most: mostScalar,
	exp: expScalar, gelu: geluScalar, norm: normScalar,
	columns: tileColumns, tile: floatTileScalar, transpose: transposeScalar,
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
		x[i] = power((v - most) * scale)
		sum += x[i]
	}
	return sum
}

// power is 2^x for x ≤ 0: 2^n·2^f with a whole n and |f| ≤ ½. The polynomial
// is the one of fifth degree, 1 at 0, whose largest relative error on that
// range is least: 1e-7. Adding n to the exponent bits multiplies by 2^n.
func power(x float32) float32 {
	const (
		lowest  = -126    // 2^-126 is the smallest that float32 holds in full
		toWhole = 3 << 22 // adding it leaves a float32 no place for a fraction
	)
	x = max(x, lowest)
	n := x + toWhole - toWhole
	f := x - n
	p := ((((0.001326472707*f+0.009671512649)*f+0.05550733744)*f+0.2402224209)*f+0.6931469776)*f + 1
	return math.Float32frombits(math.Float32bits(p) + uint32(int32(n))<<23)
}

// geluScalar has Φ as ½ + x·P(x²)/Q(x²), the fraction that Eigen's and XLA's
// erf uses, scaled from erf(x) to Φ(x√2). Beyond ±4√2 the float32 of Φ stays
// the same.
func geluScalar(x []float32) {
	const (
		bound          = 5.656854
		p0, p1, p2, p3 = 0.3989422545, 0.03661506798, 0.004554209307, 0.0001763618782
		p4, p5, p6     = 3.254634398e-06, -2.145990475e-08, 1.05574666e-10
		q1, q2, q3, q4 = 0.2584459884, 0.0294927753, 0.001869768302, 6.382026949e-05
	)
	for i, v := range x {
		z := min(max(v, -bound), bound)
		u := z * z
		p := (((((p6*u+p5)*u+p4)*u+p3)*u+p2)*u+p1)*u + p0
		q := (((q4*u+q3)*u+q2)*u+q1)*u + 1
		x[i] = v * (z*p/q + 0.5)
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

func transposeScalar(panel []float32, pitch int, x []float32, stride int) {
	for row := range lanes {
		for column, v := range x[row*stride:][:lanes] {
			panel[column*pitch+row] = v
		}
	}
}
