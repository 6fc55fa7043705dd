package kernel

import "unsafe"

// The assembly trusts its arguments, so whoever calls it looks at the last
// elements that it is going to touch first.

// avx2 multiplies pairs of int16. The quantised rows are kept as int16, the
// weights become it on their way to a register.
var avx2 = &kernel{
	name: "avx2", rows: 6, columns: 16, depth: 2, wide: true,
	tile: tileWide, rounding: roundAVX2,
}

// avxVNNI and avx512VNNI multiply four bytes at once, the weights being
// unsigned: 128 is added to each, and what this adds to a sum, 128 times the
// total of the quantised row, is taken off again at the end.
var (
	avxVNNI = &kernel{
		name: "avxvnni", rows: 6, columns: 16, depth: 4, offset: 128,
		tile: tileNarrow, rounding: roundAVX2,
	}
	avx512VNNI = &kernel{
		name: "avx512vnni", rows: 6, columns: 64, depth: 4, offset: 128,
		tile: tile512, whole: whole512, rounding: roundAVX2,
	}
)

func tileWide(sums []int32, q *quantised, row int, panel []byte) {
	_, _, _ = sums[6*16-1], q.wide[(row+6)*q.stride-1], panel[16*q.stride-1]
	tileAVX2(&sums[0], &q.wide[row*q.stride], 2*q.stride, &panel[0], q.stride/8)
}

func tileNarrow(sums []int32, q *quantised, row int, panel []byte) {
	_, _, _ = sums[6*16-1], q.narrow[(row+6)*q.stride-1], panel[16*q.stride-1]
	tileAVXVNNI(&sums[0], &q.narrow[row*q.stride], q.stride, &panel[0], q.stride/8)
}

func tile512(sums []int32, q *quantised, row int, panel []byte) {
	whole512(sums, q, row, &excess{}, panel)
}

// whole512 is tile512 with the excess. A place is 64 columns of four bytes.
func whole512(sums []int32, q *quantised, row int, x *excess, panel []byte) {
	_, _, _ = sums[6*64-1], q.narrow[(row+6)*q.stride-1], panel[64*q.stride-1]
	var first *byte
	if len(x.places) > 0 {
		_, first = x.narrow[6*x.stride-1], &x.narrow[0]
	}
	tileAVX512(&sums[0], &q.narrow[row*q.stride], q.stride, &panel[0], q.stride/8, first, x.stride, unsafe.SliceData(x.places), len(x.places))
}

//go:noescape
func tileAVX2(sums *int32, a *int16, stride int, panel *byte, blocks int)

//go:noescape
func tileAVXVNNI(sums *int32, a *byte, stride int, panel *byte, blocks int)

//go:noescape
func tileAVX512(sums *int32, a *byte, stride int, panel *byte, blocks int, x *byte, xStride int, places *int, count int)
