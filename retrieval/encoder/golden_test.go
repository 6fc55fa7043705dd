package encoder

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"
)

// golden is a line of testdata/vectors.jsonl, which train/golden_vectors.py made
// with the reference: the same weights, but activations that are not quantised.
type golden struct {
	Kind      string
	Text      string
	Vector    packed
	Headline  string
	Sentences []string
	Whole     packed
	Vectors   []packed

	Question, Label, Before, Sentence string
	Score                             float32
}

// packed is a vector as the file has it.
type packed []float32

func (p *packed) UnmarshalJSON(raw []byte) error {
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return err
	}
	b, err := base64.StdEncoding.DecodeString(text)
	for ; len(b) >= 2; b = b[2:] {
		*p = append(*p, float32(int16(binary.LittleEndian.Uint16(b)))/32767)
	}
	return err
}

func goldens(t *testing.T, kind string) (found []golden) {
	t.Helper()
	file, err := os.ReadFile("testdata/vectors.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(file)) {
		var g golden
		if err := json.Unmarshal([]byte(line), &g); err != nil {
			t.Fatalf("Unmarshal(%.60q) = %v", line, err)
		}
		if g.Kind == kind {
			found = append(found, g)
		}
	}
	if len(found) == 0 {
		t.Fatalf("no goldens of kind %s", kind)
	}
	return found
}

// agreement gathers cosines with the reference.
type agreement struct {
	sum, least float64
	count      int
}

// leastCosine and leastMean are what whole-numbered activations leave at least of the
// cosine with the reference, of each vector and in the mean. Vectors of different
// sentences have one of .4 with each other.
const leastCosine, leastMean = .999, .9998

func (a *agreement) add(t *testing.T, what string, got, want []float32) {
	t.Helper()
	c := cosine(got, want)
	if a.count == 0 || c < a.least {
		a.least = c
	}
	a.sum, a.count = a.sum+c, a.count+1
	if c < leastCosine {
		t.Errorf("%.60s: cosine with the reference %.5f, want %v", what, c, leastCosine)
	}
	if length := cosine(got, got) * norm2(got); math.Abs(length-1) > 1e-5 {
		t.Errorf("%.60s: length %v, want 1", what, length)
	}
}

func (a *agreement) mean(t *testing.T) {
	t.Helper()
	t.Logf("%d vectors: cosine with the reference %.5f in the mean, %.5f at least", a.count, a.sum/float64(a.count), a.least)
	if mean := a.sum / float64(a.count); mean < leastMean {
		t.Errorf("cosine with the reference %.5f in the mean, want %v", mean, leastMean)
	}
}

func norm2(a []float32) float64 {
	sum := 0.0
	for _, v := range a {
		sum += float64(v) * float64(v)
	}
	return math.Sqrt(sum)
}

func cosine(a, b []float32) float64 {
	sum := 0.0
	for i, v := range a {
		sum += float64(v) * float64(b[i])
	}
	return sum / norm2(a) / norm2(b)
}

func opened(tb testing.TB) *Encoder {
	tb.Helper()
	e, err := Open()
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

func TestGoldenQuestions(t *testing.T) {
	var a agreement
	for _, g := range goldens(t, "question") {
		got, err := opened(t).Question(t.Context(), g.Text)
		if err != nil {
			t.Fatal(err)
		}
		a.add(t, g.Text, got, g.Vector)
	}
	a.mean(t)
}

func TestGoldenSentences(t *testing.T) {
	var texts []string
	all := goldens(t, "sentence")
	for _, g := range all {
		texts = append(texts, g.Text)
	}
	got, err := opened(t).Embed(t.Context(), texts)
	if err != nil {
		t.Fatal(err)
	}
	var a agreement
	for i, g := range all {
		a.add(t, g.Text, got[i], g.Vector)
	}
	a.mean(t)
}

func TestGoldenPassages(t *testing.T) {
	var passages []Passage
	all := goldens(t, "passage")
	for _, g := range all {
		passages = append(passages, Passage{Headline: g.Headline, Sentences: g.Sentences})
	}
	got, err := opened(t).Passages(t.Context(), passages)
	if err != nil {
		t.Fatal(err)
	}
	var a agreement
	for i, g := range all {
		a.add(t, g.Headline, got[i].Whole, g.Whole)
		for k, want := range g.Vectors {
			a.add(t, g.Sentences[k], got[i].Sentences[k], want)
		}
	}
	a.mean(t)
}

// TestGoldenScores holds that whole-numbered activations move scores little, those of the
// reader for tests.
func TestGoldenScores(t *testing.T) {
	const mostMean, mostEach = .01, .05
	most, sum := 0.0, 0.0
	all := goldens(t, "read")
	for _, g := range all {
		got, err := reading(t).Read(t.Context(), g.Question, []Candidate{{Label: g.Label, Headline: g.Headline, Before: g.Before, Sentence: g.Sentence}})
		if err != nil {
			t.Fatal(err)
		}
		d := math.Abs(float64(got[0] - g.Score))
		most, sum = max(most, d), sum+d
		if d > mostEach {
			t.Errorf("Read(%q, %.60q) = %.3f, want %.3f", g.Question, g.Sentence, got[0], g.Score)
		}
	}
	mean := sum / float64(len(all))
	t.Logf("%d scores: %.4f from the reference in the mean, %.4f at most", len(all), mean, most)
	if mean > mostMean {
		t.Errorf("scores are %.4f from the reference in the mean, want %v", mean, mostMean)
	}
}
