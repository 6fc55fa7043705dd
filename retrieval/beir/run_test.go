package beir_test

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"

	"whosaid/retrieval/beir"
)

func TestWriteRun(t *testing.T) {
	var out strings.Builder
	err := beir.WriteRun(&out, beir.Run{"q2": {{"d", 1.5}}, "q1": {{"b", 3}, {"a", 2.25}}})
	want := "q1 Q0 b 1 3 whosaid\nq1 Q0 a 2 2.25 whosaid\nq2 Q0 d 1 1.5 whosaid\n"
	if err != nil || out.String() != want {
		t.Errorf("WriteRun wrote %q, %v, want %q", out.String(), err, want)
	}
}

func TestWriteRunRefusesIDs(t *testing.T) {
	for _, run := range []beir.Run{
		{"q 1": {{"d", 1}}}, {"q": {{"d\t1", 1}}}, {"": {{"d", 1}}}, {"q": {{"", 1}}}, {"q": {{"d\u00a01", 1}}},
	} {
		if err := beir.WriteRun(&strings.Builder{}, run); !errors.Is(err, beir.ErrBadID) {
			t.Errorf("WriteRun(%v) = %v, want %v", run, err, beir.ErrBadID)
		}
	}
}

// A run that is written and read keeps its order, whatever its scores are:
// also where a scorer reads them in single precision.
func TestRunKeepsItsOrder(t *testing.T) {
	scores := []float64{math.Inf(1), math.MaxFloat64, 7, 7, 7.000000001, math.NaN(), 0, 0, math.SmallestNonzeroFloat64, -1, math.Inf(-1), -2}
	var given []beir.Ranked
	for i, score := range scores {
		given = append(given, beir.Ranked{Document: "d" + strconv.Itoa(i), Score: score})
	}
	var out strings.Builder
	if err := beir.WriteRun(&out, beir.Run{"q": given}); err != nil {
		t.Fatal(err)
	}
	last := float32(math.Inf(1))
	for line := range strings.Lines(out.String()) {
		score, err := strconv.ParseFloat(strings.Fields(line)[4], 32)
		if err != nil || !(float32(score) < last) || math.IsInf(score, 0) {
			t.Errorf("line %q, want a finite score below %v (%v)", line, last, err)
		}
		last = float32(score)
	}
	back, err := beir.ReadRun(strings.NewReader(out.String()), "run")
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range back["q"] {
		if r.Document != given[i].Document {
			t.Errorf("document %d of the run read back = %s, want %s", i, r.Document, given[i].Document)
		}
	}
}

func FuzzRun(f *testing.F) {
	f.Add("q", "a", "b", 1.0, 1.0)
	f.Add("q", "b", "a", math.MaxFloat64, math.Inf(1))
	f.Add("q\u2003", "b", "a", 0.0, -1e-320)
	f.Fuzz(func(t *testing.T, query, first, second string, x, y float64) {
		if first == second {
			return
		}
		var out strings.Builder
		run := beir.Run{query: {{Document: first, Score: x}, {Document: second, Score: y}}}
		if err := beir.WriteRun(&out, run); errors.Is(err, beir.ErrBadID) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		back, err := beir.ReadRun(strings.NewReader(out.String()), "run")
		if errors.Is(err, beir.ErrNotUTF8) {
			return
		}
		if err != nil || len(back[query]) != 2 || back[query][0].Document != first {
			t.Errorf("run %v was written as %q and read as %v, %v", run, out.String(), back, err)
		}
	})
}
