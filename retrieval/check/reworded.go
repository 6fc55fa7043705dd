package check

import (
	"slices"

	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// reworded reports whether the words before a piece are a source's own with one in
// another's place: "The city confides: …" is no claim about who says what, where the
// source has "The city says: …". A name in its place is one.
func (q *inquiry) reworded(c claim) bool {
	frame := c.frame()[0]
	if news.Fold(frame).Len() == 0 {
		return false
	}
	known, w := q.known(c), newWording(c.pieces[0].Of(c.text))
	return slices.ContainsFunc(q.sources, func(s *source) bool {
		return slices.ContainsFunc(w.places(s), func(words stretch) bool {
			return changedBeginning(frame, s.folded.words[s.sentence(words.from).from:words.from], known)
		})
	})
}

// changedBeginning reports whether a frame begins as a stored sentence does, and has
// half of its words and one that does not say whose words follow.
func changedBeginning(frame string, own []string, known map[string]bool) bool {
	if len(own) == 0 || own[0] != news.Fold(frame).Word(0) {
		return false
	}
	agreeing, strange := 0, 0
	words := terms.All(frame)
	for _, t := range words {
		if slices.Contains(own, t.Word) {
			agreeing++
		} else if !sayingWho(t, known) {
			strange++
		}
	}
	return strange > 0 && 2*agreeing >= len(words)
}

// sayingWho reports whether a word around a piece may be there to say whose words it
// holds; known are those of who answers for it.
func sayingWho(w terms.Term, known map[string]bool) bool {
	return w.Upper || w.Stop || w.Number || telling(w) || title(w) || calendar[w.Word] || known[w.Word]
}

// quoted are the words of a source that the pieces are, or are a form of: who is named
// before "Radio Vest counted" is named twice.
func (c claim) quoted(s *source) map[int]bool {
	out := map[int]bool{}
	for _, piece := range c.pieces {
		w := newWording(piece.Of(c.text))
		if l := w.lay(w.read(s)); l != nil && l.near() {
			for i := l.stored.from; i < l.stored.to; i++ {
				out[i] = true
			}
		}
	}
	return out
}
