package retrieval

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"maps"
	"math"
	"slices"
	"sync"

	"whosaid/store/news"
)

// Neighbours finds passages by their embeddings.
type Neighbours interface {
	// Nearest gives at most limit passages that pass the filter, the most
	// similar to query first.
	Nearest(ctx context.Context, query []float32, filter news.Filter, limit int) ([]news.Hit, error)
}

// WithNeighbours makes the Finder search passages by meaning, too, and gives it
// back. Questions are embedded by the embedder that the passages were; it may be
// another than the one that weighs sentences.
func (f *Finder) WithNeighbours(n Neighbours, by Embedder) *Finder {
	f.neighbours, f.asker = n, by
	return f
}

// wanted is what passages are looked for by.
type wanted struct {
	words    string // what is looked for by words
	question string // what is compared by meaning
	filter   news.Filter
	limit    int // of each way of searching
}

// search asks for passages by words and by meaning at once, and gives those that
// either found, best first. When the vectors cannot be asked the words alone
// answer, and fallback says why.
func (f *Finder) search(ctx context.Context, w wanted) (hits []news.Hit, fallback string, err error) {
	if f.neighbours == nil {
		hits, err := f.store.Search(ctx, w.words, w.filter, w.limit)
		return hits, "", wrapSearch(err)
	}
	var byWords, byMeaning []news.Hit
	var failed, unasked error
	var both sync.WaitGroup
	both.Go(func() { byWords, failed = f.store.Search(ctx, w.words, w.filter, w.limit) })
	both.Go(func() { byMeaning, unasked = f.nearest(ctx, w) })
	both.Wait()
	switch {
	case failed != nil:
		return nil, "", wrapSearch(failed)
	case ctx.Err() != nil:
		return nil, "", ctx.Err()
	case unasked != nil:
		slog.WarnContext(ctx, "vectors not searched", "err", unasked)
		return byWords, "the vectors could not be searched", nil
	}
	return fuse(byWords, byMeaning), "", nil
}

func wrapSearch(err error) error {
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	return nil
}

// nearest asks for the passages nearest to the question, within the budget.
func (f *Finder) nearest(ctx context.Context, w wanted) ([]news.Hit, error) {
	ctx, cancel := context.WithTimeout(ctx, meaningBudget)
	defer cancel()
	vectors, err := f.asker.Embed(ctx, []string{w.question})
	if err != nil {
		return nil, fmt.Errorf("embed the question: %w", err)
	}
	return f.neighbours.Nearest(ctx, vectors[0], w.filter, w.limit)
}

// shareWords is how much finding by words counts beside finding by meaning. On
// the development collections the weighted sum puts the sentence that answers a
// question first more often than reciprocal rank fusion (Cormack, Clarke and
// Büttcher, 2009) does, whatever its k: ranks forget by how much a passage is
// the best. The README has the figures.
const shareWords = 0.3

// fuse joins what was found by words and by meaning, each best first: a hit's
// score is the weighted sum of its share of the best score by words and of its
// cosine. What only words found is taken to be as near as the farthest that
// meaning found, what only meaning found has no share. Ties go by passage id.
func fuse(byWords, byMeaning []news.Hit) []news.Hit {
	fused := make(map[news.PassageID]news.Hit, len(byWords)+len(byMeaning))
	farthest := 0.0
	if n := len(byMeaning); n > 0 {
		farthest = cosine(byMeaning[n-1])
	}
	for _, hit := range byWords {
		hit.Score = shareWords*hit.Score/max(byWords[0].Score, math.SmallestNonzeroFloat64) + (1-shareWords)*farthest
		fused[hit.ID] = hit
	}
	for _, hit := range byMeaning {
		near := (1 - shareWords) * cosine(hit)
		if known, ok := fused[hit.ID]; ok {
			hit.Score = known.Score + near - (1-shareWords)*farthest
		} else {
			hit.Score = near
		}
		fused[hit.ID] = hit
	}
	return slices.SortedFunc(maps.Values(fused), byHitScore)
}

// cosine is that of a passage which was found by its vector.
func cosine(hit news.Hit) float64 { return 2*hit.Score - 1 }

func byHitScore(a, b news.Hit) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
}
