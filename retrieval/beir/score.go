package beir

import (
	"context"
	"fmt"
)

// Depth is how many documents a run holds for each query: as deep as the
// deepest metric looks.
const Depth = 100

// Search finds at most limit documents for a text, best first.
type Search func(ctx context.Context, text string, limit int) ([]Ranked, error)

// Score puts every query to search and gathers the run. progress, which may be
// nil, is told after each query how many of all are done. The first error ends
// it.
func Score(ctx context.Context, queries []Query, search Search, progress func(done, total int)) (Run, error) {
	run := make(Run, len(queries))
	for i, q := range queries {
		ranked, err := search(ctx, q.Text, Depth)
		if err != nil {
			return nil, fmt.Errorf("query %s: %w", q.ID, err)
		}
		run[q.ID] = ranked
		if progress != nil {
			progress(i+1, len(queries))
		}
	}
	return run, nil
}
