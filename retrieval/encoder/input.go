package encoder

import (
	"math"
	"slices"

	"whosaid/retrieval/encoder/sentencepiece"
)

// Ids that stand for no text.
const (
	bos = 0 // begins a sequence
	eos = 2 // ends a part of it
)

// positions is how many pieces the model can tell the places of.
const positions = 512

// How many pieces of each part are read. The model was trained with inputs cut
// like this (train/tokens.py).
const (
	mostHeadline = 32
	mostSentence = 120
	mostWhole    = 384 // of a passage, with everything around its sentences

	mostQuestion     = 128
	mostAsked        = 40 // of the question, by the reader
	mostLabel        = 24
	mostReadHeadline = 24
	mostBefore       = 32 // the last ones
	mostReadSentence = 64
)

// pieces are the ids of at most most pieces of text.
func (e *Encoder) pieces(text string, most int) []int32 {
	cut := e.tokenizer.Encode(make([]sentencepiece.Piece, 0, 32), text, most)
	ids := make([]int32, len(cut))
	for i, p := range cut {
		ids[i] = p.ID
	}
	return ids
}

// questionInput is a question as the trunk reads it.
func (e *Encoder) questionInput(text string) []int32 {
	return slices.Concat([]int32{bos}, e.query, e.pieces(text, mostQuestion), []int32{eos})
}

// pairInput is a question and a candidate as the reader reads them; asked is of
// at most mostAsked pieces.
func (e *Encoder) pairInput(asked []int32, c Candidate) []int32 {
	before := e.pieces(c.Before, math.MaxInt32)
	return slices.Concat(
		[]int32{bos}, e.query, asked,
		[]int32{eos, eos}, e.pieces(c.Label, mostLabel),
		[]int32{eos}, e.pieces(c.Headline, mostReadHeadline),
		[]int32{eos}, before[max(len(before)-mostBefore, 0):],
		[]int32{eos}, e.pieces(c.Sentence, mostReadSentence),
		[]int32{eos},
	)
}

// extent is the pieces of a sentence in a sequence.
type extent struct{ from, end int }

// run is sentences of a passage that are read together.
type run struct {
	ids    []int32
	first  int      // which of the passage's sentences is the first here
	places []extent // of the sentences
}

// opening is what stands before the text of an article.
func (e *Encoder) opening(headline string) []int32 {
	return slices.Concat([]int32{bos}, e.passage, e.pieces(headline, mostHeadline), []int32{eos})
}

// passageInput is a passage as runs of at most mostWhole pieces, each with the
// headline and as many of the next sentences as fit. There is always one.
func (e *Encoder) passageInput(p Passage) []run {
	opening := e.opening(p.Headline)
	var runs []run
	now := run{ids: slices.Clone(opening)}
	finish := func() {
		now.ids = append(now.ids, eos)
		runs = append(runs, now)
	}
	for i, sentence := range p.Sentences {
		read := e.pieces(sentence, mostSentence)
		if len(now.ids)+len(read)+1 > mostWhole {
			finish()
			now = run{ids: slices.Clone(opening), first: i}
		}
		now.places = append(now.places, extent{len(now.ids), len(now.ids) + len(read)})
		now.ids = append(now.ids, read...)
	}
	finish()
	return runs
}
