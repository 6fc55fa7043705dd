package words

import (
	"fmt"
	"maps"
	"math/bits"
	"slices"
)

// Scorch makes a segment of every step and merges segments only on disk. In
// memory a thousand small steps would make a thousand segments, each of which
// every search would visit. So the documents of small steps are indexed again
// together, in tiers: eight runs of one size become one run of the next, and a
// document is indexed again at most once a tier.
type tiers struct {
	home map[string]*run // where each document's current form was indexed
	runs [][]*run        // by tier
}

// run is the set of documents of one step that are still current.
type run struct {
	documents map[string]Document
}

// fullTier is the number of runs at which a tier is merged.
const fullTier = 8

func newTiers() *tiers {
	return &tiers{home: map[string]*run{}}
}

// apply notes a step that was indexed.
func (t *tiers) apply(add []Document, remove []string) {
	for _, id := range remove {
		t.forget(id)
	}
	fresh := &run{documents: make(map[string]Document, len(add))}
	for _, d := range add {
		t.forget(d.ID)
		fresh.documents[d.ID] = d
	}
	t.place(fresh)
}

func (t *tiers) forget(id string) {
	if r, ok := t.home[id]; ok {
		delete(r.documents, id)
		delete(t.home, id)
	}
}

func (t *tiers) place(r *run) {
	if len(r.documents) == 0 {
		return
	}
	for id := range r.documents {
		t.home[id] = r
	}
	tier := bits.Len(uint(len(r.documents))) / bits.Len(fullTier-1)
	for len(t.runs) <= tier {
		t.runs = append(t.runs, nil)
	}
	t.runs[tier] = append(t.runs[tier], r)
}

// full takes the runs of a full tier out, as one run; nil when none is full.
func (t *tiers) full() *run {
	for i, tier := range t.runs {
		if len(tier) < fullTier {
			continue
		}
		merged := &run{documents: map[string]Document{}}
		for _, r := range tier {
			maps.Copy(merged.documents, r.documents)
		}
		t.runs[i] = nil
		return merged
	}
	return nil
}

// merge indexes the documents of full tiers again, each tier as one segment.
func (x *Index) merge() error {
	for r := x.tiers.full(); r != nil; r = x.tiers.full() {
		err := x.core.Batch(batch(slices.Collect(maps.Values(r.documents)), nil))
		if err != nil {
			return fmt.Errorf("merge %d documents in the keyword index: %w", len(r.documents), err)
		}
		x.tiers.place(r)
	}
	return nil
}
