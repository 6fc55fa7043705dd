package check

import (
	"slices"
	"strings"
	"unicode"

	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// Whether the words around a claim's pieces are the checked text's own, or
// belong to a source like the pieces.
const (
	storedRow   = 5 // words in a row that are stored by no accident
	frameTells  = 3 // words that a frame must have to be compared with the source's
	storedShare = 0.4
)

// framed reports whether more than half of the words around the pieces stand
// around them in the source, too: then the text is a changed form of it.
func (q *inquiry) framed(whole *wording, c claim) bool {
	if whole.len() > longestBlock {
		return false
	}
	layings := q.layings(whole)
	if len(layings) == 0 {
		return false
	}
	l := layings[0]
	inPiece, quoted, outlet := c.words(whole), c.quoted(l.source), q.outletsIn(whole, c)
	sentences := c.sentences(whole, l)
	frame, agreeing := 0, 0
	for i, in := range inPiece {
		frame += rank(!in && !outlet[i])
	}
	l.each(func(checked, stored int) {
		if !inPiece[checked] && !outlet[checked] && sentences[l.source.within[stored]] && !quoted[stored] {
			agreeing++
		}
	})
	return frame >= frameTells && 2*agreeing > frame
}

// sentences are those of a source that hold most of a piece, as a laying has it.
func (c claim) sentences(whole *wording, l *laying) map[int]bool {
	out := map[int]bool{}
	for _, piece := range c.pieces {
		held := map[int]int{}
		l.each(func(checked, stored int) {
			if word := whole.folded.Span(checked); piece.Start <= word.Start && word.End <= piece.End {
				held[l.source.within[stored]]++
			}
		})
		words := news.Fold(piece.Of(c.text)).Len()
		for sentence, n := range held {
			if 2*n > words {
				out[sentence] = true
			}
		}
	}
	return out
}

// outletsIn tells of each word of the whole whether it is of an outlet's name beside
// the pieces: that names a source, whatever else the source says of itself.
func (q *inquiry) outletsIn(whole *wording, c claim) []bool {
	out, at := make([]bool, whole.len()), 0
	for i, part := range c.frame() {
		words := terms.All(part)
		called := make([]bool, len(words))
		namedOutlets(q.outlets, words, called)
		for k, w := range words {
			for at < whole.len() && whole.folded.Span(at).End < c.frameStart(i)+w.End {
				at++
			}
			if at < whole.len() {
				out[at] = called[k]
			}
		}
	}
	return out
}

// each calls do for every pair of words that agree.
func (l *laying) each(do func(checked, stored int)) {
	checked, stored := l.checked.from, l.stored.from
	for _, s := range l.steps {
		if s == both {
			do(checked, stored)
		}
		if s != added {
			stored++
		}
		if s != dropped {
			checked++
		}
	}
}

// words tells of each word of the whole whether it is in a piece.
func (c claim) words(whole *wording) []bool {
	out := make([]bool, whole.len())
	next := 0
	for i := range out {
		word := whole.folded.Span(i)
		for next < len(c.pieces) && c.pieces[next].End <= word.Start {
			next++
		}
		out[i] = next < len(c.pieces) && c.pieces[next].Start < word.End
	}
	return out
}

// ownWords reports whether what stands around the pieces is the checked text's
// own: words that say who speaks, or that no source has in a row.
func (q *inquiry) ownWords(whole *wording, c claim) bool {
	if q.neighbouring(c) {
		return false
	}
	best := whole.runs(whole.readAll(q.sources))
	return q.attributive(whole, c, best) || c.telling() && !stored(whole, c, best)
}

// telling reports whether a piece is long enough to be told from a title or a
// word that is only set apart, and somebody speaks in the words around.
func (c claim) telling() bool {
	long := slices.ContainsFunc(c.pieces, func(p news.Span) bool { return news.Fold(p.Of(c.text)).Len() >= shortestPiece })
	return long && slices.ContainsFunc(c.frame(), cues)
}

// stored reports whether the words around the pieces are mostly longer rows of
// stored words: then the text is made of sources, and their marks of quotation
// are not its own.
func stored(whole *wording, c claim, best []run) bool {
	inPiece := c.words(whole)
	frame, held := 0, 0
	for _, in := range inPiece {
		frame += rank(!in)
	}
	parts, _ := cover(best, storedRow)
	for _, p := range parts {
		for i := p.checked.from; i < p.checked.to; i++ {
			held += rank(!inPiece[i])
		}
	}
	return held >= storedRow && float64(held) >= storedShare*float64(frame)
}

// Bounds of words around pieces that only say who speaks.
const (
	mostFrame  = 16 // words
	mostOthers = 4  // words that are no names, no verbs of speech and no small words
	mostStored = 1  // of these, in rows that a source has
)

// attributive reports whether what stands around the pieces does little more
// than say whose words they are.
func (q *inquiry) attributive(whole *wording, c claim, best []run) bool {
	held := make([]bool, whole.len())
	parts, _ := cover(best, solidRow)
	for _, p := range parts {
		for i := p.checked.from; i < p.checked.to; i++ {
			held[i] = true
		}
	}
	if !slices.ContainsFunc(c.frame(), tellsWho) && !strings.HasSuffix(plainPart(c.frame()[0]), ":") {
		return false
	}
	known := q.known(c)
	all, others, storedOthers, at := 0, 0, 0, 0
	for i, part := range c.frame() {
		trimmed := plainPart(part)
		if i == 0 && strings.ContainsAny(lastOf(trimmed), ".!?") || ends(strings.TrimRight(trimmed, ".!? ")) {
			return false
		}
		words := terms.All(part)
		called := make([]bool, len(words))
		for _, o := range q.outlets {
			useOutlet(o, words, called)
		}
		for k, w := range words {
			all++
			if called[k] || sayingWho(w, known) {
				continue
			}
			others++
			for at < whole.len() && whole.folded.Span(at).End < c.frameStart(i)+w.End {
				at++
			}
			storedOthers += rank(at < whole.len() && held[at])
		}
	}
	return all <= mostFrame && others <= mostOthers && storedOthers <= mostStored
}

// tellsWho reports whether words around a piece have a sign that they name whose
// words it holds: a verb of speech, "according to", a dash before a name or before
// a description of a body or an office.
func tellsWho(part string) bool {
	if cues(part) || introduces(part) {
		return true
	}
	behind, ok := dashed(part)
	return ok && (strings.IndexFunc(behind, unicode.IsUpper) == 0 || slices.ContainsFunc(terms.All(head(behind, frameBytes)), func(w terms.Term) bool { return heads(w.Word) }))
}

// plainPart is a part of a frame without the marks of quotation at its ends.
func plainPart(part string) string {
	return strings.TrimFunc(part, func(r rune) bool { return quotationMark(r) || unicode.IsSpace(r) })
}

func lastOf(s string) string { return s[len(s)-min(1, len(s)):] }

// known are the words of the names and offices of those who answer for the
// sentences in which the pieces stand.
func (q *inquiry) known(c claim) map[string]bool {
	out := map[string]bool{}
	for _, piece := range c.pieces {
		w := newWording(piece.Of(c.text))
		for _, s := range q.sources {
			for _, words := range w.places(s) {
				if who := s.said(words).Speaker; who != nil {
					for _, t := range terms.All(who.Name + " " + who.Role) {
						out[t.Word] = true
					}
				}
			}
		}
	}
	return out
}

// neighbouring reports whether a word of the text right before or behind a piece
// stands there in the sentence of a source, too: the text then has more of the
// source than the piece.
func (q *inquiry) neighbouring(c claim) bool {
	frame := c.frame()
	for i, piece := range c.pieces {
		w := newWording(piece.Of(c.text))
		for _, s := range q.sources {
			before, behind := readRow(skeleton(frame[i]), s.folded.style), readRow(skeleton(frame[i+1]), s.folded.style)
			for _, words := range w.places(s) {
				first, last := s.sentence(words.from), s.sentence(words.to-1)
				if before.Len() > 0 && words.from > first.from && s.folded.Word(words.from-1) == before.Word(before.Len()-1) ||
					behind.Len() > 0 && words.to < last.to && s.folded.Word(words.to) == behind.Word(0) {
					return true
				}
			}
		}
	}
	return false
}
