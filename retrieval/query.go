package retrieval

import (
	"context"
	"fmt"

	"whosaid/retrieval/question"
	"whosaid/store/news"
)

// query is one reading of a question.
type query struct {
	text    string // as it is searched
	reading question.Reading
	most    int // passages that each way of searching may find; 0 is passagesAsked
}

// queries are the readings of q, the likelier first: one for a question that
// stands alone, two for one that may lean on the conversation before it. The error is
// news.ErrNoTopic when q names nothing to look for.
func (f *Finder) queries(ctx context.Context, q news.Question) (news.Searched, []query, error) {
	held, err := f.store.Holdings(ctx)
	if err != nil {
		return held, nil, fmt.Errorf("tell what is stored: %w", err)
	}
	outlets, err := f.store.Outlets(ctx)
	if err != nil {
		return held, nil, fmt.Errorf("list the outlets: %w", err)
	}
	so := f.follow(q, outlets, held)
	var out []query
	for _, text := range []string{so.Joined, so.Alone} {
		reading := f.reading(text, outlets, held)
		if reading.Empty() {
			continue
		}
		reading = reading.Within(so.Bounds).Within(news.Filter{Outlets: q.Outlets})
		out = append(out, query{text: text, reading: reading})
	}
	if len(out) == 0 {
		return held, nil, news.ErrNoTopic
	}
	return held, out, nil
}

// follow reads q with the questions before it. As in reading, a date without a
// year never lies after all that is stored.
func (f *Finder) follow(q news.Question, outlets []news.Outlet, held news.Searched) question.Followed {
	so := question.Follow(q.Earlier, q.Text, outlets, f.now())
	if !held.To.IsZero() && so.Bounds.From.After(held.To) {
		return question.Follow(q.Earlier, q.Text, outlets, held.To)
	}
	return so
}

// reading reads the question. A date without a year that would lie after all
// that is stored means the one before the newest article.
func (f *Finder) reading(text string, outlets []news.Outlet, held news.Searched) question.Reading {
	reading := question.Read(text, outlets, f.now())
	if !held.To.IsZero() && reading.From.After(held.To) {
		return question.Read(text, outlets, held.To)
	}
	return reading
}
