// Package wordpiece cuts text into the numbered pieces that a BERT model of
// the uncased family was trained on.
//
// It follows the published rules of that family: text is cleaned, lower-cased
// and freed of accents, cut at spaces, punctuation and Chinese characters, and
// each word is then covered from left to right by the longest pieces of the
// vocabulary. Devlin et al., "BERT: Pre-training of Deep Bidirectional
// Transformers", 2018; Wu et al., "Google's Neural Machine Translation
// System", 2016, for the pieces.
//
// Characters are classed by Go's Unicode tables. The reference knows fewer of
// them, so some 600 characters of later Unicode versions, none of which is in
// the vocabulary, are cut otherwise; all others are cut alike.
package wordpiece

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// continuing marks a piece that goes on with a word rather than opening one.
const continuing = "##"

// Vocabulary holds the pieces of a model. It never changes after Parse and is
// safe for concurrent use.
type Vocabulary struct {
	opening    map[string]int32 // pieces that a word may begin with
	continuing map[string]int32 // pieces that go on with one, without their mark
	longest    int              // runes of the longest piece
	first      int32            // [CLS]
	last       int32            // [SEP]
	unknown    int32            // [UNK]
}

// Parse reads a vocabulary of one piece a line, numbered from 0. It fails if
// one of [CLS], [SEP] and [UNK], which every text needs, is missing.
func Parse(text string) (*Vocabulary, error) {
	pieces := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	v := &Vocabulary{
		opening:    make(map[string]int32, len(pieces)),
		continuing: make(map[string]int32, len(pieces)/4),
	}
	for id, piece := range pieces {
		v.add(piece, int32(id))
	}
	for name, id := range map[string]*int32{"[CLS]": &v.first, "[SEP]": &v.last, "[UNK]": &v.unknown} {
		known, ok := v.opening[name]
		if !ok {
			return nil, fmt.Errorf("read vocabulary of %d pieces: no %s", len(pieces), name)
		}
		*id = known
		// A text that spells the name means the letters, not the marker.
		delete(v.opening, name)
	}
	return v, nil
}

func (v *Vocabulary) add(piece string, id int32) {
	rest, goesOn := strings.CutPrefix(piece, continuing)
	if goesOn && rest != "" {
		v.continuing[rest] = id
	} else {
		v.opening[piece] = id
		rest = piece
	}
	v.longest = max(v.longest, utf8.RuneCountInString(rest))
}
