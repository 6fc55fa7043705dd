package retrieval

import (
	"context"

	"whosaid/retrieval/encoder"
	"whosaid/store/news"
)

// Candidate is a sentence that Find decided on, for those who train the decision.
type Candidate struct {
	encoder.Candidate
	File     string             // of its article
	Read     bool               // by the reader
	Features map[string]float64 // by name
	Score    float64            // above 0: it answers
}

// Candidates are the sentences that Find decides on when it is asked q, in the
// order in which the search has them, with the question's vector.
func (f *Finder) Candidates(ctx context.Context, q news.Question) ([]Candidate, []float32, error) {
	queries, err := f.queries(ctx, q)
	if err != nil {
		return nil, nil, err
	}
	in, err := f.best(ctx, queries)
	if err != nil {
		return nil, nil, err
	}
	in.byFused()
	out := make([]Candidate, len(in.candidates))
	for i, c := range in.candidates {
		out[i] = Candidate{Candidate: c.written(), File: c.story.article.File, Read: c.read, Score: c.score, Features: map[string]float64{}}
		for k, name := range featureNames {
			out[i].Features[name] = c.features[k]
		}
	}
	return out, in.vector, nil
}
