package kernel

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// lengths are those of vectors: less than a register, whole ones and others.
var lengths = []int{1, 5, 8, 9, 15, 16, 17, 24, 31, 32, 33, 40, 120, 384, 1536}

// eachForm runs a test for every form of this processor and every length.
func eachForm(t *testing.T, test func(t *testing.T, by *vectors, n int)) {
	for _, by := range forms() {
		for _, n := range lengths {
			t.Run(fmt.Sprintf("%s/%d", by.name, n), func(t *testing.T) { test(t, by, n) })
		}
	}
}

// near fails a test if got is farther from want than a part of size, or of
// want if that is larger.
func near(t *testing.T, what string, got float32, want, size float64) {
	t.Helper()
	if math.Abs(float64(got)-want) > 1e-5*max(size, math.Abs(want)) {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func TestDot(t *testing.T) {
	eachForm(t, func(t *testing.T, by *vectors, n int) {
		a, b := random(n), random(n + 1)[1:]
		var want, size float64
		for i := range a {
			want += float64(a[i]) * float64(b[i])
			size += math.Abs(float64(a[i]) * float64(b[i]))
		}
		near(t, "dot", by.dot(a, b), want, size)
	})
}

func TestDot8(t *testing.T) {
	eachForm(t, func(t *testing.T, by *vectors, n int) {
		a, b := make([]int8, n), make([]int8, n)
		for i, v := range randomBytes(2 * n) {
			a[i/2], b[i/2] = int8(v), a[i/2]
		}
		a[0], b[0] = -128, -128
		var want int32
		for i := range a {
			want += int32(a[i]) * int32(b[i])
		}
		if got := by.dot8(a, b); got != want {
			t.Errorf("dot8 = %d, want %d", got, want)
		}
	})
}

func TestAxpyAndScale(t *testing.T) {
	eachForm(t, func(t *testing.T, by *vectors, n int) {
		x, dst := random(n + 1)[1:], random(n)
		before := slices.Clone(dst)
		by.axpy(dst, x, -1.5)
		for i, got := range dst {
			near(t, "axpy", got, float64(before[i])-1.5*float64(x[i]), 1)
		}
		by.scale(x, 3)
		for i, got := range x {
			near(t, "scale", got, 3*float64(random(n + 1)[i+1]), 1)
		}
	})
}

func TestExp(t *testing.T) {
	eachForm(t, func(t *testing.T, by *vectors, n int) {
		for _, scale := range []float32{0, .17677669, 1, 30} {
			x := random(n)
			most := by.most(x)
			if want := slices.Max(x); most != want {
				t.Fatalf("most = %v, want %v", most, want)
			}
			before, sum := slices.Clone(x), 0.
			got := by.exp(x, scale, most)
			for i, v := range before {
				want := math.Exp2(max(float64((v-most)*scale), -126))
				sum += want
				near(t, fmt.Sprintf("2^(%v·%v)", scale, v-most), x[i], want, 0)
			}
			near(t, "sum", got, sum, 0)
		}
	})
}

func TestExpOfNothing(t *testing.T) {
	for _, by := range forms() {
		x := []float32{0, 0, 0, 0, 0, 0, 0, float32(math.Inf(-1))}
		if sum := by.exp(x, 1, 0); sum != 7 || x[7] > 1e-37 {
			t.Errorf("%s: exp(0 ×7, -Inf) = %v with sum %v, want next to nothing and 7", by.name, x[7], sum)
		}
	}
}

func TestGELU(t *testing.T) {
	for _, by := range forms() {
		x := make([]float32, 4099)
		for i := range x {
			x[i] = float32(i-2048) / 150
		}
		x[0], x[1] = 3e4, -3e4
		before := slices.Clone(x)
		by.gelu(x)
		for i, got := range x {
			v := float64(before[i])
			want := v / 2 * math.Erfc(-v/math.Sqrt2)
			if math.Abs(float64(got)-want) > 1e-6*max(1, math.Abs(v)) {
				t.Fatalf("%s: gelu(%v) = %v, want %v", by.name, v, got, want)
			}
		}
	}
}

func TestNorm(t *testing.T) {
	eachForm(t, func(t *testing.T, by *vectors, n int) {
		residual, gain, shift := random(n + 1)[1:], random(n), random(n + 2)[2:]
		for _, change := range [][]float32{nil, residual} {
			x := random(n + 3)[3:]
			want := slices.Clone(x)
			for i := range change {
				want[i] += change[i]
			}
			mean, scale := moments(want, 1e-12)
			by.norm(x, change, gain, shift, 1e-12)
			for i := range x {
				w := (float64(want[i])-mean)*scale*float64(gain[i]) + float64(shift[i])
				near(t, "norm", x[i], w, 10)
			}
		}
	})
}

// moments returns the mean of x and one over its standard deviation.
func moments(x []float32, epsilon float64) (mean, scale float64) {
	var squares float64
	for _, v := range x {
		mean += float64(v) / float64(len(x))
	}
	for _, v := range x {
		squares += (float64(v) - mean) * (float64(v) - mean)
	}
	return mean, 1 / math.Sqrt(squares/float64(len(x))+epsilon)
}

func TestLayerNormRows(t *testing.T) {
	x := []float32{1, 3, 10, 14}
	LayerNorm(x, []float32{0, 0, 2, 2}, []float32{1, 2}, []float32{0, 1}, 1e-12)
	for i, want := range []float64{-1, 3, -1, 3} {
		near(t, "LayerNorm", x[i], want, 0)
	}
}

func TestPooling(t *testing.T) {
	rows := []float32{1, 2, 3, 4, 5, 12}
	mean := []float32{9, 9}
	for _, c := range []struct {
		name string
		do   func()
		want []float32
	}{
		{"Sum", func() { Sum(mean, rows) }, []float32{9, 18}},
		{"Mean", func() { Mean(mean, rows) }, []float32{3, 6}},
		{"Mean of nothing", func() { Mean(mean, nil) }, []float32{0, 0}},
		{"Unit of zeros", func() { Unit(mean) }, []float32{0, 0}},
		{"Unit", func() { copy(mean, []float32{3, 4}); Unit(mean) }, []float32{.6, .8}},
		{"Softmax", func() { copy(mean, []float32{2, 2}); Softmax(mean, .5) }, []float32{.5, .5}},
	} {
		c.do()
		for i, want := range c.want {
			near(t, c.name, mean[i], float64(want), 0)
		}
	}
}

func TestTile(t *testing.T) {
	const k, aStride, cStride = 37, 40, 35
	for _, by := range forms() {
		a, b := random(tileRows*aStride), random(k*by.columns)
		c := random(tileRows * cStride)
		by.tile(c, cStride, a, aStride, b, k)
		for i, got := range c {
			row, column := i/cStride, i%cStride
			if column >= by.columns {
				continue
			}
			var want float64
			for j := range k {
				want += float64(a[row*aStride+j]) * float64(b[j*by.columns+column])
			}
			near(t, fmt.Sprintf("%s: tile[%d,%d]", by.name, row, column), got, want, 10)
		}
	}
}

func TestTranspose(t *testing.T) {
	const stride, pitch = 11, 13
	x := random(lanes * stride)
	for _, by := range forms() {
		panel := make([]float32, lanes*pitch)
		by.transpose(panel, pitch, x, stride)
		for i, got := range panel {
			row, column := i/pitch, i%pitch
			var want float32
			if column < lanes {
				want = x[column*stride+row]
			}
			if got != want {
				t.Errorf("%s: transpose[%d,%d] = %v, want %v", by.name, row, column, got, want)
			}
		}
	}
}
