package encoder

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// taggedGolden is a line of testdata/tags.jsonl, which train/golden_tags.py made.
type taggedGolden struct {
	Headline, Text string
	Scores         []float64 // hundredths
}

func taggedGoldens(t *testing.T) (found []taggedGolden) {
	t.Helper()
	file, err := os.ReadFile("testdata/tags.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(file)) {
		var g taggedGolden
		if err := json.Unmarshal([]byte(line), &g); err != nil {
			t.Fatalf("Unmarshal(%.60q) = %v", line, err)
		}
		found = append(found, g)
	}
	return found
}

// TestGoldenTags holds that a text is read as in training, and that
// whole-numbered activations move the scores little.
func TestGoldenTags(t *testing.T) {
	const mostMean = .1
	sum, count, turned := 0.0, 0, 0
	for _, g := range taggedGoldens(t) {
		read, err := opened(t).tagScores(t.Context(), g.Headline, g.Text)
		if err != nil || len(read) != 1 {
			t.Fatalf("tagScores(%.60q) = %d windows, %v, want one", g.Text, len(read), err)
		}
		if len(read[0].scores) != len(g.Scores) {
			t.Fatalf("tagScores(%.60q) = %d scores, want %d", g.Text, len(read[0].scores), len(g.Scores))
		}
		for i, want := range g.Scores {
			got := float64(read[0].scores[i])
			sum, count = sum+math.Abs(got-want/100), count+1
			if got > 0 != (want > 0) {
				turned++
			}
		}
	}
	t.Logf("%d scores: %.4f from the reference in the mean, %d on the other side of 0", count, sum/float64(count), turned)
	if sum/float64(count) > mostMean || turned*100 > count {
		t.Errorf("scores are %.3f from the reference in the mean, %d of %d on the other side of 0", sum/float64(count), turned, count)
	}
}

func TestTagged(t *testing.T) {
	text := "The ferry sails.\n\nThe bridge is shut until May, said the mayor of Tollen."
	found, err := opened(t).Tag(t.Context(), "", text)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range found {
		got = append(got, []string{"source", "cue", "content"}[f.Kind]+" "+text[f.Start:f.End])
	}
	want := []string{"content The bridge is shut until May", "cue said", "source the mayor of Tollen"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Tag (-want +got):\n%s", diff)
	}
}

func TestWithoutTagger(t *testing.T) {
	f := builtIn()
	f.tagger = nil
	e, err := load(f)
	if err != nil {
		t.Fatal(err)
	}
	if found, err := e.Tag(t.Context(), "x", "y"); e.Tags() || found != nil || !errors.Is(err, ErrNoTagger) {
		t.Errorf("Tags() = %v, Tag = %v, %v, want false and %v", e.Tags(), found, err, ErrNoTagger)
	}
}

// The tagger's layers are readied for the first text: who asks nothing of it does not
// meet what is wrong with them, and who does is told.
func TestTagDamaged(t *testing.T) {
	f := builtIn()
	n := bytes.Index(f.tagger, []byte("layers.5.fi.w"))
	f.tagger = slices.Clone(f.tagger)
	copy(f.tagger[n:], "layers.5.xx.w")
	e, err := load(f)
	if err != nil || !e.Tags() {
		t.Fatalf("load = %v, want an encoder with a tagger", err)
	}
	for range 2 {
		if _, err := e.Tag(t.Context(), "", "Rain fell."); err == nil || !strings.Contains(err.Error(), "layers.5.fi.w") {
			t.Errorf("Tag = %v, want an error about layers.5.fi.w", err)
		}
	}
}

func TestWindows(t *testing.T) {
	words := strings.Repeat("word ", 40)
	long := strings.Repeat("Word one two three four. ", 30)
	for _, c := range []struct {
		name, text string
		want       []int // words of each window
	}{
		{"nothing", "", nil},
		{"white space", " \n\n \t\n", nil},
		{"short paragraphs together", words + "\n\n" + words, []int{80}},
		{"no more than fit", words + "\n" + words + "\n" + words, []int{80, 40}},
		{"a long paragraph by sentences", long, []int{100, 50}},
		{"a sentence without an end", strings.Repeat("word ", 150), []int{150}},
		{"a paragraph after a long one", long + "\nWord.", []int{100, 51}},
	} {
		var got []int
		for _, w := range windows(c.text) {
			got = append(got, len(strings.Fields(c.text[w.from:w.end])))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: windows (-want +got):\n%s", c.name, diff)
		}
	}
}

// FuzzTag holds that runs lie in the text, in the order in which they begin.
func FuzzTag(f *testing.F) {
	for _, text := range []string{"", "«Да», — сказал он.", "“No,” she said.\n\n“No.", "\xff said \xfe", strings.Repeat("a.", 700)} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		found, err := opened(t).Tag(t.Context(), "", text)
		if err != nil {
			t.Fatal(err)
		}
		last := 0
		for _, r := range found {
			if r.Start < last || r.End <= r.Start || r.End > len(text) {
				t.Fatalf("Tag(%q) = %v", text, found)
			}
			last = r.Start
		}
	})
}
