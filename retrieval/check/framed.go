package check

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
	layings := q.layings(whole, q.sources)
	if len(layings) == 0 || whole.len() > longestBlock {
		return false
	}
	l := layings[0]
	inPiece := c.words(whole)
	sentences := map[int]bool{}
	l.each(func(checked, stored int) {
		if inPiece[checked] {
			sentences[l.source.within[stored]] = true
		}
	})
	frame, agreeing := 0, 0
	for _, in := range inPiece {
		frame += rank(!in)
	}
	l.each(func(checked, stored int) {
		if !inPiece[checked] && sentences[l.source.within[stored]] {
			agreeing++
		}
	})
	return frame >= frameTells && 2*agreeing > frame
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

// stored reports whether the words around the pieces are mostly longer rows of
// stored words: then the text is made of sources, and their marks of quotation
// are not its own.
func (q *inquiry) stored(whole *wording, c claim) bool {
	best := whole.runs(whole.readAll(q.sources))
	inPiece := c.words(whole)
	frame, held := 0, 0
	for i := 0; i < whole.len(); i++ {
		frame += rank(!inPiece[i])
	}
	parts, _ := cover(best, storedRow)
	for _, p := range parts {
		for i := p.checked.from; i < p.checked.to; i++ {
			held += rank(!inPiece[i])
		}
	}
	return held >= storedRow && float64(held) >= storedShare*float64(frame)
}
