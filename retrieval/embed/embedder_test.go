package embed

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"math"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func open(t testing.TB) *Embedder {
	t.Helper()
	e, err := Open()
	if err != nil {
		t.Fatalf("Open() = %v", err)
	}
	return e
}

func embed(t testing.TB, e *Embedder, texts ...string) [][]float32 {
	t.Helper()
	vectors, err := e.Embed(t.Context(), texts)
	if err != nil || len(vectors) != len(texts) {
		t.Fatalf("Embed(%d texts) = %d vectors, %v", len(texts), len(vectors), err)
	}
	return vectors
}

func dot(a, b []float32) (sum float64) {
	for i := range a {
		sum += float64(a[i]) * float64(b[i])
	}
	return sum
}

// golden is a text and its vector by sentence-transformers; convert/golden.py
// makes them.
type golden struct {
	Text   string
	Times  int
	Vector []byte
}

func (g golden) embedding() []float32 {
	vector := make([]float32, len(g.Vector)/2)
	for i := range vector {
		vector[i] = float32(int16(binary.LittleEndian.Uint16(g.Vector[2*i:]))) / 32767
	}
	return vector
}

func goldens(t testing.TB) []golden {
	t.Helper()
	file, err := os.ReadFile("testdata/vectors.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var all []golden
	for line := range strings.Lines(string(file)) {
		var g golden
		if err := json.Unmarshal([]byte(line), &g); err != nil {
			t.Fatalf("Unmarshal(%.40q) = %v", line, err)
		}
		all = append(all, g)
	}
	return all
}

func TestReferenceVectors(t *testing.T) {
	all := goldens(t)
	if len(all) < 50 {
		t.Fatalf("%d golden vectors, want at least 50", len(all))
	}
	e := open(t)
	var texts []string
	for _, g := range all {
		texts = append(texts, strings.Repeat(g.Text, g.Times))
	}
	var sum, least float64 = 0, 1
	for i, got := range embed(t, e, texts...) {
		want := all[i].embedding()
		cosine := dot(got, want) / math.Sqrt(dot(want, want))
		if cosine < .999 {
			t.Errorf("Embed(%.40q × %d): cosine to the reference = %.5f, want at least .999", all[i].Text, all[i].Times, cosine)
		}
		sum, least = sum+cosine, min(least, cosine)
	}
	t.Logf("cosine to %d reference vectors: mean %.5f, least %.5f", len(all), sum/float64(len(all)), least)
}

func TestUnitVectors(t *testing.T) {
	e := open(t)
	texts := []string{"", " \n", "\x00\xff", "ferry", "the ferry to Kesh", strings.Repeat("long ", 20000)}
	for i, vector := range embed(t, e, texts...) {
		if length := math.Sqrt(dot(vector, vector)); len(vector) != e.Dim() || math.Abs(length-1) > 1e-5 {
			t.Errorf("Embed(%.20q) = %d numbers of length %v, want %d of length 1", texts[i], len(vector), length, e.Dim())
		}
	}
	if vectors := embed(t, e); len(vectors) != 0 {
		t.Errorf("Embed() = %d vectors, want none", len(vectors))
	}
}

func TestMeaning(t *testing.T) {
	v := embed(t, open(t), "Does the council plan to sell the mill?",
		"The town wants a buyer for its old factory.", "The striker scored twice before the break.")
	if near, far := dot(v[0], v[1]), dot(v[0], v[2]); near < far+.1 {
		t.Errorf("cosine with a text of like meaning = %.3f, of another = %.3f; want the first well above", near, far)
	}
}

// TestNeighbours holds that a vector does not depend, not by a bit, on what
// else is embedded with it.
func TestNeighbours(t *testing.T) {
	e := open(t)
	texts := []string{"", "rain", "The mayor of Kesh said no."}
	for n := 1; n < 40; n += 3 {
		texts = append(texts, strings.Repeat("tram ", n), strings.Repeat("no. ", 7*n))
	}
	together := embed(t, e, texts...)
	for i, text := range texts {
		if alone := embed(t, e, text)[0]; !slices.Equal(alone, together[i]) {
			t.Errorf("Embed(%.30q) differs alone and among %d texts", text, len(texts))
		}
	}
}

func TestArithmeticsAgree(t *testing.T) {
	fast := open(t)
	slow := &Embedder{model: fast.model, arithmetic: scalar()}
	texts := []string{"", "rain", "What did the finance minister of Averland say?", strings.Repeat("The tram is late, again. ", 9)}
	a, b := embed(t, fast, texts...), embed(t, slow, texts...)
	for i := range texts {
		for j := range a[i] {
			if diff := math.Abs(float64(a[i][j] - b[i][j])); diff > 1e-5 {
				t.Fatalf("Embed(%.30q)[%d] = %v and %v by scalar arithmetic, want within 1e-5", texts[i], j, a[i][j], b[i][j])
			}
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	e := open(t)
	want := embed(t, e, "ferry", "bridge")
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			got, err := e.Embed(t.Context(), []string{"ferry", "bridge"})
			if err != nil || !slices.Equal(got[0], want[0]) || !slices.Equal(got[1], want[1]) {
				t.Errorf("Embed beside others = other vectors, %v", err)
			}
		})
	}
	wg.Wait()
}

func TestCancelled(t *testing.T) {
	e := open(t)
	texts := slices.Repeat([]string{strings.Repeat("The ferry is late. ", 80)}, 500)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	start := time.Now()
	vectors, err := e.Embed(ctx, texts)
	if vectors != nil || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Embed(ended context) = %d vectors, %v, want none and %v", len(vectors), err, context.DeadlineExceeded)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("Embed(ended context) took %v", took)
	}
}
