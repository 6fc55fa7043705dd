package encoder

import (
	"errors"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	e := reading(t)
	candidates := make([]Candidate, 30)
	for i := range candidates {
		candidates[i] = Candidate{Label: "Courier", Headline: "Bridge", Before: strings.Repeat("before ", i), Sentence: strings.Repeat("The bridge is closed. ", 1+i%7)}
	}
	together, err := e.Read(t.Context(), "is the bridge closed", candidates)
	if err != nil || len(together) != len(candidates) {
		t.Fatalf("Read = %d scores, %v", len(together), err)
	}
	for i := 0; i < len(candidates); i += 7 {
		alone, err := e.Read(t.Context(), "is the bridge closed", candidates[i:i+1])
		if err != nil || alone[0] != together[i] {
			t.Errorf("Read(candidate %d) = %v, %v, want %v as among others", i, alone, err, together[i])
		}
	}
	if none, err := e.Read(t.Context(), "x", nil); err != nil || len(none) != 0 {
		t.Errorf("Read(nothing) = %v, %v", none, err)
	}
}

func TestWithoutReader(t *testing.T) {
	f := builtIn()
	f.reader = nil
	e, err := load(f)
	if err != nil {
		t.Fatal(err)
	}
	if scores, err := e.Read(t.Context(), "x", make([]Candidate, 3)); e.Reads() || scores != nil || !errors.Is(err, ErrNoReader) {
		t.Errorf("Reads() = %v, Read = %v, %v, want false and %v", e.Reads(), scores, err, ErrNoReader)
	}
	if with := reading(t); !with.Reads() || with.ID() != e.ID() {
		t.Errorf("with a reader: Reads() = %v, ID %s, want true and %s", with.Reads(), with.ID(), e.ID())
	}
	if got, want := opened(t).Reads(), builtIn().reader != nil; got != want {
		t.Errorf("Open().Reads() = %v, want %v as the binary has one or not", got, want)
	}
}

// TestHeadsShareTheTrunk holds that its layers are in memory once.
func TestHeadsShareTheTrunk(t *testing.T) {
	e := reading(t)
	shared := len(e.trunk.layers)
	if shared == 0 || len(e.meaning) <= shared || len(e.reader.layers) <= shared {
		t.Fatalf("%d layers of the trunk, %d for vectors, %d to read", shared, len(e.meaning), len(e.reader.layers))
	}
	for i, l := range e.trunk.layers {
		if e.meaning[i].widen != l.widen || e.reader.layers[i].widen != l.widen {
			t.Errorf("layer %d of the trunk has been copied", i)
		}
	}
}
