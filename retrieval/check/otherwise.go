package check

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// Opposing tells which of some quotes surely contradict another one.
type Opposing interface {
	Against(ctx context.Context, quote news.Citation, others []news.Citation) []int
}

// WithOpposing makes the Checker tell who says otherwise than what was found, and
// gives it back.
func (c *Checker) WithOpposing(o Opposing) *Checker {
	c.opposing = o
	return c
}

// How far those are looked for who say otherwise.
const (
	opposedParts   = 6 // of one text
	opposingBudget = 2 * time.Second
	weighedAgainst = 10 // sentences
	mostOpposing   = 3
)

// otherwise adds to parts who surely says otherwise than the stored words that were
// found. When that cannot be told, or not in time, nothing is added; only the end of
// ctx is an error.
func (r *reader) otherwise(ctx context.Context, parts []news.Part) error {
	if r.checker.opposing == nil {
		return nil
	}
	within, cancel := context.WithTimeout(ctx, opposingBudget)
	defer cancel()
	left := opposedParts
	for i, p := range parts {
		found := p.Status == news.Verbatim || p.Status == news.Misattributed || p.Status == news.OtherWording
		if !found || len(p.Matches) == 0 || p.Matches[0].Aside != nil || p.Matches[0].Version != nil || left == 0 {
			continue
		}
		left--
		opposed, err := r.opposed(within, p.Matches)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			return nil
		}
		parts[i].Otherwise = opposed
	}
	return nil
}

// opposed are quotes that surely contradict the first match.
func (r *reader) opposed(ctx context.Context, matches []news.Match) ([]news.Citation, error) {
	quote := matches[0].Citation
	if whole := matches[0].Sentence; whole.Article() != nil {
		quote.Quote = whole
	}
	q := r.inquiry(quote.Text())
	if err := q.search(ctx, quote.Text()); err != nil {
		return nil, err
	}
	if err := q.readNeighbours(ctx, quote.Text()); err != nil {
		return nil, err
	}
	others := q.onTheMatter(quote.Text(), matches)
	var out []news.Citation
	outlets := map[string]bool{}
	for _, i := range r.checker.opposing.Against(ctx, quote, others) {
		if key := outletKey(others[i].Article()); !outlets[key] && len(out) < mostOpposing {
			outlets[key] = true
			out = append(out, others[i])
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("tell who says otherwise: %w", err)
	}
	return out, nil
}

// onTheMatter are the stored sentences that share most with a statement, and are
// none of the matches.
func (q *inquiry) onTheMatter(statement string, matches []news.Match) []news.Citation {
	wanted := map[string]bool{}
	for _, t := range terms.Content(terms.All(statement)) {
		wanted[t.Stem] = true
	}
	type ranked struct {
		source   *source
		sentence news.Sentence
		shared   int
	}
	var all []ranked
	for _, s := range q.sources {
		for _, sentence := range s.own() {
			shared := map[string]bool{}
			for _, t := range terms.Content(terms.All(sentence.Of(s.text))) {
				if wanted[t.Stem] {
					shared[t.Stem] = true
				}
			}
			if 3*len(shared) >= len(wanted) && !shown(matches, s.article, sentence.Span) {
				all = append(all, ranked{s, sentence, len(shared)})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return cmp.Compare(b.shared, a.shared) })
	var out []news.Citation
	for _, r := range all[:min(weighedAgainst, len(all))] {
		if cut, err := news.Cut(r.source.article, r.sentence.Start, r.sentence.End); err == nil {
			out = append(out, news.Cite(cut, r.sentence.Said, 0))
		}
	}
	return out
}

// shown reports whether a sentence is one that a match stands in.
func shown(matches []news.Match, a *news.Article, sentence news.Span) bool {
	return slices.ContainsFunc(matches, func(m news.Match) bool {
		at := m.Span()
		return m.Article().ID() == a.ID() && at.Start < sentence.End && sentence.Start < at.End
	})
}
