package encoder

import (
	"encoding/json"
	"errors"
	"math"
	"os"
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

// TestGoldenTags holds that a passage is read as in training, and that
// whole-numbered activations move the scores little.
func TestGoldenTags(t *testing.T) {
	const mostMean = .1
	sum, count, turned := 0.0, 0, 0
	for _, g := range taggedGoldens(t) {
		read, _, err := opened(t).tagScores(t.Context(), []Passage{{Headline: g.Headline, Sentences: []string{g.Text}}})
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
	sentences := []string{"The ferry sails.", "The bridge is shut until May, said the mayor of Tollen."}
	found, err := opened(t).Tag(t.Context(), []Passage{{}, {Sentences: sentences}})
	if err != nil || len(found) != 2 || len(found[0]) != 0 {
		t.Fatalf("Tag = %v, %v, want nothing of the first passage", found, err)
	}
	var got []string
	for _, f := range found[1] {
		got = append(got, []string{"source", "cue", "content"}[f.Kind]+" "+strings.Join(sentences, "")[f.Start:f.End])
	}
	want := []string{"content The bridge is shut until May", "cue said", "source the mayor of Tollen"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Tag (-want +got):\n%s", diff)
	}
}

// TestTaggedOnce holds that the vectors of passages are those that they have by
// themselves, whether they were tagged before or not.
func TestTaggedOnce(t *testing.T) {
	all := some()
	want := passages(t, opened(t), all...)
	e, err := load(builtIn())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Tag(t.Context(), all[:len(all)-2]); err != nil {
		t.Fatal(err)
	}
	kept := len(e.read.now)
	if diff := cmp.Diff(want, passages(t, e, all...)); kept == 0 || diff != "" {
		t.Errorf("%d runs are remembered; Passages (-want +got):\n%.2000s", kept, diff)
	}
	split := Passage{Sentences: []string{"The ferry is late.", "Again."}}
	joined := Passage{Sentences: []string{"The ferry is late. Again."}}
	if _, err := e.Tag(t.Context(), []Passage{split}); err != nil {
		t.Fatal(err)
	}
	if got := passages(t, e, joined)[0]; len(got.Sentences) != 1 {
		t.Errorf("a passage of one sentence has %d vectors after one of two with its words was tagged", len(got.Sentences))
	}
}

// TestRecent holds that what was read last is remembered, and not everything.
func TestRecent(t *testing.T) {
	var r recent
	of := func(i int) run { return run{ids: []int32{int32(i)}} }
	for i := range 3 * mostRecent {
		r.keep(of(i), [][]float32{{float32(i)}})
	}
	for i, want := range map[int]bool{0: false, mostRecent - 1: false, 2 * mostRecent: true, 3*mostRecent - 1: true} {
		if v, ok := r.take(of(i)); ok != want || ok && v[0][0] != float32(i) {
			t.Errorf("take of run %d = %v, %v, want %v", i, v, ok, want)
		}
	}
}

func TestWithoutTagger(t *testing.T) {
	f := builtIn()
	f.tagger = nil
	e, err := load(f)
	if err != nil {
		t.Fatal(err)
	}
	if found, err := e.Tag(t.Context(), []Passage{{Sentences: []string{"y"}}}); e.Tags() || found != nil || !errors.Is(err, ErrNoTagger) {
		t.Errorf("Tags() = %v, Tag = %v, %v, want false and %v", e.Tags(), found, err, ErrNoTagger)
	}
}

// FuzzTag holds that runs lie in the text, in the order in which they begin.
func FuzzTag(f *testing.F) {
	for _, text := range []string{"", "«Да», — сказал он.", "“No,” she said.\n\n“No.", "\xff said \xfe", strings.Repeat("a.", 700)} {
		f.Add(text, "The end.")
	}
	f.Fuzz(func(t *testing.T, first, second string) {
		found, err := opened(t).Tag(t.Context(), []Passage{{Sentences: []string{first, second}}})
		if err != nil {
			t.Fatal(err)
		}
		last := 0
		for _, r := range found[0] {
			if r.Start < last || r.End <= r.Start || r.End > len(first+second) {
				t.Fatalf("Tag(%q, %q) = %v", first, second, found)
			}
			last = r.Start
		}
	})
}
