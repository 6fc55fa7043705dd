package retrieval

import (
	"context"
	"fmt"
	"slices"

	"whosaid/retrieval/question"
	"whosaid/store/language"
	"whosaid/store/news"
)

// query is one reading of a question.
type query struct {
	text    string // as it is searched
	reading question.Reading
	labels  []news.Decision // that move labels
	most    int             // passages that each way of searching may find; 0 is passagesAsked
	spare   bool            // it counts only where no reading before it answers
}

// unlinked is the text as the encoder gets it: the letters of a link are no words
// to it either.
func (q query) unlinked() string { return language.Unlinked(q.text) }

// queries are the readings of q, the likelier first: one for a question that
// stands alone, two for one that may lean on the conversation before it, and one more
// where it names an outlet that may be who it is about. The error is
// news.ErrNoTopic when q names nothing to look for.
func (f *Finder) queries(ctx context.Context, q news.Question) ([]query, error) {
	held, err := f.store.Holdings(ctx)
	if err != nil {
		return nil, fmt.Errorf("tell what is stored: %w", err)
	}
	outlets, err := f.store.Outlets(ctx)
	if err != nil {
		return nil, fmt.Errorf("list the outlets: %w", err)
	}
	outlets = slices.Clone(outlets)
	for i, o := range outlets {
		outlets[i] = o.Ruled(q.Labels)
	}
	now := held.To // as of which a question is meant
	if now.IsZero() {
		now = f.now()
	}
	so := question.Follow(q.Earlier, q.Text, outlets, now)
	var out, spare []query
	for _, text := range []string{so.Joined, so.Alone} {
		reading := question.Read(text, outlets, now)
		if reading.Empty() {
			continue
		}
		within := func(r question.Reading) question.Reading {
			return r.Within(so.Bounds).Within(news.Filter{Outlets: q.Outlets})
		}
		out = append(out, query{text: text, reading: within(reading), labels: q.Labels})
		if reading.Mentioned { // the outlet may be who it is about
			spare = append(spare, query{text: text, reading: within(question.Read(text, nil, now)), labels: q.Labels, spare: true})
		}
	}
	if len(out) == 0 {
		return nil, news.ErrNoTopic
	}
	return append(out, spare...), nil
}
