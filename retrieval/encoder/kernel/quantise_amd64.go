package kernel

var roundAVX2 = &rounding{
	peaks: peaksVector, widen: widenVector, narrow: narrowVector, join: joinVector, finish: finishVector,
}

func peaksVector(x []float32) [lanes]float32 {
	whole := len(x) / lanes * lanes
	peaks := peaksScalar(x[whole:])
	if whole > 0 {
		peaksAVX2(&peaks, &x[0], whole)
	}
	return peaks
}

func narrowVector(dst []byte, src []float32, inverse float32) int32 {
	whole := len(src) / lanes * lanes
	total := narrowScalar(dst[whole:], src[whole:], inverse)
	if whole > 0 {
		total += quantiseNarrowAVX2(&dst[0], &src[0], whole, inverse)
	}
	return total
}

func widenVector(dst []int16, src []float32, inverse float32) int32 {
	whole := len(src) / lanes * lanes
	total := widenScalar(dst[whole:], src[whole:], inverse)
	if whole > 0 {
		total += quantiseWideAVX2(&dst[0], &src[0], whole, inverse)
	}
	return total
}

func joinVector(sums, excess []int32) {
	whole := len(excess) / lanes * lanes
	joinScalar(sums[whole:], excess[whole:])
	if whole > 0 {
		joinAVX2(&sums[:whole][0], &excess[0], whole)
	}
}

func finishVector(dst []float32, stride int, sums []int32, columns int, r rowTerms, c columnTerms) {
	rows, width := len(r.scales), len(c.scales)
	if width%lanes != 0 {
		finishScalar(dst, stride, sums, columns, r, c)
		return
	}
	_, _ = dst[(rows-1)*stride+width-1], sums[(rows-1)*columns+width-1]
	_, _ = r.shifts[rows-1], c.bias[width-1]
	finishAVX2(&dst[0], stride, &sums[0], columns, rows, width, &r.shifts[0], &r.scales[0], &c.scales[0], &c.bias[0])
}

//go:noescape
func peaksAVX2(peaks *[lanes]float32, x *float32, n int)

//go:noescape
func quantiseWideAVX2(dst *int16, src *float32, n int, inverse float32) int32

//go:noescape
func quantiseNarrowAVX2(dst *byte, src *float32, n int, inverse float32) int32

//go:noescape
func joinAVX2(sums, excess *int32, n int)

//go:noescape
func finishAVX2(dst *float32, stride int, sums *int32, columns, rows, width int, shifts *int32, rowScales, scales, bias *float32)
