package embed

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
)

func align(t *testing.T, a *Aligner, question string, texts ...string) []float64 {
	t.Helper()
	covered, err := a.Align(t.Context(), question, texts)
	if err != nil || len(covered) != len(texts) {
		t.Fatalf("Align(%q, %d texts) = %v, %v", question, len(texts), covered, err)
	}
	return covered
}

func TestAlign(t *testing.T) {
	a := NewAligner(open(t))
	question := "How many passengers were on the ferry?"
	texts := []string{
		question,
		"There were ninety people aboard the ferry when it sank.",
		"The ferry is painted white.",
		"Interest rates will rise in spring, the bank said.",
		"",
	}
	got := align(t, a, question, texts...)
	if !slices.IsSortedFunc(got[:4], func(a, b float64) int { return cmp.Compare(b, a) }) {
		t.Errorf("Align = %.3f, want the nearer text covering more", got)
	}
	if math.Abs(got[0]-1) > .001 || got[4] != 0 {
		t.Errorf("Align with itself = %v, with nothing = %v, want 1 and 0", got[0], got[4])
	}
	if again := align(t, a, question, texts...); !slices.Equal(again, got) {
		t.Errorf("Align again = %v, want %v as before", again, got)
	}
	if covered := align(t, a, "", "The ferry sank."); covered[0] != 0 {
		t.Errorf("Align of no question = %v, want 0", covered)
	}
}

// Small whole numbers stand for the model's own: the cosines are the same to two
// places.
func TestTokensKeepTheirDirections(t *testing.T) {
	e := open(t)
	var states [][]float32
	var kept []tokens
	for _, text := range []string{"The harbour was closed on Tuesday.", "Nobody may enter the port."} {
		if err := e.share(t.Context(), []string{text}, func(_ int, s []float32) {
			states, kept = append(states, slices.Clone(s)), append(kept, e.quantise(s))
		}); err != nil {
			t.Fatal(err)
		}
	}
	width := e.model.width
	for i := range kept[0].scales {
		for k := range kept[1].scales {
			a, b := states[0][(i+marks)*width:][:width], states[1][(k+marks)*width:][:width]
			want := dot(a, b) / math.Sqrt(dot(a, a)*dot(b, b))
			got := float64(dot8(kept[0].numbers[i*width:][:width], kept[1].numbers[k*width:][:width])) * float64(kept[0].scales[i]*kept[1].scales[k])
			if math.Abs(got-want) > .01 {
				t.Errorf("tokens %d and %d: cosine %.4f, want %.4f", i, k, got, want)
			}
		}
	}
}

func TestAlignerForgets(t *testing.T) {
	a := NewAligner(open(t))
	align(t, a, "a ferry", "a boat")
	a.size = mostKept + 1
	align(t, a, "a ferry", "a ship")
	if _, kept := a.kept["a boat"]; kept || len(a.kept) != 1 || a.size > mostKept {
		t.Errorf("a full aligner keeps %d texts, %d bytes, want what was made last alone", len(a.kept), a.size)
	}
}

func TestAlignEndsWithItsContext(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	end()
	if _, err := NewAligner(open(t)).Align(ctx, "a ferry", []string{strings.Repeat("boat ", 99)}); !errors.Is(err, context.Canceled) {
		t.Errorf("Align after the end = %v, want %v", err, context.Canceled)
	}
}
