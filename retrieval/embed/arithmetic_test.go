package embed

import (
	"math"
	"math/rand/v2"
	"testing"
)

// forms are the scalar arithmetic and, where there is another, the fastest.
func forms() map[string]arithmetic {
	return map[string]arithmetic{"scalar": scalar(), "fastest": fastest()}
}

func random(n int) []float32 {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	return x
}

func TestTile(t *testing.T) {
	const k, aStride, bStride, cStride = 37, 40, 19, 21
	a, b := random(tileRows*aStride), random(k*bStride)
	for name, by := range forms() {
		c := random(tileRows * cStride)
		before := random(tileRows * cStride)
		by.tile(c, cStride, a, aStride, b, bStride, k)
		for i := range c {
			row, column := i/cStride, i%cStride
			want := float64(before[i])
			for j := 0; j < k && column < tileColumns; j++ {
				want += float64(a[row*aStride+j]) * float64(b[j*bStride+column])
			}
			if math.Abs(float64(c[i])-want) > 1e-4 {
				t.Fatalf("%s: tile[%d,%d] = %v, want %v", name, row, column, c[i], want)
			}
		}
	}
}

func TestUnpack(t *testing.T) {
	packed := make([]byte, 256*tileColumns)
	for i := range packed {
		packed[i] = byte(i / tileColumns)
	}
	scales := random(tileColumns)
	for name, by := range forms() {
		panel := make([]float32, len(packed))
		by.unpack(panel, string(packed), scales)
		for i, got := range panel {
			if want := float32(int8(packed[i])) * scales[i%tileColumns]; got != want {
				t.Fatalf("%s: unpack(%d)[%d] = %v, want %v", name, packed[i], i, got, want)
			}
		}
	}
}

func TestExp(t *testing.T) {
	for name, by := range forms() {
		for _, most := range []float32{0, 3.5, -20} {
			x := make([]float32, 4096)
			var want float64
			for i := range x {
				x[i] = most - float32(i)*float32(i)/1e5
				want += math.Exp(float64(x[i] - most))
			}
			before := append([]float32(nil), x...)
			if sum := by.exp(x, most); math.Abs(float64(sum)/want-1) > 1e-5 {
				t.Errorf("%s: exp sums to %v, want %v", name, sum, want)
			}
			for i, got := range x {
				want := math.Exp(max(float64(before[i]-most), -87))
				if math.Abs(float64(got)/want-1) > 1e-6 {
					t.Fatalf("%s: exp(%v-%v) = %v, want %v", name, before[i], most, got, want)
				}
			}
		}
	}
}

func TestExpOfNothing(t *testing.T) {
	for name, by := range forms() {
		x := []float32{0, 0, 0, 0, 0, 0, 0, float32(math.Inf(-1))}
		if sum := by.exp(x, 0); sum != 7 || x[7] > 1e-37 {
			t.Errorf("%s: exp(0 ×7, -Inf) = %v with sum %v, want next to nothing and 7", name, x[7], sum)
		}
	}
}

func TestGelu(t *testing.T) {
	for name, by := range forms() {
		x := make([]float32, 4096)
		for i := range x {
			x[i] = float32(i-2048) / 150
		}
		x[0], x[1] = 3e4, -3e4
		before := append([]float32(nil), x...)
		by.gelu(x)
		for i, got := range x {
			v := float64(before[i])
			want := v / 2 * math.Erfc(-v/math.Sqrt2)
			if math.Abs(float64(got)-want) > 1e-6*max(1, math.Abs(v)) {
				t.Fatalf("%s: gelu(%v) = %v, want %v", name, v, got, want)
			}
		}
	}
}
