package attribution

import "whosaid/retrieval/attribution/sequence"

// The labels of the span model.
const (
	notYet    = iota // neither source nor content, and no content before
	isSource         //
	isContent        //
	noMore           // neither, after some content
)

// spanGrammar allows one source. Its states are: not yet, content and no more
// before the source; the source before and after some content; the first three
// again, after the source.
var spanGrammar = sequence.Grammar{
	States: []uint8{notYet, isContent, noMore, isSource, isSource, notYet, isContent, noMore},
	Next:   [][]int{{0, 1, 3}, {1, 2, 4}, {2, 1, 4}, {3, 5, 6}, {4, 7, 6}, {5, 6}, {6, 7}, {7, 6}},
	First:  []int{0, 1, 3},
}

// near is how far from a cue lines of its paragraph are looked at, in units.
const near = 90

// far is as far as is looked at all, in lines without an end.
const far = 150

// around is what may belong to the statement of a cue in line n: the lines of
// its paragraph, and of the next where a colon ends it.
func (a *analysis) around(n int, c phrase) (from, to int) {
	f, t := n, n
	for f > 0 && a.lines[f-1].paragraph == a.lines[n].paragraph && c.from-a.lines[f-1].from < near {
		f--
	}
	t = a.linesOn(t, c)
	if t+1 < len(a.lines) && a.units[a.lines[t].to-1].tag == colon {
		t = a.linesOn(t+1, c)
	}
	return max(a.lines[f].from, c.from-far), min(a.lines[t].to, c.to+far)
}

// linesOn is the last line near the cue in the paragraph of line t.
func (a *analysis) linesOn(t int, c phrase) int {
	for t+1 < len(a.lines) && a.lines[t+1].paragraph == a.lines[t].paragraph && a.lines[t+1].to-c.to < near {
		t++
	}
	return t
}

// extent finds source and content of a cue in line n by the span model.
func (a *analysis) extent(n int, c phrase, m marks, cues []uint8, by *sequence.Model) (source phrase, content []phrase) {
	v := a.viewFrom(n, c, m, cues)
	labels := by.Label(v.items())
	for i := 0; i < len(labels); {
		end := i + 1
		for end < len(labels) && labels[end] == labels[i] && v.from+end != c.from && v.from+end != c.to {
			end++
		}
		switch p := (phrase{v.from + i, v.from + end}); {
		case p.from == c.from:
		case labels[i] == isSource:
			source = p
		case labels[i] == isContent:
			content = append(content, p)
		}
		i = end
	}
	return source, content
}

// spanView is what the span model sees from one cue.
type spanView struct {
	*analysis
	marks
	from, to      int
	cue           phrase
	cues          []uint8  // the labels of the cue model, by unit of the text
	paths         []path   // by unit from from, like those below
	rule          []uint32 // what the rules, or else their proposal, take the unit for
	beside        []uint32 // the noun phrases beside the cue that it is in
	verb          traits   // of the cue
	before, after traits   // of the units beside the cue
}

func (a *analysis) viewFrom(n int, c phrase, m marks, cues []uint8) *spanView {
	v := &spanView{analysis: a, marks: m, cue: c, cues: cues}
	v.from, v.to = a.around(n, c)
	v.paths = a.paths(v.from, v.to, c, cues)
	v.readRules(n)
	v.readBeside(a.lines[n])
	v.verb = a.traits[v.verbOf(c)]
	v.before, v.after = a.trait(c.from-1, v.from, v.to), a.trait(c.to, v.from, v.to)
	return v
}

// verbOf is the reporting verb of a cue, or its last word.
func (a *analysis) verbOf(c phrase) int {
	for i := c.from; i < c.to; i++ {
		if a.isCue(i) {
			return i
		}
	}
	return c.to - 1
}

// readRules marks the source by 1 and the content by 2, of the statement that
// the rules find at the cue or would find there; bits 3 and 4 tell how they
// know: not at all, a cue that overlaps, the same cue.
func (v *spanView) readRules(n int) {
	known := uint32(0)
	s := statement{}
	for i := v.cue.from; i < v.cue.to && known == 0; i++ {
		if k := v.at[i]; k > 0 {
			s, known = v.found[k-1], 1
			if s.cue == v.cue {
				known = 2
			}
		}
	}
	if known == 0 {
		s = v.propose(n, v.cue)
	}
	v.rule = make([]uint32, v.to-v.from)
	for i := range v.rule {
		v.rule[i] = known << 3
	}
	v.put(v.rule, s.source, 1)
	for _, p := range s.content {
		v.put(v.rule, p, 2)
	}
}

func (v *spanView) put(marks []uint32, p phrase, mark uint32) {
	for i := max(p.from, v.from); i < min(p.to, v.to); i++ {
		marks[i-v.from] |= mark
	}
}

// readBeside marks, two bits for each, the noun phrases before and after the
// cue, with and without their appositions: within, at the start, at the end.
func (v *spanView) readBeside(l line) {
	v.beside = make([]uint32, v.to-v.from)
	if v.cue.to > l.to {
		return
	}
	for k, p := range []phrase{v.sourceBefore(l, v.cue.from), v.sourceAfter(l, v.cue.to), v.phraseBefore(l, v.cue.from), v.phraseAfter(l, v.cue.to)} {
		for i := max(p.from, v.from); i < min(p.to, v.to); i++ {
			mark := uint32(1)
			switch i {
			case p.to - 1:
				mark = 3
			case p.from:
				mark = 2
			}
			v.beside[i-v.from] |= mark << (2 * k)
		}
	}
}

// ruleAt and besideAt are marks of unit i, or one for what lies outside.
func (v *spanView) ruleAt(i int) uint32 { return v.markOf(v.rule, i) }

func (v *spanView) besideAt(i int) uint32 { return v.markOf(v.beside, i) }

func (v *spanView) markOf(marks []uint32, i int) uint32 {
	if i < v.from || i >= v.to {
		return 1 << 20
	}
	return marks[i-v.from]
}
