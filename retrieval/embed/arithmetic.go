package embed

import "math"

// A tile is the block of a product that is worked on at once: rows of the left
// matrix by columns of the right one, as many as fit the vector registers of
// amd64.
const (
	tileRows    = 6
	tileColumns = 16
)

// arithmetic is the inner loops of the encoder: everything that is worth
// writing once more for a processor's vector unit. All forms of it agree to
// rounding.
type arithmetic struct {
	// tile adds to the tile at c the product of tileRows rows of a, k long,
	// and k rows of b, tileColumns long. A stride is the distance of a
	// matrix's rows.
	tile func(c []float32, cStride int, a []float32, aStride int, b []float32, bStride, k int)

	// unpack writes int8 weights, tileColumns to a row, as numbers times the
	// scale of their column.
	unpack func(panel []float32, weights string, scales []float32)

	// exp replaces each x by e^(x-most), where most is at least the largest,
	// and returns the sum. len(x) is a multiple of 8.
	exp func(x []float32, most float32) float32

	// gelu replaces each x by x·Φ(x), Φ the normal distribution (Hendrycks
	// and Gimpel, "Gaussian Error Linear Units", 2016). len(x) is a multiple
	// of 8.
	gelu func(x []float32)
}

// scalar works on every processor, and is the measure of the others.
func scalar() arithmetic {
	return arithmetic{tile: tileScalar, unpack: unpackScalar, exp: expScalar, gelu: geluScalar}
}

// tileScalar computes blocks of 2×4, whose sums stay in registers.
func tileScalar(c []float32, cStride int, a []float32, aStride int, b []float32, bStride, k int) {
	for row := 0; row < tileRows; row += 2 {
		a0, a1 := a[row*aStride:][:k], a[(row+1)*aStride:][:k]
		for column := 0; column < tileColumns; column += 4 {
			c0, c1 := c[row*cStride+column:][:4], c[(row+1)*cStride+column:][:4]
			block(c0, c1, a0, a1, b[column:], bStride)
		}
	}
}

func block(c0, c1, a0, a1, b []float32, bStride int) {
	var s00, s01, s02, s03, s10, s11, s12, s13 float32
	a1 = a1[:len(a0)]
	for i, x0 := range a0 {
		x1, w := a1[i], b[i*bStride:][:4]
		s00 += x0 * w[0]
		s01 += x0 * w[1]
		s02 += x0 * w[2]
		s03 += x0 * w[3]
		s10 += x1 * w[0]
		s11 += x1 * w[1]
		s12 += x1 * w[2]
		s13 += x1 * w[3]
	}
	c0[0], c0[1], c0[2], c0[3] = c0[0]+s00, c0[1]+s01, c0[2]+s02, c0[3]+s03
	c1[0], c1[1], c1[2], c1[3] = c1[0]+s10, c1[1]+s11, c1[2]+s12, c1[3]+s13
}

func unpackScalar(panel []float32, weights string, scales []float32) {
	scales = scales[:tileColumns]
	for at := 0; at+tileColumns <= len(weights); at += tileColumns {
		to, from := panel[at:][:tileColumns], weights[at:][:tileColumns]
		for column, scale := range scales {
			to[column] = float32(int8(from[column])) * scale
		}
	}
}

func expScalar(x []float32, most float32) (sum float32) {
	for i, v := range x {
		x[i] = exponential(v - most)
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
