package kernel

// forms lists the forms of vectors that this processor can run, the fastest
// first.
func forms() []*vectors {
	switch {
	case has512():
		return []*vectors{vectorAVX512(), vectorAVX2, plain}
	case hasAVX2():
		return []*vectors{vectorAVX2, plain}
	}
	return []*vectors{plain}
}

var vectorAVX2 = &vectors{
	name: "avx2",
	dot:  dotVector, dot8: dot8Vector, axpy: axpyVector, scale: scaleVector, most: mostVector,
	exp: expVector, gelu: geluVector, norm: normVector,
	columns: tileColumns, tile: floatTileVector, transpose: transposeVector,
}

// vectorAVX512 has what takes longest, the tile of attention, twice as wide.
func vectorAVX512() *vectors {
	v := *vectorAVX2
	v.name, v.columns, v.tile = "avx512", 2*tileColumns, floatTileWide
	return &v
}

// Each of these gives the assembly whole registers, and does the rest in Go.

func dotVector(a, b []float32) float32 {
	whole := len(a) / lanes * lanes
	sum := dotScalar(a[whole:], b[whole:])
	if whole > 0 {
		sum += dotAVX2(&a[0], &b[0], whole)
	}
	return sum
}

func dot8Vector(a, b []int8) int32 {
	whole := len(a) / (2 * lanes) * (2 * lanes)
	sum := dot8Scalar(a[whole:], b[whole:])
	if whole > 0 {
		sum += dot8AVX2(&a[0], &b[0], whole)
	}
	return sum
}

func axpyVector(dst, x []float32, a float32) {
	whole := len(dst) / lanes * lanes
	axpyScalar(dst[whole:], x[whole:], a)
	if whole > 0 {
		axpyAVX2(&dst[0], &x[0], whole, a)
	}
}

func scaleVector(x []float32, a float32) {
	whole := len(x) / lanes * lanes
	scaleScalar(x[whole:], a)
	if whole > 0 {
		scaleAVX2(&x[0], whole, a)
	}
}

func mostVector(x []float32) float32 {
	whole := len(x) / lanes * lanes
	switch {
	case whole == 0:
		return mostScalar(x)
	case whole == len(x):
		return mostAVX2(&x[0], whole)
	}
	return max(mostAVX2(&x[0], whole), mostScalar(x[whole:]))
}

func expVector(x []float32, scale, most float32) float32 {
	whole := len(x) / lanes * lanes
	sum := expScalar(x[whole:], scale, most)
	if whole > 0 {
		sum += expAVX2(&x[0], whole, scale, most)
	}
	return sum
}

func geluVector(x []float32) {
	whole := len(x) / lanes * lanes
	geluScalar(x[whole:])
	if whole > 0 {
		geluAVX2(&x[0], whole)
	}
}

func normVector(x, residual, gain, shift []float32, epsilon float32) {
	n := len(x)
	if n == 0 || n%lanes != 0 {
		normScalar(x, residual, gain, shift, epsilon)
		return
	}
	_, _ = gain[n-1], shift[n-1]
	if residual != nil {
		axpyVector(x, residual, 1)
	}
	mean := sumAVX2(&x[0], n) / float32(n)
	scale := deviation(float64(squaresAVX2(&x[0], n, mean)), n, epsilon)
	spreadAVX2(&x[0], n, mean, scale, &gain[0], &shift[0])
}

func floatTileVector(c []float32, cStride int, a []float32, aStride int, b []float32, k int) {
	_, _, _ = c[(tileRows-1)*cStride+tileColumns-1], a[(tileRows-1)*aStride+k-1], b[k*tileColumns-1]
	floatTileAVX2(&c[0], cStride, &a[0], aStride, &b[0], k)
}

func floatTileWide(c []float32, cStride int, a []float32, aStride int, b []float32, k int) {
	_, _, _ = c[(tileRows-1)*cStride+2*tileColumns-1], a[(tileRows-1)*aStride+k-1], b[k*2*tileColumns-1]
	floatTileAVX512(&c[0], cStride, &a[0], aStride, &b[0], k)
}

func transposeVector(panel []float32, pitch int, x []float32, stride int) {
	_, _ = panel[(lanes-1)*pitch+lanes-1], x[(lanes-1)*stride+lanes-1]
	transposeAVX2(&panel[0], pitch, &x[0], stride)
}

//go:noescape
func dotAVX2(a, b *float32, n int) float32

//go:noescape
func dot8AVX2(a, b *int8, n int) int32

//go:noescape
func axpyAVX2(dst, x *float32, n int, a float32)

//go:noescape
func scaleAVX2(x *float32, n int, a float32)

//go:noescape
func mostAVX2(x *float32, n int) float32

//go:noescape
func sumAVX2(x *float32, n int) float32

//go:noescape
func squaresAVX2(x *float32, n int, mean float32) float32

//go:noescape
func spreadAVX2(x *float32, n int, mean, scale float32, gain, shift *float32)

//go:noescape
func expAVX2(x *float32, n int, scale, most float32) float32

//go:noescape
func geluAVX2(x *float32, n int)

//go:noescape
func floatTileAVX2(c *float32, cStride int, a *float32, aStride int, b *float32, k int)

//go:noescape
func transposeAVX2(panel *float32, pitch int, x *float32, stride int)

//go:noescape
func floatTileAVX512(c *float32, cStride int, a *float32, aStride int, b *float32, k int)
