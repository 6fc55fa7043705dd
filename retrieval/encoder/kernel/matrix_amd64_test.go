package kernel

import "testing"

// TestLayouts has kernels that this processor may lack multiply in Go what
// their assembly would: the panels, the offset and the end of a tile are then
// the ones that it will meet where it runs.
func TestLayouts(t *testing.T) {
	for _, k := range []*kernel{avx2, avxVNNI, avx512VNNI} {
		if k.rounding == roundAVX2 && !hasAVX2() {
			t.Skip("no AVX2")
		}
		emulated := *k
		emulated.tile = func(sums []int32, s *Scratch, row int, panel []byte) {
			for i := range k.rows * k.columns {
				sums[i] = emulate(k, s, row+i/k.columns, panel, i%k.columns)
			}
		}
		testKernel(t, &emulated)
	}
}

// emulate returns one sum of a tile.
func emulate(k *kernel, s *Scratch, row int, panel []byte, column int) (sum int32) {
	for i := range s.stride {
		w := panel[i/k.depth*k.columns*k.depth+column*k.depth+i%k.depth]
		weight, x := int32(int8(w)), int32(0)
		if k.offset != 0 {
			weight = int32(w)
		}
		if k.wide {
			x = int32(s.wide[row*s.stride+i])
		} else {
			x = int32(s.narrow[row*s.stride+i])
		}
		sum += weight * x
	}
	return sum
}
