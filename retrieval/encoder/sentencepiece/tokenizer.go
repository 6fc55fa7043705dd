// Package sentencepiece cuts text into the pieces of a unigram model (Kudo,
// "Subword Regularization", 2018; Kudo and Richardson, "SentencePiece", 2018).
//
// A text is normalised code point by code point and cut into words at spaces;
// each word, with U+2581 in front, is cut into the pieces whose scores have the
// largest sum. Every piece knows the bytes of the text that it was made of.
package sentencepiece

import (
	"fmt"
	"slices"
	"sync"
	"unicode/utf8"
)

// Tokenizer cuts text into pieces. It never changes and is safe for concurrent
// use.
type Tokenizer struct {
	trie    *trie
	scores  []float32
	normal  normal
	unknown int32
	penalty float64 // score of a code point that no piece covers
	words   sync.Pool
}

// Piece is an id, and the bytes of the text that it was made of. Where one code
// point is read as several, the pieces made of these have all of its bytes; a
// piece that is only the sign of a space has none.
type Piece struct {
	ID         int32
	Start, End int
}

// unknownPenalty is how much less likely than the least likely piece a code
// point is that no piece covers.
const unknownPenalty = 10

// New readies a vocabulary, of which it keeps the scores. It fails if that is
// damaged.
func New(v Vocabulary) (*Tokenizer, error) {
	if err := v.verify(); err != nil {
		return nil, err
	}
	n, err := parseNormal(v.Normal)
	if err != nil {
		return nil, fmt.Errorf("normalisation: %w", err)
	}
	return &Tokenizer{
		trie: newTrie(&v), scores: v.Scores, normal: n,
		unknown: v.Unknown,
		penalty: float64(slices.Min(v.Scores)) - unknownPenalty,
		words:   sync.Pool{New: func() any { return new(word) }},
	}, nil
}

// Encode appends the pieces of text to pieces, at most most of them. Bytes that
// are no UTF-8 are read as U+FFFD each. Starts and ends never descend. A word of
// more than 64 KB is read as several, which bounds time and memory.
func (t *Tokenizer) Encode(pieces []Piece, text string, most int) []Piece {
	w := t.words.Get().(*word)
	limit := len(pieces) + most
	for at := 0; at < len(text) && len(pieces) < limit; {
		r, size := utf8.DecodeRuneInString(text[at:])
		for _, r := range t.read(r) {
			if r == ' ' || r == space || len(w.text) > mostWord {
				pieces = t.finish(pieces, w)
			}
			if r != ' ' && r != space {
				w.add(r, at, at+size)
			}
		}
		at += size
	}
	pieces = t.finish(pieces, w)
	if cap(w.text) <= mostKept {
		t.words.Put(w)
	}
	return pieces[:min(len(pieces), limit)]
}

// read is what r is read as.
func (t *Tokenizer) read(r rune) string {
	if text, ok := t.normal[r]; ok {
		return text
	}
	return string(r)
}
