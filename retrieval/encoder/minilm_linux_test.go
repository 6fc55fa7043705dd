package encoder

import (
	"strings"
	"testing"

	"whosaid/retrieval/embed"
)

// BenchmarkMiniLM is the encoder that this one replaces, for the ratio of the
// two in one run. It goes with it.
func BenchmarkMiniLM(b *testing.B) {
	e, err := embed.Open()
	if err != nil {
		b.Fatal(err)
	}
	for name, c := range map[string]struct{ count, pieces int }{"passage": {1, 120}, "passages": {16, 120}, "question": {1, 12}} {
		texts := make([]string, c.count)
		for i := range texts {
			texts[i] = strings.Repeat("rain ", c.pieces-2)
		}
		b.Run(name, func(b *testing.B) {
			threads(b, len(texts), func() error {
				_, err := e.Embed(b.Context(), texts)
				return err
			})
		})
	}
}
