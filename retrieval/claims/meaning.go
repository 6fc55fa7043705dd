package claims

import (
	"context"
	"log/slog"

	"whosaid/retrieval/embed"
	"whosaid/store/news"
)

// Embedder turns texts into vectors of unit length, one for each, in order:
// texts that mean the same lie close together.
type Embedder interface {
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

// WithMeaning makes the Grouper compare quotes by meaning, too, and gives it back.
func (g *Grouper) WithMeaning(e Embedder) *Grouper {
	g.embedder = e
	return g
}

// Relate tells what two quotes do to each other.
func (g *Grouper) Relate(ctx context.Context, a, b news.Citation) Relation {
	near := g.nearness(ctx, []news.Citation{a, b})
	return relate(read(a), read(b), near(0, 1))
}

// nearness gives the likeness of each two quotes in meaning; noMeanings when they cannot be
// compared, which is logged and no error: words alone decide then.
func (g *Grouper) nearness(ctx context.Context, quotes []news.Citation) func(i, k int) float64 {
	none := func(int, int) float64 { return noMeanings }
	if g.embedder == nil || len(quotes) < 2 {
		return none
	}
	texts := make([]string, len(quotes))
	for i, c := range quotes {
		texts[i] = c.Text()
	}
	vectors, err := g.embedder.Embed(ctx, texts)
	if err != nil {
		slog.WarnContext(ctx, "quotes not compared by meaning", "err", err)
		return none
	}
	return func(i, k int) float64 {
		var sum float32
		for n := range vectors[i] {
			sum += vectors[i][n] * vectors[k][n]
		}
		return embed.Likeness(float64(sum))
	}
}
