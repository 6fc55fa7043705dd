package retrieval

import (
	"math"
	"math/rand/v2"
	"testing"

	"whosaid/store/news"
)

func TestCosines(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	vector := func() []float32 {
		v := make([]float32, 384)
		for i := range v {
			v[i] = float32(random.NormFloat64() + .5)
		}
		return v
	}
	numbers := func(v []int8) []float32 {
		out := make([]float32, len(v))
		for i, x := range v {
			out[i] = float32(x)
		}
		return out
	}
	for n := range 5 {
		var of [][]int8
		for range n {
			of = append(of, news.Quantise(vector()))
		}
		unit := vector()
		length := math.Sqrt(square(unit))
		for i := range unit {
			unit[i] /= float32(length)
		}
		got := cosinesWith(unit, of)
		for i, v := range of {
			if want := cosine(unit, numbers(v)); math.Abs(got.each[i]-want) > 1e-6 {
				t.Errorf("of %d: cosine with %d = %v, want %v", n, i, got.each[i], want)
			}
		}
		want := 0.0
		if n > 0 {
			want = cosine(unit, news.Embedding{Sentences: of}.Vector())
		}
		if math.Abs(got.mean-want) > 1e-6 {
			t.Errorf("of %d: cosine with the mean = %v, want %v", n, got.mean, want)
		}
	}
	for name, of := range map[string][][]int8{"zero": {make([]int8, 2)}, "another length": {{1, 2, 3}}, "none": nil} {
		if got := cosinesWith([]float32{1, 0}, of); got.mean != 0 || len(got.each) != len(of) || len(of) > 0 && got.each[0] != 0 {
			t.Errorf("%s: %v, want zeros", name, got)
		}
	}
}

func square(v []float32) float64 {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	return sum
}
