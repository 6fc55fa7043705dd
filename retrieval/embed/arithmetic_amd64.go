package embed

import "golang.org/x/sys/cpu"

// fastest returns the quickest arithmetic that this processor has.
func fastest() arithmetic {
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		return arithmetic{tile: tileVector, unpack: unpackVector, exp: expVector, gelu: geluVector}
	}
	return scalar()
}

// The assembly trusts its arguments, so each of these looks at the last element
// that it is going to touch first.

func tileVector(c []float32, cStride int, a []float32, aStride int, b []float32, bStride, k int) {
	_, _, _ = c[(tileRows-1)*cStride+tileColumns-1], a[(tileRows-1)*aStride+k-1], b[(k-1)*bStride+tileColumns-1]
	tileAVX2(&c[0], cStride, &a[0], aStride, &b[0], bStride, k)
}

func unpackVector(panel []float32, weights string, scales []float32) {
	_, _ = panel[len(weights)-1], scales[tileColumns-1]
	unpackAVX2(&panel[0], weights, &scales[0])
}

func expVector(x []float32, most float32) float32 { return expAVX2(&x[0], len(x), most) }

func geluVector(x []float32) { geluAVX2(&x[0], len(x)) }

//go:noescape
func tileAVX2(c *float32, cStride int, a *float32, aStride int, b *float32, bStride, k int)

//go:noescape
func unpackAVX2(panel *float32, weights string, scales *float32)

//go:noescape
func expAVX2(x *float32, n int, most float32) float32

//go:noescape
func geluAVX2(x *float32, n int)
