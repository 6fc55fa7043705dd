package retrieval

import (
	"context"
	"slices"
	"strings"
	"time"

	"whosaid/retrieval/encoder"
)

// Reader judges candidates for a question: above 0 it holds that one answers.
type Reader interface {
	Read(ctx context.Context, question string, candidates []encoder.Candidate) ([]float32, error)
}

const (
	// candidatesRead is how many of the best candidates are read.
	candidatesRead = 12
	// readAtOnce is how many are read before it is looked at the time again.
	readAtOnce = 4
	// readBudget is how long reading may take, once it is the question's turn.
	readBudget = 2 * time.Second
)

// read has the best candidates read; of those that are word for word the same,
// one for all. When time runs out, those that were read until then decide, and
// where none was, the search's own scores do.
func (f *Finder) read(ctx context.Context, in *inquiry) error {
	if f.reader == nil || in.vector == nil {
		return nil
	}
	best := alike(in.candidates)
	best = best[:min(candidatesRead, len(best))]
	err := f.inTurn(ctx, readBudget, func(ctx context.Context) error {
		for some := range slices.Chunk(best, readAtOnce) {
			scores, err := f.reader.Read(ctx, in.unlinked(), written(some))
			if err != nil {
				return err
			}
			for i, same := range some {
				for _, c := range same {
					c.features[byReader], c.read = float64(scores[i]), true
				}
			}
		}
		return nil
	})
	return in.without(ctx, err, "the reader failed")
}

// alike puts candidates of one wording together, in the order of their first ones.
func alike(all []*candidate) [][]*candidate {
	var out [][]*candidate
	place := map[string]int{}
	for _, c := range all {
		at, known := place[c.text()]
		if !known {
			at = len(out)
			place[c.text()], out = at, append(out, nil)
		}
		out[at] = append(out[at], c)
	}
	return out
}

// written are the first of each wording as the reader reads them.
func written(all [][]*candidate) []encoder.Candidate {
	out := make([]encoder.Candidate, len(all))
	for i, same := range all {
		out[i] = same[0].written()
	}
	return out
}

// written is the candidate as the reader reads it.
func (c *candidate) written() encoder.Candidate {
	return encoder.Candidate{Label: c.label(), Headline: c.story.article.Title, Before: c.story.text(c.place - 1), Sentence: c.text()}
}

// label is what is known of where a candidate stands and of who says it, as the
// reader was trained on it: "Radio Vest, 2025-05-13, Ingrid Moe, chief surgeon".
func (c *candidate) label() string {
	var parts []string
	if o := c.story.article.Outlet; o != nil {
		parts = append(parts, o.Name)
	}
	if at := c.story.article.Published; !at.IsZero() {
		parts = append(parts, at.Format(time.DateOnly))
	}
	if s := c.line().Speaker; s != nil {
		parts = append(parts, s.Name)
		if s.Role != s.Name {
			parts = append(parts, s.Role)
		}
	}
	parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" })
	return strings.Join(parts, ", ")
}
