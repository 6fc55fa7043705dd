// Package encoder turns text into vectors that lie close together when the texts
// mean alike, in a hundred languages, and reads whether a sentence answers a
// question. It needs no server, no key and no download.
//
// It is multilingual-e5-small (Wang et al., "Multilingual E5 Text Embeddings",
// 2024): twelve layers of BERT with a hidden state of 384. The lower ones are the
// trunk, on which heads put layers of their own: one for vectors and, where the
// binary has them, one that reads and one that tags who says what. Weights are int8 and part of the binary; train/
// makes their files.
//
// Work for people who wait goes first: see [Encoder.Turn].
package encoder

import (
	"errors"
	"fmt"
	"runtime"
	"sync"

	"whosaid/retrieval/encoder/sentencepiece"
)

// version is that of this package's reading of the weights; it changes whenever
// the same text would get another vector from the same weights.
const version = "1"

// Encoder computes vectors and scores. It is safe for concurrent use.
type Encoder struct {
	id        string
	tokenizer *sentencepiece.Tokenizer
	trunk     *network
	meaning   []layer // of the head for vectors, with the trunk's
	reader    *reader // nil if there is none
	tagger    *tagger // nil if there is none
	query     []int32 // pieces that stand before questions
	passage   []int32 // and before headlines
	queue     *queue
	benches   sync.Pool // of *bench
}

// Open readies the built-in encoder, once in a process. It fails only if the
// weights are damaged.
var Open = sync.OnceValues(func() (*Encoder, error) {
	e, err := load(builtIn())
	if err != nil {
		return nil, fmt.Errorf("open encoder: %w", err)
	}
	return e, nil
})

// ID is that of the built-in encoder, told without readying it; see [Encoder.ID].
func ID() (string, error) {
	id, err := open(embedFile).id()
	if err != nil {
		return "", fmt.Errorf("read the encoder's id: %w", err)
	}
	return id, nil
}

// ID names what makes vectors, for a store's keys: vectors of different IDs
// cannot be compared. It does not depend on the other heads, nor on how finely the
// kernels round: what is stored of a state that rounded more coarsely has a cosine of
// .9986 or more in the mean with what would be made today, and stays as it is.
func (e *Encoder) ID() string { return e.id }

// Dimensions returns how many numbers a vector has.
func (e *Encoder) Dimensions() int { return e.trunk.width }

// load makes an encoder of its files.
func load(f files) (*Encoder, error) {
	trunk, upper := open(f.trunk), open(f.embed)
	e := &Encoder{queue: newQueue(turns()), benches: sync.Pool{New: func() any { return new(bench) }}}
	var wg sync.WaitGroup
	vocabulary := *trunk // fails on its own
	wg.Go(func() { e.tokenizer = vocabulary.tokenizer() })
	e.trunk = trunk.network()
	wg.Wait()
	if err := errors.Join(trunk.err, vocabulary.err); err != nil {
		return nil, fmt.Errorf("trunk: %w", err)
	}
	e.meaning = upper.head("embed", e.trunk)
	var err error
	if e.id, err = upper.id(); err != nil {
		return nil, fmt.Errorf("embedding head: %w", err)
	}
	if f.reader != nil {
		head := open(f.reader)
		if e.reader = head.reader(e.trunk); head.err != nil {
			return nil, fmt.Errorf("reader: %w", head.err)
		}
	}
	if f.tagger != nil {
		head := open(f.tagger)
		if e.tagger = head.tagger(e.trunk); head.err != nil {
			return nil, fmt.Errorf("tagger: %w", head.err)
		}
	}
	e.query, e.passage = e.pieces("query: ", positions), e.pieces("passage: ", positions)
	return e, nil
}

// turns is how many questions are worked on at a time: each gets several cores,
// which it can use nearly as well as if it had one for as much longer, so that
// who came first need not wait for who came last.
func turns() int { return max(1, runtime.GOMAXPROCS(0)/coresPerTurn) }

// coresPerTurn is how many cores one question keeps busy.
const coresPerTurn = 4
