package kernel

import "golang.org/x/sys/cpu"

// kernels lists what this processor can run, the fastest first.
func kernels() []*kernel {
	if cpu.ARM64.HasASIMDDP {
		return []*kernel{neon, scalar}
	}
	return []*kernel{scalar}
}

// neon multiplies four signed bytes at once with SDOT, which came with ARMv8.2.
var neon = &kernel{
	name: "neon", rows: 4, columns: 16, depth: 4,
	tile: tileNarrow, rounding: roundScalar,
}

func tileNarrow(sums []int32, q *quantised, row int, panel []byte) {
	_, _, _ = sums[4*16-1], q.narrow[(row+4)*q.stride-1], panel[16*q.stride-1]
	tileSDOT(&sums[0], &q.narrow[row*q.stride], q.stride, &panel[0], q.stride/16)
}

// forms lists the forms of vectors that this processor can run, the fastest
// first.
func forms() []*vectors { return []*vectors{vectorNEON(), plain} }

// vectorNEON has what takes longest, the tile of attention, in assembly.
func vectorNEON() *vectors {
	v := *plain
	v.name, v.tile = "neon", floatTileVector
	return &v
}

func floatTileVector(c []float32, cStride int, a []float32, aStride int, b []float32, k int) {
	_, _, _ = c[(tileRows-1)*cStride+tileColumns-1], a[(tileRows-1)*aStride+k-1], b[k*tileColumns-1]
	floatTileNEON(&c[0], cStride, &a[0], aStride, &b[0], k)
}

//go:noescape
func tileSDOT(sums *int32, a *byte, stride int, panel *byte, blocks int)

//go:noescape
func floatTileNEON(c *float32, cStride int, a *float32, aStride int, b *float32, k int)
