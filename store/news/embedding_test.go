package news_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"whosaid/store/news"
)

func randomVector(random *rand.Rand, dim int) []float32 {
	v := make([]float32, dim)
	for i := range v {
		v[i] = float32(random.NormFloat64())
	}
	return v
}

func cosine[A, B int8 | float32](a []A, b []B) float64 {
	dot, x, y := 0.0, 0.0, 0.0
	for i := range a {
		dot += float64(a[i]) * float64(b[i])
		x += float64(a[i]) * float64(a[i])
		y += float64(b[i]) * float64(b[i])
	}
	return dot / math.Sqrt(x*y)
}

func TestQuantise(t *testing.T) {
	if got, want := news.Quantise([]float32{.5, -1, 0, .25}), []int8{64, -127, 0, 32}; !reflect.DeepEqual(got, want) {
		t.Errorf("Quantise = %v, want %v", got, want)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		v := randomVector(random, 384)
		if got := cosine(v, news.Quantise(v)); got < .9999 {
			t.Errorf("Quantise has a cosine of %v with its vector, want .9999", got)
		}
	}
	for _, v := range [][]float32{nil, {0, 0}} {
		if got := news.Quantise(v); len(got) != len(v) || len(v) > 0 && got[0] != 0 {
			t.Errorf("Quantise(%v) = %v, want zeros", v, got)
		}
	}
}

// The mean is that of the directions, however long the vectors are.
func TestVector(t *testing.T) {
	e := news.Embedding{Sentences: [][]int8{{127, 0}, {0, 1}}}
	if got := e.Vector(); len(got) != 2 || math.Abs(float64(got[0]-.5)) > 1e-6 || math.Abs(float64(got[1]-.5)) > 1e-6 {
		t.Errorf("Vector of two sentences = %v, want their mean", got)
	}
	e.Whole = []float32{1, 0, 0}
	if got := e.Vector(); !reflect.DeepEqual(got, e.Whole) {
		t.Errorf("Vector = %v, want %v", got, e.Whole)
	}
	if got := (news.Embedding{}).Vector(); got != nil {
		t.Errorf("Vector of nothing = %v, want nil", got)
	}
}

func TestEmbeddingCheck(t *testing.T) {
	two := [][]int8{{1, 0}, {0, 1}}
	for name, test := range map[string]struct {
		e    news.Embedding
		good bool
	}{
		"sentences":               {news.Embedding{Sentences: two}, true},
		"a vector alone":          {news.Embedding{Whole: []float32{0, 3}}, true},
		"both":                    {news.Embedding{Whole: []float32{0, 3}, Sentences: [][]int8{{1, 2, 3}, {1, 2, 3}}}, true},
		"nothing":                 {news.Embedding{}, false},
		"one sentence":            {news.Embedding{Sentences: two[:1]}, false},
		"sentences of two widths": {news.Embedding{Sentences: [][]int8{{1, 0}, {1}}}, false},
		"a zero sentence":         {news.Embedding{Sentences: [][]int8{{1, 0}, {0, 0}}}, false},
		"opposite sentences":      {news.Embedding{Sentences: [][]int8{{1, 0}, {-1, 0}}}, false},
		"three dimensions":        {news.Embedding{Whole: []float32{0, 3, 1}}, false},
		"infinite":                {news.Embedding{Whole: []float32{0, float32(math.Inf(1))}}, false},
	} {
		err := test.e.Check(2, 2)
		if (err == nil) != test.good || err != nil && !errors.Is(err, news.ErrBadVector) {
			t.Errorf("Check of %s = %v, want good: %v", name, err, test.good)
		}
	}
}

func TestEmbeddingComesBack(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, e := range []news.Embedding{
		{Sentences: [][]int8{{1, -128, 127}, {0, 5, 6}}},
		{Whole: randomVector(random, 384)},
		{Whole: []float32{1e30, -1e30, 1e25}, Sentences: [][]int8{{9}, {-9}}},
	} {
		data, err := e.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		var got news.Embedding
		if err := got.UnmarshalBinary(data); err != nil || !reflect.DeepEqual(got.Sentences, e.Sentences) || len(got.Whole) != len(e.Whole) {
			t.Errorf("UnmarshalBinary = %v, %v, want %v", got, err, e)
		}
		if e.Whole != nil && cosine(got.Whole, e.Whole) < 1-1e-8 {
			t.Errorf("Whole comes back with a cosine of %v", cosine(got.Whole, e.Whole))
		}
	}
	if _, err := (news.Embedding{Sentences: [][]int8{{1}, {1, 2}}}).MarshalBinary(); !errors.Is(err, news.ErrBadVector) {
		t.Errorf("MarshalBinary of two widths = %v, want %v", err, news.ErrBadVector)
	}
}

func FuzzEmbedding(f *testing.F) {
	for _, e := range []news.Embedding{{}, {Whole: []float32{1, -2}}, {Sentences: [][]int8{{1, 2}, {3, 4}}}} {
		data, err := e.MarshalBinary()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("\x01\x00\xff\xff\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var e, again news.Embedding
		if e.UnmarshalBinary(data) != nil {
			return
		}
		_ = e.Check(len(e.Vector()), len(e.Sentences)) // must not panic
		out, err := e.MarshalBinary()
		if err == nil {
			err = again.UnmarshalBinary(out)
		}
		if err != nil || len(again.Whole) != len(e.Whole) || !reflect.DeepEqual(again.Sentences, e.Sentences) {
			t.Errorf("%q is read as %v, which comes back as %v, %v", data, e, again, err)
		}
	})
}
