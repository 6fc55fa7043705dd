package embed

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// passageOf returns a text of exactly so many pieces, markers included.
func passageOf(b *testing.B, e *Embedder, pieces int) string {
	b.Helper()
	text := strings.Repeat("rain ", pieces-2)
	if got := len(e.model.vocabulary.Encode(text, e.model.positions)); got != pieces {
		b.Fatalf("Encode(passage) = %d pieces, want %d", got, pieces)
	}
	return text
}

func BenchmarkPassages(b *testing.B) {
	fast := open(b)
	slow := &Embedder{model: fast.model, arithmetic: scalar()}
	texts := slices.Repeat([]string{passageOf(b, fast, 120)}, 8)
	for _, threads := range []int{1, 2} {
		for _, form := range []struct {
			name string
			*Embedder
		}{{"scalar", slow}, {"fastest", fast}} {
			b.Run(fmt.Sprintf("%s/threads=%d", form.name, threads), func(b *testing.B) {
				defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(threads))
				for b.Loop() {
					embed(b, form.Embedder, texts...)
				}
				b.ReportMetric(float64(len(texts)*b.N)/b.Elapsed().Seconds(), "passages/s")
			})
		}
	}
}

func BenchmarkSentences(b *testing.B) {
	e := open(b)
	texts := slices.Repeat([]string{passageOf(b, e, 30)}, 32)
	for b.Loop() {
		embed(b, e, texts...)
	}
	b.ReportMetric(float64(len(texts)*b.N)/b.Elapsed().Seconds(), "sentences/s")
}

func BenchmarkQuery(b *testing.B) {
	e := open(b)
	text := passageOf(b, e, 12)
	for b.Loop() {
		embed(b, e, text)
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		open(b)
	}
}
