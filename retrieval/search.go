package retrieval

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"whosaid/retrieval/encoder"
	"whosaid/store/news"
)

// Asker turns a question into a vector of unit length that lies near those of
// the passages which answer it.
type Asker interface {
	Question(ctx context.Context, text string) ([]float32, error)
}

// Encoder gives questions and sentences their vectors.
type Encoder interface {
	Asker
	// Turn waits until this question may encode: what is done with the ctx that
	// it gives waits no more, until release is called.
	Turn(ctx context.Context) (turn context.Context, release func(), err error)
	// Passages gives each passage the vectors of its sentences, in order.
	Passages(ctx context.Context, passages []encoder.Passage) ([]encoder.Vectors, error)
}

// Neighbours finds passages by their embeddings.
type Neighbours interface {
	// Nearest gives at most limit passages that pass the filter, the most
	// similar to query first.
	Nearest(ctx context.Context, query []float32, filter news.Filter, limit int) ([]news.Hit, error)
}

// passagesAsked is how many passages each way of searching may find.
const passagesAsked = 60

// encodeBudget is how long the encoder may take for a question, once it is its
// turn; then the words alone decide.
const encodeBudget = 3 * time.Second

// inTurn encodes when it is the question's turn, within a budget that runs from
// then on: many askers wait, and each gets a whole answer.
func (f *Finder) inTurn(ctx context.Context, budget time.Duration, do func(context.Context) error) error {
	ctx, release, err := f.encoder.Turn(ctx)
	if err != nil {
		return err
	}
	defer release()
	ctx, cancel := context.WithTimeout(ctx, budget)
	defer cancel()
	return do(ctx)
}

// gather finds passages by words and by meaning at once, and makes candidates of
// their sentences. Where the encoder fails or takes too long the words alone
// find, and the inquiry notes why.
func (f *Finder) gather(ctx context.Context, in *inquiry) error {
	if in.most == 0 {
		in.most = passagesAsked
	}
	var byWords, byMeaning []news.Hit
	var failed, unasked error
	var both sync.WaitGroup
	both.Go(func() { byWords, failed = f.store.Search(ctx, in.text, in.reading.Filter(), in.most) })
	both.Go(func() { byMeaning, unasked = f.nearest(ctx, in) })
	both.Wait()
	if failed != nil {
		return fmt.Errorf("search: %w", failed)
	}
	if err := in.without(ctx, unasked, "the vectors could not be searched"); err != nil {
		return err
	}
	moved, err := f.moved(ctx, in)
	if err != nil {
		return err
	}
	hits := union(byMeaning, byWords, moved)
	stories, err := f.stories(ctx, hits)
	if err != nil {
		return err
	}
	if err := f.relabel(ctx, in, stories); err != nil {
		return err
	}
	for _, hit := range hits {
		in.add(hit, stories[version{hit.Article, hit.Version}])
	}
	return nil
}

// weigh compares the candidates with the question by words and by meaning at once.
// Where the encoder fails or takes too long the inquiry notes why.
func (f *Finder) weigh(ctx context.Context, in *inquiry) error {
	var byWords error
	var both sync.WaitGroup
	both.Go(func() { byWords = f.weighWords(ctx, in) })
	byMeaning := f.compare(ctx, in)
	both.Wait()
	if byWords != nil {
		return byWords
	}
	return in.without(ctx, byMeaning, "the encoder failed")
}

// without notes that an inquiry goes on without what err prevented, and why; it
// gives back the error of a ctx that ended.
func (in *inquiry) without(ctx context.Context, err error, why string) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		in.fallback = fmt.Sprintf("comparing by meaning took longer than %v", encodeBudget)
	default:
		slog.WarnContext(ctx, "meanings not compared", "err", err)
		in.fallback = why
	}
	return nil
}

// union is all hits, each passage once. The first hit of a passage counts: those
// by meaning may have vectors.
func union(lists ...[]news.Hit) []news.Hit {
	var out []news.Hit
	seen := map[news.PassageID]bool{}
	for _, hit := range slices.Concat(lists...) {
		if !seen[hit.ID] {
			seen[hit.ID] = true
			out = append(out, hit)
		}
	}
	return out
}

// nearest gives the question its vector and finds the passages nearest to it.
func (f *Finder) nearest(ctx context.Context, in *inquiry) ([]news.Hit, error) {
	if f.encoder != nil {
		err := f.inTurn(ctx, encodeBudget, func(ctx context.Context) (err error) {
			in.vector, err = f.encoder.Question(ctx, in.unlinked())
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("embed the question: %w", err)
		}
	}
	if f.neighbours == nil {
		return nil, nil
	}
	vector := in.vector
	if f.asker != nil {
		within, cancel := context.WithTimeout(ctx, encodeBudget)
		defer cancel()
		var err error
		if vector, err = f.asker.Question(within, in.unlinked()); err != nil {
			return nil, fmt.Errorf("embed the question: %w", err)
		}
	}
	return f.neighbours.Nearest(ctx, vector, in.reading.Filter(), in.most)
}

// add makes candidates of the sentences of a passage.
func (in *inquiry) add(hit news.Hit, s *story) {
	if s == nil {
		return
	}
	for i, sentence := range hit.Sentences {
		if place := s.at(sentence.Start); place >= 0 {
			in.candidates = append(in.candidates, &candidate{story: s, place: place, found: hit, within: i})
		}
	}
}
