package words

import (
	"context"

	index "github.com/blevesearch/bleve_index_api"
)

// measure is how the occurrences of a term in a field are weighed:
//
//	weight · idf^rare · tf·(k1+1) / (tf + k1·(1 - b + b·length/usual))
//
// That is BM25 (Robertson and Zaragoza 2009, equation 3.15) with two changes.
// The usual length is a constant and not the average of the index, so that a
// score does not move with what else is stored; and rare words count a little
// more than by BM25. A word that is repeated in the question counts once.
type measure struct {
	field             string
	weight, rare      float64
	k1, b, usual      float64
	onlyWhereMatching bool // score only documents that another field matched
}

// The constants were chosen on development sets of claims and of sentences;
// the evaluation command measures them.
var (
	byWord    = measure{field: wordsField, weight: 1, rare: 1.25, k1: .9, b: .4, usual: 25}
	byPiece   = measure{field: piecesField, weight: .2, rare: 1, k1: .9, b: .4, usual: 100}
	bySound   = measure{field: soundsField, weight: .7, rare: 1.25, k1: .9, b: 0, usual: 5}
	byAside   = measure{field: asideField, weight: 1, rare: 1.25, k1: .9, b: .4, usual: 25}
	byContext = measure{field: contextField, weight: .25, rare: 1.25, k1: .9, b: .4, usual: 50, onlyWhereMatching: true}
)

// tally sums the scores of documents by their numbers in one view of the index.
type tally struct {
	scores  []float64
	touched []uint64
	live    []uint64 // in order: those of them that may be among the best; nil: any document may be
	allowed *set     // nil: all
}

func (t *tally) add(document uint64, score float64) {
	if document >= uint64(len(t.scores)) {
		t.scores = append(t.scores, make([]float64, document+1-uint64(len(t.scores)))...)
	}
	if t.scores[document] == 0 {
		t.touched = append(t.touched, document)
	}
	t.scores[document] += score
}

func (t *tally) matched(document uint64) bool {
	return document < uint64(len(t.scores)) && t.scores[document] > 0
}

// reset empties the tally for the next search, in time of what was touched.
func (t *tally) reset() {
	for _, document := range t.touched {
		t.scores[document] = 0
	}
	t.touched, t.live, t.allowed = t.touched[:0], nil, nil
}

// addWord scores all documents that hold the word: of several terms that stand
// for it, the best in a document counts.
func (t *tally) addWord(ctx context.Context, reader index.IndexReader, l list) error {
	m, word := l.measure, l.word
	if len(word.terms) == 1 {
		return t.eachScore(ctx, reader, m, word.terms[0], word.idf, t.add)
	}
	best := map[uint64]float64{}
	for _, term := range word.terms {
		err := t.eachScore(ctx, reader, m, term, word.idf, func(document uint64, score float64) {
			best[document] = max(best[document], score)
		})
		if err != nil {
			return err
		}
	}
	for document, score := range best {
		t.add(document, score)
	}
	return nil
}
