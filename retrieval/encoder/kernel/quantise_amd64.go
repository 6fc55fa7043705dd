package kernel

var roundAVX2 = &rounding{
	largest: largestVector, narrow: narrowVector, widen: widenVector, finish: finishVector,
}

func largestVector(x []float32) float32 {
	whole := len(x) / lanes * lanes
	most := largestScalar(x[whole:])
	if whole > 0 {
		most = max(most, largestAVX2(&x[0], whole))
	}
	return most
}

func narrowVector(dst []int8, src []float32, inverse float32) int32 {
	whole := len(src) / lanes * lanes
	total := quantiseScalar(dst[whole:], src[whole:], inverse)
	if whole > 0 {
		total += quantiseNarrowAVX2(&dst[0], &src[0], whole, inverse)
	}
	return total
}

func widenVector(dst []int16, src []float32, inverse float32) int32 {
	whole := len(src) / lanes * lanes
	total := quantiseScalar(dst[whole:], src[whole:], inverse)
	if whole > 0 {
		total += quantiseWideAVX2(&dst[0], &src[0], whole, inverse)
	}
	return total
}

func finishVector(dst []float32, sums []int32, shift int32, scale float32, scales, bias []float32) {
	whole := len(dst) / lanes * lanes
	finishScalar(dst[whole:], sums[whole:], shift, scale, scales[whole:], bias[whole:])
	if whole > 0 {
		finishAVX2(&dst[0], &sums[0], whole, shift, scale, &scales[0], &bias[0])
	}
}

//go:noescape
func largestAVX2(x *float32, n int) float32

//go:noescape
func quantiseWideAVX2(dst *int16, src *float32, n int, inverse float32) int32

//go:noescape
func quantiseNarrowAVX2(dst *int8, src *float32, n int, inverse float32) int32

//go:noescape
func finishAVX2(dst *float32, sums *int32, n int, shift int32, scale float32, scales, bias *float32)
