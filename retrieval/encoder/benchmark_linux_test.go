package encoder

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"whosaid/retrieval/encoder/kernel"
)

// threads does something of so many units on one core and on all. Besides the
// time that passes it reports the quickest time and what the processor was busy
// for: on a machine that is shared with others, those are the figures to compare.
func threads(b *testing.B, units int, do func() error) {
	for _, n := range slices.Compact([]int{1, runtime.NumCPU()}) {
		b.Run(fmt.Sprintf("%s/threads=%d", kernel.Name(), n), func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
			b.ReportAllocs()
			began, quickest := busy(), time.Hour
			for b.Loop() {
				one := time.Now()
				if err := do(); err != nil {
					b.Fatal(err)
				}
				quickest = min(quickest, time.Since(one))
			}
			done := float64(units * b.N)
			b.ReportMetric(1e3*quickest.Seconds(), "quickest-ms")
			b.ReportMetric(done/b.Elapsed().Seconds(), "units/s")
			b.ReportMetric(done/(busy()-began).Seconds(), "units/cpu-s")
		})
	}
}

// busy is how long this process has kept processors busy.
func busy() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// pieces is a text of so many.
func pieces(n int) string { return strings.Repeat("the ", n) }

func BenchmarkPassages(b *testing.B) {
	e := opened(b)
	all := slices.Repeat([]Passage{{Headline: pieces(11), Sentences: slices.Repeat([]string{pieces(26)}, 4)}}, 16)
	if runs := e.passageInput(all[0]); len(runs[0].ids) != 120 {
		b.Fatalf("a passage of %d pieces, want 120", len(runs[0].ids))
	}
	for _, count := range []int{1, len(all)} {
		b.Run(fmt.Sprintf("of=%d", count), func(b *testing.B) {
			threads(b, count, func() error {
				_, err := e.Passages(b.Context(), all[:count])
				return err
			})
		})
	}
}

func BenchmarkQuestion(b *testing.B) {
	e := opened(b)
	threads(b, 1, func() error {
		_, err := e.Question(b.Context(), pieces(8))
		return err
	})
}

func BenchmarkRead(b *testing.B) {
	e := reading(b)
	all := slices.Repeat([]Candidate{{Label: pieces(10), Headline: pieces(14), Before: pieces(20), Sentence: pieces(28)}}, 12)
	if got := len(e.pairInput(e.pieces(pieces(8), mostAsked), all[0])); got != 90 {
		b.Fatalf("a pair of %d pieces, want 90", got)
	}
	threads(b, 1, func() error {
		_, err := e.Read(b.Context(), pieces(8), all)
		return err
	})
}

// BenchmarkSixteenAsk is sixteen people who ask at the same time, with different
// numbers of turns at a time: how long one has to wait in the mean, and the last.
func BenchmarkSixteenAsk(b *testing.B) {
	shared := reading(b)
	all := slices.Repeat([]Candidate{{Label: pieces(10), Headline: pieces(14), Before: pieces(20), Sentence: pieces(28)}}, 12)
	for _, places := range []int{1, 2, 16} {
		e := &Encoder{tokenizer: shared.tokenizer, trunk: shared.trunk, reader: shared.reader, query: shared.query, queue: newQueue(places)}
		e.benches.New = func() any { return new(bench) }
		b.Run(fmt.Sprintf("turns=%d", places), func(b *testing.B) {
			var waited atomic.Int64
			for b.Loop() {
				began := time.Now()
				newCrew(16).each(func(int) {
					if _, err := e.Read(b.Context(), pieces(8), all); err != nil {
						b.Error(err)
					}
					waited.Add(int64(time.Since(began)))
				})
			}
			b.ReportMetric(time.Duration(waited.Load()).Seconds()/16/float64(b.N), "s/asker")
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := load(builtIn()); err != nil {
			b.Fatal(err)
		}
	}
}
