package sentencepiece

import (
	"errors"
	"fmt"
	"slices"
)

// Vocabulary is a unigram model as a file has it.
type Vocabulary struct {
	Pieces  string    // of all ids, one after the other, UTF-8; ids that stand for no text have none
	Offsets []uint32  // where each begins in Pieces, and where the last ends
	Scores  []float32 // of each: the logarithm of how likely it is
	Unknown int32     // the id of a code point that no piece covers

	// Normal is what to read in place of some code points: entries of a code
	// point (u32), a count (u8) and as many code points (u32), little endian,
	// ascending by the first.
	Normal string
}

// errVocabulary is of vocabularies that do not hold together.
var errVocabulary = errors.New("damaged vocabulary")

// piece is the text of an id.
func (v *Vocabulary) piece(id int) string { return v.Pieces[v.Offsets[id]:v.Offsets[id+1]] }

// verify makes sure that every id has its text.
func (v *Vocabulary) verify() error {
	switch {
	case len(v.Scores) == 0 || len(v.Offsets) != len(v.Scores)+1:
		return fmt.Errorf("%d offsets for %d scores: %w", len(v.Offsets), len(v.Scores), errVocabulary)
	case v.Offsets[0] != 0 || !slices.IsSorted(v.Offsets) || int(v.Offsets[len(v.Scores)]) != len(v.Pieces):
		return fmt.Errorf("offsets do not cut %d bytes of pieces: %w", len(v.Pieces), errVocabulary)
	case v.Unknown < 0 || int(v.Unknown) >= len(v.Scores):
		return fmt.Errorf("unknown is id %d of %d: %w", v.Unknown, len(v.Scores), errVocabulary)
	}
	return nil
}
