package statements

import (
	"strings"
	"testing"
	"time"

	"whosaid/retrieval/encoder"
	"whosaid/store/language"
)

// BenchmarkResolveFourfold: "×" is how much longer four times the statements take than
// the statements once. It stays near 4 as long as the work grows with the text.
func BenchmarkResolveFourfold(b *testing.B) {
	const line, statements = "The keeper counted the lamps, said Ingrid Moe, the mayor.\n\n", 300
	cost := func(n int) time.Duration {
		var tagged []encoder.Tagged
		for i := range n {
			at := i * len(line)
			tagged = append(tagged, encoder.Tagged{Kind: encoder.Content, Start: at, End: at + 28}, encoder.Tagged{Kind: encoder.Cue, Start: at + 30, End: at + 34}, encoder.Tagged{Kind: encoder.Source, Start: at + 35, End: at + 56})
		}
		text := strings.Repeat(line, n)
		start := time.Now()
		if found := Resolve(text, tagged, language.English); len(found) != n {
			b.Fatalf("%d statements of %d", len(found), n)
		}
		return time.Since(start)
	}
	var once, fourfold time.Duration
	for b.Loop() {
		once, fourfold = once+cost(statements), fourfold+cost(4*statements)
	}
	b.ReportMetric(float64(fourfold)/float64(once), "×")
}
