package words

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"

	index "github.com/blevesearch/bleve_index_api"
)

// What is read of a question: bounds that no real question reaches, and within
// which any text is answered quickly.
const (
	maxText       = 1 << 16 // bytes
	maxLookedUp   = 512     // distinct words whose rarity is looked up, first ones first
	maxWords      = 48      // distinct words that are searched for, rarest first
	maxPieces     = 256     // distinct pieces, rarest first
	commonPieces  = 0.1     // a piece in more than this share of all documents tells nothing …
	alwaysAllowed = 20      // … unless it is in at most so many documents
)

// weighed is a term to look for, with the number of documents that hold it and
// its inverse document frequency.
type weighed struct {
	term      string
	documents int
	idf       float64
}

// question is a text as it is searched for: distinct stems and pieces, in
// alphabetical order, so that equal documents get equal scores.
type question struct {
	stems, pieces []weighed
}

// ask reads text as a question to the index behind reader.
func ask(ctx context.Context, reader index.IndexReader, text string) (question, error) {
	all, err := count(reader)
	if err != nil {
		return question{}, err
	}
	surfaces := map[string][]string{}
	var stems []string
	for _, w := range readWords(cutAt(text, maxText)) {
		if _, known := surfaces[w.stem]; !known {
			stems = append(stems, w.stem)
		}
		if !slices.Contains(surfaces[w.stem], w.surface) && len(surfaces[w.stem]) < 4 {
			surfaces[w.stem] = append(surfaces[w.stem], w.surface)
		}
	}
	stems = stems[:min(len(stems), maxLookedUp)]
	var q question
	if q.stems, err = weigh(ctx, reader, wordsField, stems, all); err != nil {
		return question{}, err
	}
	q.stems = rarest(q.stems, maxWords)
	if q.pieces, err = weigh(ctx, reader, piecesField, piecesOf(q.stems, surfaces), all); err != nil {
		return question{}, err
	}
	q.stems = held(q.stems)
	q.pieces = rarest(telling(held(q.pieces), all), maxPieces)
	return q, nil
}

// askAside reads text as a question for what stands beside documents: its rarest
// stems.
func askAside(ctx context.Context, reader index.IndexReader, text string) ([]weighed, error) {
	all, err := count(reader)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	var stems []string
	for _, w := range readWords(cutAt(text, maxText)) {
		if !known[w.stem] && len(stems) < maxLookedUp {
			known[w.stem] = true
			stems = append(stems, w.stem)
		}
	}
	weights, err := weigh(ctx, reader, asideField, stems, all)
	if err != nil {
		return nil, err
	}
	return rarest(held(weights), maxWords), nil
}

// piecesOf are the distinct pieces of the words that have the stems.
func piecesOf(stems []weighed, surfaces map[string][]string) []string {
	distinct := map[string]bool{}
	for _, s := range stems {
		for _, surface := range surfaces[s.term] {
			for _, piece := range appendPieces(nil, surface) {
				distinct[piece] = true
			}
		}
	}
	return slices.Collect(maps.Keys(distinct))
}

// weigh looks up how many documents hold each term in field.
func weigh(ctx context.Context, reader index.IndexReader, field string, terms []string, all int) ([]weighed, error) {
	out := make([]weighed, 0, len(terms))
	for _, term := range terms {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n, err := holding(ctx, reader, field, term)
		if err != nil {
			return nil, err
		}
		out = append(out, weighed{term, n, idf(n, all)})
	}
	return out, nil
}

// holding is the number of documents that hold term in field.
func holding(ctx context.Context, reader index.IndexReader, field, term string) (int, error) {
	postings, err := reader.TermFieldReader(ctx, []byte(term), field, false, false, false)
	if err != nil {
		return 0, fmt.Errorf("look up %q: %w", term, err)
	}
	n := postings.Count()
	if err := postings.Close(); err != nil {
		return 0, fmt.Errorf("look up %q: %w", term, err)
	}
	return int(n), nil
}

// idf is the weight of a term that n of all documents hold, BM25's
// ln(1 + (all - n + ½) / (n + ½)): Robertson and Zaragoza, The Probabilistic
// Relevance Framework (2009), equation 3.3, with Lucene's 1 that keeps it
// above 0.
func idf(n, all int) float64 {
	return math.Log1p((float64(max(all-n, 0)) + .5) / (float64(n) + .5))
}

// rarest gives the n rarest terms, in alphabetical order.
func rarest(terms []weighed, n int) []weighed {
	slices.SortFunc(terms, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(a.documents, b.documents), cmp.Compare(a.term, b.term))
	})
	terms = terms[:min(n, len(terms))]
	slices.SortFunc(terms, func(a, b weighed) int { return cmp.Compare(a.term, b.term) })
	return terms
}

// held are the terms that some document holds.
func held(terms []weighed) []weighed {
	return slices.DeleteFunc(terms, func(t weighed) bool { return t.documents == 0 })
}

func telling(pieces []weighed, all int) []weighed {
	limit := max(alwaysAllowed, int(commonPieces*float64(all)))
	return slices.DeleteFunc(pieces, func(p weighed) bool { return p.documents > limit })
}

func count(reader index.IndexReader) (int, error) {
	n, err := reader.DocCount()
	if err != nil {
		return 0, fmt.Errorf("count documents: %w", err)
	}
	return int(n), nil
}
