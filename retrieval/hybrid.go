package retrieval

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
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

// search asks for passages by words and by meaning at once. When the vectors
// cannot be asked, the words alone answer, and the inquiry notes why.
func (f *Finder) search(ctx context.Context, in *inquiry, text string) ([]news.Hit, error) {
	filter := in.reading.Filter()
	if f.neighbours == nil {
		hits, err := f.store.Search(ctx, text, filter, passagesAsked)
		return hits, wrapSearch(err)
	}
	var byWords, byMeaning []news.Hit
	var failed, unasked error
	var both sync.WaitGroup
	both.Go(func() { byWords, failed = f.store.Search(ctx, text, filter, passagesAsked) })
	both.Go(func() { byMeaning, unasked = f.nearest(ctx, in.question.Text, filter) })
	both.Wait()
	switch {
	case failed != nil:
		return nil, wrapSearch(failed)
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case unasked != nil:
		slog.WarnContext(ctx, "vectors not searched", "err", unasked)
		in.fallback = "the vectors could not be searched"
		return byWords, nil
	}
	return fuse(byWords, byMeaning), nil
}

func wrapSearch(err error) error {
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	return nil
}

// nearest asks for the passages nearest to the question, within the budget.
func (f *Finder) nearest(ctx context.Context, text string, filter news.Filter) ([]news.Hit, error) {
	ctx, cancel := context.WithTimeout(ctx, meaningBudget)
	defer cancel()
	vectors, err := f.asker.Embed(ctx, []string{text})
	if err != nil {
		return nil, fmt.Errorf("embed the question: %w", err)
	}
	return f.neighbours.Nearest(ctx, vectors[0], filter, passagesAsked)
}

// steepness is k of reciprocal rank fusion. With so few lists a small k, which
// trusts the first ranks, does better than the usual 60.
const steepness = 10

// fuse joins rankings by reciprocal rank: a hit's score is the sum of
// 1 / (k + rank) over the lists that have it (Cormack, Clarke and Büttcher,
// 2009). Ties go by passage id.
func fuse(lists ...[]news.Hit) []news.Hit {
	scores := map[news.PassageID]float64{}
	var out []news.Hit
	for _, list := range lists {
		for rank, hit := range list {
			if _, known := scores[hit.ID]; !known {
				out = append(out, hit)
			}
			scores[hit.ID] += 1 / float64(steepness+rank+1)
		}
	}
	for i := range out {
		out[i].Score = scores[out[i].ID]
	}
	slices.SortFunc(out, func(a, b news.Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	return out
}
