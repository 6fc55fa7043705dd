package sentencepiece

import (
	"math"
	"slices"
	"unicode/utf8"
)

// space is the sign for a space in pieces: each word has one in front.
const space = '\u2581'

// mostWord is how long a word may be, in bytes.
const mostWord = 1 << 16

// mostKept bounds the words whose memory is used again, in bytes.
const mostKept = 4096

// word is a word as it is read, normalised, and the memory to cut it.
type word struct {
	text     []byte // a sign of a space in front
	from, to []int  // the place in the original of each byte's code point
	best     []step // for each byte and the end: how to get there
}

// step is the last piece of the best way to cut a word up to some byte.
type step struct {
	score float64 // of the whole way
	from  int     // where the piece begins
	id    int32
}

// add appends a code point that was made of the original's bytes from and to.
func (w *word) add(r rune, from, to int) {
	if len(w.text) == 0 {
		w.put(space, from, from)
	}
	w.put(r, from, to)
}

func (w *word) put(r rune, from, to int) {
	w.text = utf8.AppendRune(w.text, r)
	for len(w.from) < len(w.text) {
		w.from, w.to = append(w.from, from), append(w.to, to)
	}
}

// finish appends the pieces of w, if it has any, and empties it.
func (t *Tokenizer) finish(pieces []Piece, w *word) []Piece {
	if len(w.text) == 0 {
		return pieces
	}
	t.search(w)
	first := len(pieces)
	for end := len(w.text); end > 0; end = w.best[end].from {
		s := w.best[end]
		pieces = append(pieces, Piece{ID: s.id, Start: w.from[s.from], End: w.to[end-1]})
	}
	slices.Reverse(pieces[first:])
	w.text, w.from, w.to = w.text[:0], w.from[:0], w.to[:0]
	return pieces
}

// search finds the best way to cut w up to each byte (Viterbi). Scores are
// float32, so that their sums in float64 are exact and what is best does not
// hang on rounding; of equal ways the first found stays.
func (t *Tokenizer) search(w *word) {
	w.best = append(w.best[:0], step{})
	for range w.text {
		w.best = append(w.best, step{score: math.Inf(-1)})
	}
	for at, size := 0, 0; at < len(w.text); at += size {
		_, size = utf8.DecodeRune(w.text[at:])
		node := int32(0)
		for i, label := range w.text[at:] {
			if node = t.trie.child(node, label); node == 0 {
				break
			}
			if id := t.trie.ids[node]; id != none {
				w.reach(at+i+1, step{w.best[at].score + float64(t.scores[id]), at, id})
			}
		}
		w.reach(at+size, step{w.best[at].score + t.penalty, at, t.unknown})
	}
}

// reach notes a way to end if it is better than the one known.
func (w *word) reach(end int, s step) {
	if s.score > w.best[end].score {
		w.best[end] = s
	}
}
