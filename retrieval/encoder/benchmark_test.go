package encoder

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"whosaid/retrieval/encoder/kernel"
)

// threads runs a benchmark on one core and on all.
func threads(b *testing.B, run func(b *testing.B)) {
	for _, n := range slices.Compact([]int{1, runtime.NumCPU()}) {
		b.Run(fmt.Sprintf("%s/threads=%d", kernel.Name(), n), func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
			b.ReportAllocs()
			run(b)
		})
	}
}

// rain is a text of n pieces.
func rain(n int) string { return strings.Repeat("rain ", n) }

func BenchmarkPassages(b *testing.B) {
	e := opened(b)
	all := slices.Repeat([]Passage{{Headline: rain(10), Sentences: slices.Repeat([]string{rain(26)}, 4)}}, 16)
	if ids, _ := e.passageInput(all[0]); len(ids[0]) != 120 {
		b.Fatalf("a passage of %d pieces, want 120", len(ids[0]))
	}
	threads(b, func(b *testing.B) {
		for b.Loop() {
			if _, err := e.Passages(b.Context(), all); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(len(all)*b.N)/b.Elapsed().Seconds(), "passages/s")
	})
}

func BenchmarkQuestion(b *testing.B) {
	e := opened(b)
	threads(b, func(b *testing.B) {
		for b.Loop() {
			if _, err := e.Question(b.Context(), rain(8)); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	e := opened(b)
	all := slices.Repeat([]Candidate{{Label: rain(10), Headline: rain(14), Before: rain(20), Sentence: rain(29)}}, 12)
	if got := len(e.pairInput(e.pieces(rain(8), mostAsked), all[0])); got != 90 {
		b.Fatalf("a pair of %d pieces, want 90", got)
	}
	threads(b, func(b *testing.B) {
		for b.Loop() {
			if _, err := e.Read(b.Context(), rain(8), all); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := load(trunkFile, readerFile); err != nil {
			b.Fatal(err)
		}
	}
}
