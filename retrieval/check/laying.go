package check

import (
	"unicode/utf8"

	"whosaid/retrieval/terms"
)

// laying is a row of the wording's words laid along the place in a source where
// they fit best. Its steps begin at checked.from and stored.from.
type laying struct {
	source          *source
	checked, stored stretch
	steps           []step
	agreeing        int // words that stand in both, in order
	alike           int // words that only look like those that stand there
	solid           int // of these, words that stand in rows of at least solidRow
}

// solidRow is how many words must agree in a row before they are no accident.
const solidRow = 3

// weigh is what an agreeing word weighs, by its number.
func (w *wording) weigh() []int {
	weights := make([]int, len(w.number))
	for word, id := range w.number {
		weights[id] = heavyWord
		if utf8.RuneCountInString(word) < 3 || terms.Stop(word) {
			weights[id] = lightWord
		}
	}
	return weights
}

// lay lays the wording along a source; it is nil where even the best place has
// too little in common with it.
func (w *wording) lay(s *reading) *laying {
	if !s.laid {
		s.laid, s.laying = true, s.as.along(s)
	}
	return s.laying
}

func (w *wording) along(s *reading) *laying {
	if s.share < leastShare {
		return nil
	}
	words, window := stretch{0, w.len()}, s.window
	steps, start := align(w.ids, s.ids[window.from:window.to], func(id int) int { return w.weights[id] })
	l := &laying{source: s.source, checked: words, steps: steps}
	l.stored = stretch{window.from + start, window.from + start}
	for _, step := range steps {
		if step != added {
			l.stored.to++
		}
	}
	l.trim()
	l.reach()
	l.count()
	l.unlike(w)
	return l
}

// leastShare is the least share of the wording, by weight, that a window of a
// source must hold to be looked at closely.
const leastShare = 0.35

// window finds the part of a source, half as long again as words, that holds
// most of them by weight, and tells what share that is. It takes time in
// proportion to the two lengths.
func (w *wording) window(words stretch, ids []int) (best stretch, share float64) {
	wanted := make([]int, len(w.number))
	total := 0
	for _, id := range w.ids[words.from:words.to] {
		wanted[id]++
		total += w.weights[id]
	}
	width := min(len(ids), words.len()*3/2+slack)
	held, most := 0, 0
	for i, id := range ids {
		if id >= 0 {
			if wanted[id] > 0 {
				held += w.weights[id]
			}
			wanted[id]--
		}
		if out := i - width; out >= 0 && ids[out] >= 0 {
			id := ids[out]
			wanted[id]++
			if wanted[id] > 0 {
				held -= w.weights[id]
			}
		}
		if held > most {
			most, best = held, stretch{max(0, i+1-width), i + 1}
		}
	}
	best.to = min(len(ids), best.to+slack)
	return best, float64(most) / float64(max(total, 1))
}

// slack is how many words a window has besides.
const slack = 8

// trim leaves out words of the source at the ends that agree with nothing.
func (l *laying) trim() {
	for len(l.steps) > 0 && l.steps[0] == dropped {
		l.steps = l.steps[1:]
		l.stored.from++
	}
	for n := len(l.steps); n > 0 && l.steps[n-1] == dropped; n-- {
		l.steps = l.steps[:n-1]
		l.stored.to--
	}
}

// reach sets words that were added at an end against those of the source's
// sentence that stand there: they were written in their place.
func (l *laying) reach() {
	if l.stored.len() == 0 {
		return
	}
	head, tail := 0, 0
	for head < len(l.steps) && l.steps[head] == added {
		head++
	}
	for tail < len(l.steps)-head && l.steps[len(l.steps)-1-tail] == added {
		tail++
	}
	if head > 0 {
		more := within(l.stored.from-l.source.sentence(l.stored.from).from, head)
		l.steps = append(repeat(dropped, more), l.steps...)
		l.stored.from -= more
	}
	if tail > 0 {
		more := within(l.source.sentence(l.stored.to-1).to-l.stored.to, tail)
		l.steps = append(l.steps, repeat(dropped, more)...)
		l.stored.to += more
	}
}

// within is how many of the source's words stand against those added at an
// end: all that are left of the sentence, if they are hardly more.
func within(left, added int) int {
	const hardly = 3
	if left <= added+hardly {
		return left
	}
	return added
}

func repeat(s step, times int) []step {
	out := make([]step, times)
	for i := range out {
		out[i] = s
	}
	return out
}

func (l *laying) count() {
	row := 0
	flush := func() {
		if row >= solidRow {
			l.solid += row
		}
		row = 0
	}
	for _, step := range l.steps {
		if step != both {
			flush()
			continue
		}
		l.agreeing++
		row++
	}
	flush()
}

// unlike makes changes of words that only look alike.
func (l *laying) unlike(w *wording) {
	var out []step
	at := l.checked.from
	for _, s := range l.steps {
		switch {
		case s == both && !w.plain(at):
			out = append(out, dropped, added)
			l.agreeing--
			l.alike++
		default:
			out = append(out, s)
		}
		if s != dropped {
			at++
		}
	}
	l.steps = out
}

// similarity is twice the number of words that agree in order, of all words of
// both sides (Dice).
func (l *laying) similarity() float64 {
	return 2 * float64(l.agreeing) / float64(max(1, l.checked.len()+l.stored.len()))
}

// near reports whether the wording is close enough to the stored words to be
// called a changed form of them: nearly all words agree, or most of them in
// rows, or a row at the beginning or the end is that of a stored sentence.
func (l *laying) near() bool {
	words, agreeing := l.checked.len(), l.agreeing+l.alike
	switch {
	case agreeing < 2:
		return false
	case words <= 2*solidRow:
		return agreeing >= words-1
	case 4*agreeing >= 3*words:
		return true
	case 5*l.solid >= 3*words:
		return true
	}
	return l.trueHalf()
}

// What the true half of a half-true text must have.
const (
	halfRow   = 5   // words in a row
	halfShare = 0.3 // of all words
)

// trueHalf reports whether the wording begins as a stored sentence does, or ends
// as one, with enough words in a row.
func (l *laying) trueHalf() bool {
	head, tail := 0, 0
	for head < len(l.steps) && l.steps[head] == both {
		head++
	}
	for tail < len(l.steps) && l.steps[len(l.steps)-1-tail] == both {
		tail++
	}
	enough := func(row int) bool {
		return row >= halfRow && float64(row) >= halfShare*float64(l.checked.len())
	}
	return enough(head) && l.source.sentence(l.stored.from).from == l.stored.from ||
		enough(tail) && l.source.sentence(l.stored.to-1).to == l.stored.to
}
