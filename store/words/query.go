package words

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"unicode/utf8"

	index "github.com/blevesearch/bleve_index_api"

	"whosaid/store/language"
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

// weighed is a word to look for, as the terms any of which stands for it, with
// the number of documents that hold the commonest of them and its inverse
// document frequency.
type weighed struct {
	terms     []string
	documents int
	idf       float64
}

// question is a text as it is searched for: distinct stems, pieces and names as
// they sound in other scripts, in alphabetical order, so that equal documents
// get equal scores.
type question struct {
	stems, pieces, sounds []weighed
}

// asked is a distinct word of a question, by its stems.
type asked struct {
	stems    []string
	surfaces []string
}

// maxSurfaces is how many words of one stem are taken apart into pieces.
const maxSurfaces = 4

// distinct are the words of a question, one a stem, in order.
func distinct(text string) []asked {
	var out []asked
	at := map[string]int{}
	for _, w := range language.Words(cutAt(text, maxText)) {
		i, known := at[w.Stem]
		if !known {
			if len(out) == maxLookedUp {
				continue
			}
			i, at[w.Stem] = len(out), len(out)
			out = append(out, asked{stems: w.Stems()})
		}
		if o := &out[i]; len(o.surfaces) < maxSurfaces && !slices.Contains(o.surfaces, w.Surface) {
			o.surfaces = append(o.surfaces, w.Surface)
		}
	}
	return out
}

// ask reads text as a question to the index behind reader.
func ask(ctx context.Context, reader index.IndexReader, text string) (question, error) {
	all, err := count(reader)
	if err != nil {
		return question{}, err
	}
	words := distinct(text)
	surfaces := map[string][]string{}
	var stems [][]string
	for _, w := range words {
		stems = append(stems, w.stems)
		surfaces[w.stems[0]] = w.surfaces
	}
	var q question
	if q.stems, err = weigh(ctx, reader, wordsField, stems, all); err != nil {
		return question{}, err
	}
	q.stems = rarest(q.stems, maxWords)
	if q.pieces, err = weigh(ctx, reader, piecesField, piecesOf(q.stems, surfaces), all); err != nil {
		return question{}, err
	}
	if q.sounds, err = weigh(ctx, reader, soundsField, soundsOf(q.stems, surfaces), all); err != nil {
		return question{}, err
	}
	q.stems = held(q.stems)
	q.pieces = rarest(telling(held(q.pieces), all), maxPieces)
	q.sounds = telling(held(q.sounds), all)
	return q, nil
}

// askAside reads text as a question for what stands beside documents: its rarest
// stems.
func askAside(ctx context.Context, reader index.IndexReader, text string) ([]weighed, error) {
	all, err := count(reader)
	if err != nil {
		return nil, err
	}
	var stems [][]string
	for _, w := range distinct(text) {
		stems = append(stems, w.stems)
	}
	weights, err := weigh(ctx, reader, asideField, stems, all)
	if err != nil {
		return nil, err
	}
	return rarest(held(weights), maxWords), nil
}

// piecesOf are the distinct pieces of the words that have the stems.
func piecesOf(stems []weighed, surfaces map[string][]string) [][]string {
	distinct := map[string]bool{}
	for _, s := range stems {
		for _, surface := range surfaces[s.terms[0]] {
			for _, piece := range appendPieces(nil, surface) {
				distinct[piece] = true
			}
		}
	}
	var out [][]string
	for piece := range distinct {
		out = append(out, []string{piece})
	}
	return out
}

// soundsOf are the words that have the stems as they would sound in other
// scripts, if they are names: one term a script and spelling, all of a stem
// together.
func soundsOf(stems []weighed, surfaces map[string][]string) [][]string {
	var out [][]string
	for _, s := range stems {
		var terms []string
		for _, surface := range surfaces[s.terms[0]] {
			for _, term := range soundsElsewhere(surface) {
				if !slices.Contains(terms, term) {
					terms = append(terms, term)
				}
			}
		}
		if len(terms) > 0 {
			out = append(out, terms)
		}
	}
	return out
}

// weigh looks up how many documents hold each word in field.
func weigh(ctx context.Context, reader index.IndexReader, field string, words [][]string, all int) ([]weighed, error) {
	out := make([]weighed, 0, len(words))
	for _, terms := range words {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		most := 0
		for _, term := range terms {
			n, err := holding(ctx, reader, field, term)
			if err != nil {
				return nil, err
			}
			most = max(most, n)
		}
		out = append(out, weighed{terms, most, idf(most, all)})
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
		return cmp.Or(cmp.Compare(a.documents, b.documents), slices.Compare(a.terms, b.terms))
	})
	terms = terms[:min(n, len(terms))]
	slices.SortFunc(terms, func(a, b weighed) int { return slices.Compare(a.terms, b.terms) })
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

// cutAt cuts s to at most n bytes, between two runes.
func cutAt(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
