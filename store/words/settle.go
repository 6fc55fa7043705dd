package words

import (
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// Settle joins the segments of an index on disk, so that who opens it next has
// nothing to do. It may take some seconds; searches go on meanwhile.
func (x *Index) Settle(ctx context.Context) error {
	x.writing.Lock()
	defer x.writing.Unlock()
	if err := x.usable(ctx); err != nil {
		return fmt.Errorf("settle the keyword index: %w", err)
	}
	core, ok := x.core.(*scorch.Scorch)
	if !ok || x.tiers != nil {
		return nil
	}
	if err := core.ForceMerge(ctx, nil); err != nil {
		return fmt.Errorf("settle the keyword index: %w", err)
	}
	return nil
}
