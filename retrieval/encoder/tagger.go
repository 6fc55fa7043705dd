package encoder

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"sync"

	"whosaid/retrieval/encoder/kernel"
	"whosaid/retrieval/encoder/sentencepiece"
)

// ErrNoTagger is of tagging with an encoder that has no tagger.
var ErrNoTagger = errors.New("the encoder has no tagger")

// Tags reports whether the encoder has a tagger. It may have none: the file of
// its weights is not needed to build the program.
func (e *Encoder) Tags() bool { return e.tagger != nil }

// TaggerID tells taggers apart, also those that stand on one trunk.
func (e *Encoder) TaggerID() string {
	if !e.Tags() {
		return ""
	}
	sum := fnv.New64a()
	for _, weight := range slices.Concat(e.tagger.maps, e.tagger.shifts) {
		_ = binary.Write(sum, binary.LittleEndian, weight) // a hash never fails
	}
	return fmt.Sprintf("%s-%x", e.ID(), sum.Sum(nil))
}

// Kind is what a tagged run of text is of a statement.
type Kind uint8

const (
	Source  Kind = iota // who says it
	Cue                 // by what it is said that somebody says it
	Content             // what is said
	kinds
)

// Tagged is a run of a text, in bytes, that is part of a statement.
type Tagged struct {
	Kind       Kind
	Start, End int
}

// Tag finds who says what in a text under a headline, "" if there is none: the
// runs that are sources, cues and contents, in the order in which they begin. A
// text is read in windows of some hundred words, whole paragraphs as far as
// they are no longer.
//
// Like [Encoder.Passages], Tag waits while questions have their turns. When ctx
// ends, it returns ctx's error. Without a tagger it returns [ErrNoTagger], see
// [Encoder.Tags].
func (e *Encoder) Tag(ctx context.Context, headline, text string) ([]Tagged, error) {
	read, err := e.tagScores(ctx, headline, text)
	if err != nil {
		return nil, fmt.Errorf("tag %d bytes: %w", len(text), err)
	}
	var found []Tagged
	for _, w := range read {
		found = append(found, w.runs()...)
	}
	return found, nil
}

// window is a part of a text that is tagged together: its pieces, whose bytes
// are those of the whole text, and two scores for each kind of each piece, of
// "begins" and of "is inside".
type window struct {
	pieces []sentencepiece.Piece
	scores []float32
}

// tagScores reads the windows of a text.
func (e *Encoder) tagScores(ctx context.Context, headline, text string) ([]window, error) {
	if !e.Tags() {
		return nil, ErrNoTagger
	}
	var read []window
	for _, span := range windows(text) {
		read = append(read, e.cutWindow(text, span)...)
	}
	layers, err := e.tagger.layers()
	if err != nil {
		return nil, err
	}
	j := job{layers: layers}
	opening := e.opening(headline)
	for _, w := range read {
		ids := opening[:len(opening):len(opening)]
		for _, p := range w.pieces {
			ids = append(ids, p.ID)
		}
		j.sequences = append(j.sequences, append(ids, eos))
	}
	j.take = func(i int, states []float32) {
		from := len(opening) * e.trunk.width
		read[i].scores = e.tagger.score(states[from : from+len(read[i].pieces)*e.trunk.width])
	}
	if err := e.do(ctx, j); err != nil {
		return nil, err
	}
	return read, nil
}

// cutWindow is the pieces of a part of a text, in as many windows as their
// number asks for.
func (e *Encoder) cutWindow(text string, span extent) []window {
	pieces := e.tokenizer.Encode(nil, text[span.from:span.end], span.end-span.from)
	for i := range pieces {
		pieces[i].Start += span.from
		pieces[i].End += span.from
	}
	var out []window
	for len(pieces) > 0 {
		n := min(len(pieces), mostTagged)
		out = append(out, window{pieces: pieces[:n]})
		pieces = pieces[n:]
	}
	return out
}

// runs decodes the scores: of each kind, the likeliest way from piece to piece
// through outside, begins and inside.
func (w window) runs() []Tagged {
	var found []Tagged
	for k := range kinds {
		open := false
		for i, s := range w.states(k) {
			p := w.pieces[i]
			switch last := len(found) - 1; {
			case s == outside || p.Start == p.End:
				open = open && s != outside
			case s == begins || !open:
				found, open = append(found, Tagged{k, p.Start, p.End}), true
			default:
				found[last].End = p.End
			}
		}
	}
	slices.SortStableFunc(found, func(x, y Tagged) int { return x.Start - y.Start })
	return found
}

// state is what a piece is of a run.
type state uint8

const (
	outside state = iota
	begins
	inside
	states
)

// stray is what a run of a kind costs that no piece begins. Sources are short and
// are seen to begin; of the others more would be lost than is won.
var stray = [kinds]float32{Source: 6}

// states are the likeliest states of the pieces for a kind, by Viterbi's algorithm.
func (w window) states(k Kind) []state {
	from := make([][states]state, len(w.pieces))
	var best [states]float32
	for i := range w.pieces {
		at := w.scores[i*2*int(kinds)+2*int(k):]
		b, in := at[0], at[1]
		var now [states]float32
		for s, gain := range [states]float32{0, b + in, in} {
			top := outside
			value := best[outside]
			if state(s) == inside && i > 0 {
				value -= stray[k]
			}
			for before := begins; before < states && i > 0; before++ {
				if best[before] > value {
					top, value = before, best[before]
				}
			}
			now[s], from[i][s] = value+gain, top
		}
		best = now
	}
	s := outside
	for c := begins; c < states; c++ {
		if best[c] > best[s] {
			s = c
		}
	}
	out := make([]state, len(w.pieces))
	for i := len(out) - 1; i >= 0; i-- {
		out[i], s = s, from[i][s]
	}
	return out
}

// tagger is the head that tags pieces: layers, the lower ones the trunk's, and a
// map to two scores for each kind.
type tagger struct {
	layers func() ([]layer, error) // readied for the first text: most who ask have none
	width  int
	maps   []float32 // [2·kinds, width]
	shifts []float32 // [2·kinds]
}

// tagger reads the head that stands on a trunk.
func (l *loader) tagger(trunk *network) *tagger {
	before, count := l.base("tagger", trunk)
	t := &tagger{
		layers: sync.OnceValues(func() ([]layer, error) {
			own := loader{file: l.file}
			return own.layers(trunk, before, count), own.err
		}),
		width:  trunk.width,
		maps:   l.floats("out.w", 2*int(kinds), trunk.width),
		shifts: l.floats("out.b", 2*int(kinds)),
	}
	if l.err != nil {
		return nil
	}
	return t
}

// score is the numbers for the states of pieces.
func (t *tagger) score(states []float32) []float32 {
	var scores []float32
	for ; len(states) > 0; states = states[t.width:] {
		for k, shift := range t.shifts {
			scores = append(scores, kernel.Dot(t.maps[k*t.width:][:t.width], states[:t.width])+shift)
		}
	}
	return scores
}
