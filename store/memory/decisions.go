package memory

import (
	"cmp"
	"context"
	"slices"

	"whosaid/store/news"
)

// Decide keeps a decision; one that is kept already stays as it is.
func (d *Desk) Decide(_ context.Context, decision news.Decision) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, known := d.decisions[decision.ID]; !known {
		d.decisions[decision.ID] = decision
	}
	return nil
}

// Decisions are those of some dockets (news.Decision.Dockets), or all when none is
// named, oldest first.
func (d *Desk) Decisions(_ context.Context, dockets ...string) ([]news.Decision, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var out []news.Decision
	for _, decision := range d.decisions {
		if len(dockets) == 0 || slices.ContainsFunc(decision.Dockets(), func(docket string) bool { return slices.Contains(dockets, docket) }) {
			out = append(out, decision)
		}
	}
	slices.SortFunc(out, func(a, b news.Decision) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	return out, nil
}
