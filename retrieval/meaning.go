package retrieval

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"
)

// Embedder turns texts into vectors of unit length, one for each, in order:
// texts that mean the same lie close together.
type Embedder interface {
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

// compared is how many sentences are compared with the question by meaning:
// the best by words.
const compared = 64

// aligned is how many of those are looked at closer, token by token.
const aligned = 16

// meaningBudget is how long comparing by meaning may take; then the words alone
// decide.
const meaningBudget = 3 * time.Second

// byMeaning gives the best sentences their cosine with the question. When the
// embedder fails or takes too long, that is noted and no error; only the end of
// ctx is one.
func (f *Finder) byMeaning(ctx context.Context, in *inquiry) error {
	if f.embedder == nil {
		return nil
	}
	within, cancel := context.WithTimeout(ctx, meaningBudget)
	defer cancel()
	err := f.compare(within, in)
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		in.fallback = fmt.Sprintf("comparing by meaning took longer than %v", meaningBudget)
	default:
		slog.WarnContext(ctx, "meanings not compared", "err", err)
		in.fallback = "the embedder failed"
	}
	return nil
}

func (f *Finder) compare(ctx context.Context, in *inquiry) error {
	var all []*evidence
	for _, s := range in.stories {
		all = append(all, s.sentences...)
	}
	slices.SortFunc(all, byScore)
	all = all[:min(compared, len(all))]
	texts := []string{in.question.Text}
	for _, e := range all {
		texts = append(texts, e.text())
	}
	vectors, err := f.vectors.embed(ctx, f.embedder, texts)
	if err != nil {
		return err
	}
	for i, e := range all {
		e.meaning = dot(vectors[0], vectors[i+1])
		e.score = in.score(e)
	}
	slices.SortFunc(all, byScore)
	return f.lookCloser(ctx, in, all[:min(aligned, len(all))])
}

// lookCloser tells how much of the question each of the sentences covers.
func (f *Finder) lookCloser(ctx context.Context, in *inquiry, best []*evidence) error {
	if f.aligner == nil {
		return nil
	}
	texts := make([]string, len(best))
	for i, e := range best {
		texts[i] = e.text()
	}
	covered, err := f.aligner.Align(ctx, in.question.Text, texts)
	if err != nil {
		return err
	}
	for i, e := range best {
		e.aligned = covered[i]
	}
	return nil
}

// dot is the scalar product: the cosine of two vectors of unit length.
func dot(a, b []float32) float64 {
	var sum float32
	for i := range a {
		sum += a[i] * b[i]
	}
	return float64(sum)
}

// memo keeps the vectors of texts, so that a sentence is embedded once however
// often it is compared.
type memo struct {
	mu      sync.Mutex
	vectors map[string][]float32
}

// mostVectors is how many a memo holds; then it begins anew.
const mostVectors = 20_000

func (m *memo) embed(ctx context.Context, by Embedder, texts []string) ([][]float32, error) {
	out := make([][]float32, len(texts))
	var missing []string
	var at []int
	m.mu.Lock()
	for i, text := range texts {
		if out[i] = m.vectors[text]; out[i] == nil {
			missing, at = append(missing, text), append(at, i)
		}
	}
	m.mu.Unlock()
	if len(missing) == 0 {
		return out, nil
	}
	made, err := by.Embed(ctx, missing)
	if err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.vectors == nil || len(m.vectors) > mostVectors {
		m.vectors = map[string][]float32{}
	}
	for k, i := range at {
		out[i] = made[k]
		m.vectors[missing[k]] = made[k]
	}
	return out, nil
}
