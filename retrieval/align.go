package retrieval

import (
	"context"
	"fmt"
	"slices"

	"whosaid/store/news"
)

// Aligner tells how much of a question each text covers, token by token: 0 to 1,
// in order. It is slower than comparing embeddings and tells more.
type Aligner interface {
	Align(ctx context.Context, question string, texts []string) ([]float64, error)
}

// WithAligner makes the Finder look closer at the best of what it found, and
// gives it back.
func (f *Finder) WithAligner(a Aligner) *Finder {
	f.aligner = a
	return f
}

// alignedPassages are how many of the best passages are looked at closer. More
// gain nothing on the development collections.
const alignedPassages = 16

// Rank finds the passages nearest to text, best first, at most limit: all words
// of text count, for no question is read into it. It is the search that Find
// answers from, with the closer look that Find takes at sentences taken at each
// passage's best sentence.
func (f *Finder) Rank(ctx context.Context, text string, limit int) ([]news.Hit, error) {
	hits, _, err := f.search(ctx, wanted{words: text, question: text, limit: limit})
	if err != nil || f.aligner == nil {
		return hits[:min(len(hits), limit)], err
	}
	closer := hits[:min(len(hits), alignedPassages)]
	if err := f.align(ctx, text, closer); err != nil {
		return nil, fmt.Errorf("look closer at passages: %w", err)
	}
	slices.SortFunc(closer, byHitScore)
	return hits[:min(len(hits), limit)], nil
}

// align adds to the score of each passage how much of text its best sentence
// covers.
func (f *Finder) align(ctx context.Context, text string, hits []news.Hit) error {
	var sentences []string
	var owner []int
	for i, hit := range hits {
		a, err := f.store.Article(ctx, hit.Article)
		if err != nil {
			return fmt.Errorf("load article %s: %w", hit.Article, err)
		}
		for _, s := range hit.Sentences {
			sentences, owner = append(sentences, s.Of(a.Text())), append(owner, i)
		}
	}
	covered, err := f.aligner.Align(ctx, text, sentences)
	if err != nil {
		return err
	}
	best := make([]float64, len(hits))
	for k, i := range owner {
		best[i] = max(best[i], covered[k])
	}
	for i := range hits {
		hits[i].Score += best[i]
	}
	return nil
}
