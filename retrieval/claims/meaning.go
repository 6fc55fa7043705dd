package claims

import (
	"context"
	"log/slog"

	"whosaid/store/news"
)

// Embedder turns texts into vectors of unit length, one for each, in order:
// texts that mean the same lie close together.
type Embedder interface {
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

// WithMeaning makes the Grouper relate quotes, and gives it back. Without it nothing
// is sure of any two.
func (g *Grouper) WithMeaning(e Embedder) *Grouper {
	g.embedder = e
	return g
}

// Relate tells what two quotes do to each other, and whether it is sure.
func (g *Grouper) Relate(ctx context.Context, a, b news.Citation) (r Relation, sure bool) {
	x, ok := g.FeaturesOf(ctx, a, b)
	if !ok {
		return Other, false
	}
	return learned().tell(x)
}

// FeaturesOf are what the relation of two quotes is told by; ok is false where
// they cannot be compared.
func (g *Grouper) FeaturesOf(ctx context.Context, a, b news.Citation) (x []float64, ok bool) {
	near := g.nearness(ctx, []news.Citation{a, b})
	if near == nil {
		return nil, false
	}
	return features(read(a), read(b), near(0, 1)), true
}

// nearness gives the cosine of each two quotes; nil when they cannot be compared,
// which is logged and no error.
func (g *Grouper) nearness(ctx context.Context, quotes []news.Citation) func(i, k int) float64 {
	if g.embedder == nil || len(quotes) < 2 {
		return nil
	}
	texts := make([]string, len(quotes))
	for i, c := range quotes {
		texts[i] = c.Text()
	}
	vectors, err := g.embedder.Embed(ctx, texts)
	if err != nil {
		slog.WarnContext(ctx, "quotes not compared by meaning", "err", err)
		return nil
	}
	return func(i, k int) float64 {
		var sum float32
		for n := range vectors[i] {
			sum += vectors[i][n] * vectors[k][n]
		}
		return float64(sum)
	}
}
