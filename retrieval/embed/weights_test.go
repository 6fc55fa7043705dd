package embed

import (
	"encoding/binary"
	"errors"
	"strings"
	"testing"
)

// tiny is the smallest model that parse takes: one layer, one head of 64.
func tiny() string {
	const width, inner, positions = 64, 64, 8
	words := "[UNK]\n[CLS]\n[SEP]\nno\n"
	file := []byte(signature)
	for _, size := range []uint32{1, width, 1, inner, positions, 4, uint32(len(words))} {
		file = binary.LittleEndian.AppendUint32(file, size)
	}
	file = append(file, words...)
	const matrices = 3*width*width + width*width + 2*width*inner
	const floats = 4*width/group + positions*width + // words and places
		3*2*width + // norms
		3*width + width + inner + width + matrices/group // biases and scales
	return string(file) + strings.Repeat("\x00", 4*floats+4*width+matrices)
}

func TestParse(t *testing.T) {
	m, err := parse(tiny())
	if err != nil || m.width != 64 || len(m.layers) != 1 {
		t.Fatalf("parse(tiny) = %+v, %v", m, err)
	}
}

func TestParseDamaged(t *testing.T) {
	whole := tiny()
	cases := map[string]string{
		"empty":         "",
		"another kind":  "GGUF" + whole,
		"sizes cut":     whole[:len(signature)+5],
		"cut short":     whole[:len(whole)-1],
		"too long":      whole + "\x00",
		"no layers":     whole[:len(signature)] + "\x00" + whole[len(signature)+1:],
		"huge":          whole[:len(signature)] + "\xff\xff\xff\xff" + whole[len(signature)+4:],
		"odd width":     whole[:len(signature)+4] + "\x41" + whole[len(signature)+5:],
		"no marker":     strings.Replace(whole, "[CLS]", "[XXX]", 1),
		"lines missing": strings.Replace(whole, "no\n", "noo", 1),
	}
	for name, file := range cases {
		if m, err := parse(file); err == nil {
			t.Errorf("parse(%s) = %d layers, want an error", name, len(m.layers))
		}
	}
	if _, err := parse(whole + "\x00"); !errors.Is(err, errWeights) {
		t.Errorf("parse(too long) = %v, want %v", err, errWeights)
	}
}

// FuzzParse holds that a damaged file is an error or a model that works.
func FuzzParse(f *testing.F) {
	f.Add(tiny(), "no")
	f.Add(tiny()[:70], "")
	f.Fuzz(func(t *testing.T, file, text string) {
		m, err := parse(file)
		if err != nil || len(m.layers) > 4 || m.width > 64 || m.inner > 64 {
			return
		}
		e := &Embedder{model: m, arithmetic: fastest()}
		if vectors := embed(t, e, text); len(vectors[0]) != m.width {
			t.Errorf("Embed(%q) = %d numbers, want %d", text, len(vectors[0]), m.width)
		}
	})
}
