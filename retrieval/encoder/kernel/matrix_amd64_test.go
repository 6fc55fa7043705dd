package kernel

import "testing"

// TestLayouts is of kernels that this processor may lack.
func TestLayouts(t *testing.T) {
	for _, k := range []*kernel{avx2, avxVNNI, avx512VNNI} {
		if k.rounding == roundAVX2 && !hasAVX2() {
			t.Skip("no AVX2")
		}
		testKernel(t, emulated(k))
	}
}
