package words

import (
	"cmp"
	"container/heap"
	"context"
	"errors"
	"fmt"
	"slices"

	index "github.com/blevesearch/bleve_index_api"

	"whosaid/store/news"
)

// Search finds the documents that pass the filter and share words with text,
// at most limit of them: best first, equal ones by id. Text without a word
// finds nothing. It is read as words only, and of a very long one no more than
// its first 64 KiB and its rarest words are.
func (x *Index) Search(ctx context.Context, text string, filter news.Filter, limit int) ([]Hit, error) {
	return x.search(ctx, filter, limit, func(t *tally, reader index.IndexReader) error { return t.fill(ctx, reader, text, limit) })
}

// SearchAside is Search by what stands beside the documents and is never quoted.
func (x *Index) SearchAside(ctx context.Context, text string, filter news.Filter, limit int) ([]Hit, error) {
	return x.search(ctx, filter, limit, func(t *tally, reader index.IndexReader) error { return t.fillAside(ctx, reader, text, limit) })
}

// search gives the best of the documents that fill scores.
func (x *Index) search(ctx context.Context, filter news.Filter, limit int, fill func(*tally, index.IndexReader) error) (hits []Hit, err error) {
	reader, err := x.reader(ctx)
	if err != nil {
		return nil, fmt.Errorf("search keywords: %w", err)
	}
	defer func() { err = errors.Join(err, reader.Close()) }()
	if limit <= 0 {
		return nil, nil
	}
	t := x.tallies.Get().(*tally)
	defer func() { t.reset(); x.tallies.Put(t) }()
	if t.allowed, err = admitted(ctx, reader, filter); err != nil {
		return nil, fmt.Errorf("search keywords: %w", err)
	}
	if err := fill(t, reader); err != nil {
		return nil, fmt.Errorf("search keywords: %w", err)
	}
	return t.best(reader, limit)
}

// fill scores the documents that may be among the limit best of a search.
func (t *tally) fill(ctx context.Context, reader index.IndexReader, text string, limit int) error {
	q, err := ask(ctx, reader, text)
	if err != nil {
		return err
	}
	lists := slices.Concat(byWord.lists(q.stems), byPiece.lists(q.pieces), bySound.lists(q.sounds), byContext.lists(q.stems))
	return t.addAll(ctx, reader, limit, lists)
}

// fillAside is fill by what stands beside the documents.
func (t *tally) fillAside(ctx context.Context, reader index.IndexReader, text string, limit int) error {
	stems, err := askAside(ctx, reader, text)
	if err != nil {
		return err
	}
	return t.addAll(ctx, reader, limit, byAside.lists(stems))
}

// best gives the limit best documents. Only those that may be among them are
// asked for their ids.
func (t *tally) best(reader index.IndexReader, limit int) ([]Hit, error) {
	among := t.contenders()
	least := t.leastOf(among, limit)
	hits := make([]Hit, 0, min(limit, len(among)))
	for _, document := range among {
		if t.scores[document] < least {
			continue
		}
		id, err := reader.ExternalID(index.NewIndexInternalID(nil, document))
		if err != nil {
			return nil, fmt.Errorf("name document %d of the keyword index: %w", document, err)
		}
		hits = append(hits, Hit{id, t.scores[document]})
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	return hits[:min(limit, len(hits))], nil
}

// leastOf is the score of the limit-th best of documents, 0 if there are fewer.
func (t *tally) leastOf(among []uint64, limit int) float64 {
	if len(among) <= limit {
		return 0
	}
	best := make(lowest, 0, limit)
	for _, document := range among {
		score := t.scores[document]
		switch {
		case len(best) < limit:
			heap.Push(&best, score)
		case score > best[0]:
			best[0] = score
			heap.Fix(&best, 0)
		}
	}
	return best[0]
}

// lowest is a heap of scores with the lowest on top.
type lowest []float64

func (l lowest) Len() int           { return len(l) }
func (l lowest) Less(i, j int) bool { return l[i] < l[j] }
func (l lowest) Swap(i, j int)      { l[i], l[j] = l[j], l[i] }
func (l *lowest) Push(x any)        { *l = append(*l, x.(float64)) }
func (l *lowest) Pop() any {
	last := len(*l) - 1
	score := (*l)[last]
	*l = (*l)[:last]
	return score
}
