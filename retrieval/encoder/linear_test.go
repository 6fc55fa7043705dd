package encoder

import (
	"math"
	"slices"
	"testing"

	"whosaid/retrieval/encoder/kernel"
)

func TestLargest(t *testing.T) {
	if got := largest([]float32{1, 9, 3, 3, 9, 2, 5}); !slices.Equal(got, []int{1, 4, 6, 2}) {
		t.Errorf("largest = %v, want the places of 9, 9, 5 and the first 3", got)
	}
	if got := largest([]float32{1, 2}); !slices.Equal(got, []int{1, 0}) {
		t.Errorf("largest of two = %v, want both", got)
	}
}

// An input that dwarfs the others costs them nothing if it is taken out, and
// the source is as before.
func TestOutliers(t *testing.T) {
	const in, out, rows = 64, 16, 5
	weights, scales, biases := make([]byte, in*out), make([]float32, out), make([]float32, out)
	for i := range weights {
		weights[i] = byte(i * 37)
	}
	for i := range scales {
		scales[i], biases[i] = .001*float32(i+1), float32(i)
	}
	src := make([]float32, rows*in)
	for i := range src {
		src[i] = float32(math.Sin(float64(i)))
		if i%in == 7 {
			src[i] = 500 + float32(i)
		}
	}
	matrix, err := kernel.NewMatrix(weights, scales, biases, out, in)
	if err != nil {
		t.Fatal(err)
	}
	taken := outlier{input: 7}
	for o := range out {
		taken.weights = append(taken.weights, scales[o]*float32(int8(weights[o*in+7])))
	}
	m, before := linear{matrix: matrix, outliers: []outlier{taken}}, slices.Clone(src)
	got := make([]float32, rows*out)
	m.apply(got, src, rows, &desk{outliers: make([]float32, rows)})
	if !slices.Equal(src, before) {
		t.Error("apply has changed its source")
	}
	for i := range got {
		want := float64(biases[i%out])
		for k := range in {
			want += float64(src[i/out*in+k]) * float64(scales[i%out]) * float64(int8(weights[i%out*in+k]))
		}
		if math.Abs(float64(got[i])-want) > .2 {
			t.Errorf("number %d = %v, want %v", i, got[i], want)
		}
	}
}
