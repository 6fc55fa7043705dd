package words

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	index "github.com/blevesearch/bleve_index_api"
)

// What is found is the best documents alone, so most need no whole score: the words
// that can add most are scored first, and once what is left adds too little for another
// document to be among the best, only those that still may be are looked at. That is
// MaxScore, term by term (Turtle and Flood, Query evaluation: strategies and
// optimizations, 1995). What is found, and in which order, is as without it.

// list is a word as it is looked for in a field.
type list struct {
	measure
	word weighed
	most float64 // that it adds to a document: tf/(tf + …) is below 1
}

// lists are the words in the measure's field.
func (m measure) lists(words []weighed) []list {
	out := make([]list, len(words))
	for i, w := range words {
		out[i] = list{m, w, m.scale(w.idf)}
	}
	return out
}

// inOrder puts lists that can add most first, and behind all others those that score
// only what another matched.
func inOrder(lists []list) []list {
	slices.SortStableFunc(lists, func(a, b list) int {
		switch {
		case a.onlyWhereMatching == b.onlyWhereMatching:
			return cmp.Compare(b.most, a.most)
		case a.onlyWhereMatching:
			return 1
		}
		return -1
	})
	return lists
}

// rounding is more than sums of scores are off by.
const rounding = 1e-9

// addAll scores the documents that may be among the limit best.
func (t *tally) addAll(ctx context.Context, reader index.IndexReader, limit int, lists []list) error {
	left := 0.0
	for _, l := range lists {
		left += l.most
	}
	for _, l := range inOrder(lists) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if len(t.contenders()) <= worthwhile*l.word.documents {
			t.narrow(limit, left)
		}
		if err := t.addWord(ctx, reader, l); err != nil {
			return fmt.Errorf("score %q: %w", l.word.terms, err)
		}
		left -= l.most
	}
	return nil
}

// worthwhile is to how many documents for each one of a list it is cheap, beside
// reading the list, to look which of them may be among the best.
const worthwhile = 4

// narrow leaves only those documents that may still be among the limit best, when
// others cannot be any more: what is left to add is at most left.
func (t *tally) narrow(limit int, left float64) {
	among := t.contenders()
	least := t.leastOf(among, limit)
	left = left*(1+rounding) + rounding
	if left >= least || len(among) <= limit {
		return
	}
	var live []uint64
	for _, document := range among {
		if t.scores[document]+left >= least {
			live = append(live, document)
		}
	}
	if t.live == nil {
		slices.Sort(live)
	}
	t.live = live
}

// contenders are the documents that may be among the best: once narrowed down, in order.
func (t *tally) contenders() []uint64 {
	if t.live != nil {
		return t.live
	}
	return t.touched
}

// skipping is from how many postings for each document that matters it is cheaper to
// skip to that one than to read them all.
const skipping = 8

// eachScore calls give for every document that holds the term and may be among the best.
func (t *tally) eachScore(ctx context.Context, reader index.IndexReader, m measure, term string, idf float64, give func(uint64, float64)) error {
	postings, err := reader.TermFieldReader(ctx, []byte(term), m.field, true, true, false)
	if err != nil {
		return err
	}
	next := postings.Next
	if t.live != nil && uint64(len(t.live))*skipping < postings.Count() {
		next = t.skip(postings)
	}
	weight := m.scale(idf)
	flat, slope := m.k1*(1-m.b), m.k1*m.b/m.usual
	var buffer index.TermFieldDoc
	for {
		posting, err := next(buffer.Reset())
		if err != nil {
			_ = postings.Close() // the error of reading tells more
			return err
		}
		if posting == nil {
			return postings.Close()
		}
		document := posting.ID.Value()
		if !t.allowed.has(document) || (m.onlyWhereMatching || t.live != nil) && !t.matched(document) {
			continue
		}
		tf := float64(posting.Freq)
		length := 1 / (posting.Norm * posting.Norm) // scorch keeps 1/√length
		give(document, weight*tf/(tf+flat+slope*length))
	}
}

// skip reads the postings of live documents, and some between them.
func (t *tally) skip(postings index.TermFieldReader) func(*index.TermFieldDoc) (*index.TermFieldDoc, error) {
	left := t.live
	var to index.IndexInternalID
	return func(buffer *index.TermFieldDoc) (*index.TermFieldDoc, error) {
		if len(left) == 0 {
			return nil, nil
		}
		to = index.NewIndexInternalID(to, left[0])
		posting, err := postings.Advance(to, buffer)
		if err != nil || posting == nil {
			return nil, err
		}
		at, there := slices.BinarySearch(left, posting.ID.Value())
		if there {
			at++
		}
		left = left[at:]
		return posting, nil
	}
}

// scale is the weight of a term with an inverse document frequency.
func (m measure) scale(idf float64) float64 {
	return m.weight * math.Pow(idf, m.rare) * (m.k1 + 1)
}
