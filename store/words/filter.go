package words

import (
	"context"
	"fmt"
	"time"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"

	"whosaid/store/news"
)

// set is a set of document numbers; nil is the set of all.
type set struct {
	bits []uint64
}

func (s *set) has(n uint64) bool {
	return s == nil || n/64 < uint64(len(s.bits)) && s.bits[n/64]&(1<<(n%64)) != 0
}

func (s *set) add(n uint64) {
	if need := n/64 + 1; need > uint64(len(s.bits)) {
		s.bits = append(s.bits, make([]uint64, need-uint64(len(s.bits)))...)
	}
	s.bits[n/64] |= 1 << (n % 64)
}

func (s *set) keepOnly(other *set) *set {
	if s == nil {
		return other
	}
	s.bits = s.bits[:min(len(s.bits), len(other.bits))]
	for i := range s.bits {
		s.bits[i] &= other.bits[i]
	}
	return s
}

// admitted is the set of documents that pass the filter, as news.Filter.Passes
// decides it; nil when all do. Bounds are exact to the microsecond.
func admitted(ctx context.Context, reader index.IndexReader, f news.Filter) (*set, error) {
	var passing *set
	if len(f.Outlets) > 0 {
		of, err := ofOutlets(ctx, reader, f.Outlets)
		if err != nil {
			return nil, fmt.Errorf("filter by outlet: %w", err)
		}
		passing = of
	}
	if !f.From.IsZero() || !f.To.IsZero() {
		within, err := published(ctx, reader, f.From, f.To)
		if err != nil {
			return nil, fmt.Errorf("filter by date: %w", err)
		}
		passing = passing.keepOnly(within)
	}
	return passing, nil
}

func ofOutlets(ctx context.Context, reader index.IndexReader, outlets []news.OutletID) (*set, error) {
	found := new(set)
	for _, outlet := range outlets {
		postings, err := reader.TermFieldReader(ctx, []byte(outlet), outletField, false, false, false)
		if err != nil {
			return nil, err
		}
		for posting, err := postings.Next(nil); posting != nil || err != nil; posting, err = postings.Next(posting.Reset()) {
			if err != nil {
				_ = postings.Close() // the error of reading tells more
				return nil, err
			}
			found.add(posting.ID.Value())
		}
		if err := postings.Close(); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// published is the set of documents of [from, to); a zero bound is none.
func published(ctx context.Context, reader index.IndexReader, from, to time.Time) (*set, error) {
	var low, high *float64
	if !from.IsZero() {
		n := sortable(ceil(from))
		low = &n
	}
	if !to.IsZero() {
		n := sortable(ceil(to))
		high = &n
	}
	including, excluding := true, false
	within, err := searcher.NewNumericRangeSearcher(ctx, reader, low, high, &including, &excluding,
		publishedField, 1, search.SearcherOptions{Score: "none"})
	if err != nil {
		return nil, err
	}
	found := new(set)
	matches := &search.SearchContext{DocumentMatchPool: search.NewDocumentMatchPool(within.DocumentMatchPoolSize()+1, 0)}
	for {
		match, err := within.Next(matches)
		if err != nil {
			_ = within.Close() // the error of reading tells more
			return nil, err
		}
		if match == nil {
			return found, within.Close()
		}
		found.add(match.IndexInternalID.Value())
		matches.DocumentMatchPool.Put(match)
	}
}

// ceil is the first whole microsecond at or after t.
func ceil(t time.Time) time.Time {
	if whole := t.Truncate(time.Microsecond); whole.Before(t) {
		return whole.Add(time.Microsecond)
	}
	return t
}
