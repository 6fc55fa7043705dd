package attribution

import "whosaid/retrieval/attribution/sequence"

// The labels of the cue model.
const (
	noCue = iota
	cueBegins
	cueGoesOn
)

var cueGrammar = sequence.Grammar{
	States: []uint8{noCue, cueBegins, cueGoesOn},
	Next:   [][]int{{0, 1}, {0, 1, 2}, {0, 1, 2}},
	First:  []int{0, 1},
}

// spot labels the units of all lines by the cue model.
func (a *analysis) spot(m marks, by *sequence.Model) []uint8 {
	labels := make([]uint8, 0, len(a.units))
	for _, l := range a.lines {
		labels = append(labels, by.Label(a.cueItems(l, m))...)
	}
	return labels
}

// cueTrust makes the cue model find a few more cues than it would: the span
// model drops those around which it finds nothing said. ruleTrust does more for
// cues that the rules found, plainTrust leaves no choice.
const (
	cueTrust   = 1000
	ruleTrust  = 12000
	plainTrust = 1 << 24
)

// runs are the cues that labels stand for.
func runs(labels []uint8) []phrase {
	var found []phrase
	for i := 0; i < len(labels); i++ {
		if labels[i] != cueBegins {
			continue
		}
		end := i + 1
		for end < len(labels) && labels[end] == cueGoesOn {
			end++
		}
		found = append(found, phrase{i, end})
	}
	return found
}

// cueView is what the cue model sees around one unit of a line.
type cueView struct {
	p2, p, z, n, n2 traits // the unit z with those before and after it
	rule, ruleNear  uint32 // what the rules make of it and of its neighbours
	quotes          uint32 // in the line, counted up to two
	headline        uint32
	subject         uint32 // the kind of the nominal before it, in its clause
	that            uint32 // how far "that" is, up to five
	object          traits // the nominal after it
	first           uint32
}

func (a *analysis) cueItems(l line, m marks) []sequence.Item {
	items := make([]sequence.Item, 0, l.to-l.from)
	v := cueView{quotes: a.quotesIn(l)}
	if l.headline {
		v.headline = 1
	}
	for i := l.from; i < l.to; i++ {
		v.p2, v.p, v.z, v.n, v.n2 = a.trait(i-2, l.from, l.to), a.trait(i-1, l.from, l.to), a.traits[i], a.trait(i+1, l.from, l.to), a.trait(i+2, l.from, l.to)
		v.rule, v.ruleNear = markAt(m.cue, i)|markAt(m.in, i)<<4, markAt(m.cue, i-1)|markAt(m.cue, i+1)<<4
		v.that, v.object, v.first = a.thatAfter(l, i), a.objectAfter(l, i), 0
		if i == l.from {
			v.first = 1
		}
		it := sequence.Item{Own: v.around(v.words(make([]uint32, 0, 48))), Link: v.link()}
		it.Prior[cueBegins] = cueTrust
		if m.cue[i] == 1 {
			it.Prior[cueBegins] = ruleTrust
		}
		if m.plain[i] {
			it.Prior[cueBegins] = plainTrust
		}
		items = append(items, it)
		v.subject = a.subjectSoFar(i, v.subject)
	}
	return items
}

// words are the features of the unit's own word and of its neighbours.
func (v *cueView) words(f []uint32) []uint32 {
	p2, p, z, n, n2 := v.p2, v.p, v.z, v.n, v.n2
	return append(f,
		feature(1, z.word, 0, 0), feature(2, p.word, 0, 0), feature(3, n.word, 0, 0), feature(4, p2.word, 0, 0), feature(5, n2.word, 0, 0),
		feature(6, p.word, z.word, 0), feature(7, z.word, n.word, 0), feature(8, p.word, n.word, 0), feature(9, z.word, n2.word, 0),
		feature(10, p2.word, p.word, z.word), feature(11, z.word, n.word, n2.word),
		feature(12, z.stem, 0, 0), feature(13, z.stem, n.tag, 0), feature(14, z.stem, p.tag, 0), feature(15, z.stem, p.tag, n.tag),
		feature(16, z.stem, n.word, 0), feature(17, z.stem, p.word, 0),
		feature(18, z.ending, 0, 0), feature(19, z.ending, p.tag, 0), feature(20, z.ending, n.tag, 0), feature(21, z.ending, p.tag, n.tag),
		feature(22, z.tag, p.tag, n.tag), feature(23, z.tag, p.tag, p2.tag), feature(24, z.tag, n.tag, n2.tag), feature(25, z.tag, 0, 0),
		feature(26, z.class, 0, 0), feature(27, z.class, p.class, n.class), feature(28, z.class, n.word, 0), feature(29, z.class, p.word, 0), feature(30, z.class, p.tag, n.tag),
	)
}

// around are the features of the clause and of what the rules say.
func (v *cueView) around(f []uint32) []uint32 {
	z := v.z
	return append(f,
		feature(31, v.rule, 0, 0), feature(32, v.rule, z.stem, 0), feature(33, v.rule, v.ruleNear, z.tag), feature(34, v.ruleNear, z.word, 0),
		feature(35, v.quotes, z.stem, 0), feature(36, v.quotes, v.headline, z.tag), feature(37, v.headline, z.stem, 0),
		feature(38, v.subject, z.stem, 0), feature(39, v.subject, z.tag, z.ending), feature(40, v.subject, z.class, v.n.tag),
		feature(41, v.that, z.stem, 0), feature(42, v.that, z.tag, z.ending),
		feature(43, v.object.stem, z.stem, 0), feature(44, v.object.class, z.tag, z.ending), feature(45, v.object.class, z.stem, 0),
		feature(46, v.first, z.word, 0),
	)
}

func (v *cueView) link() []uint32 {
	return []uint32{
		feature(1, 0, 0, 0), feature(2, v.z.word, 0, 0), feature(3, v.p.word, 0, 0), feature(4, v.z.tag, v.p.tag, 0), feature(5, v.rule, 0, 0),
		feature(6, v.p.stem, v.z.word, 0), feature(7, v.z.tag, v.n.tag, v.p.tag),
	}
}

func (a *analysis) quotesIn(l line) uint32 {
	count := uint32(0)
	for i := l.from; i < l.to && count < 2; i++ {
		if a.units[i].tag == quoted {
			count++
		}
	}
	return count
}

func (a *analysis) thatAfter(l line, i int) uint32 {
	for d := 1; d <= 5 && i+d < l.to; d++ {
		if a.units[i+d].tag == that {
			return uint32(d)
		}
	}
	return 0
}

func (a *analysis) objectAfter(l line, i int) traits {
	for d := 1; d <= 4 && i+d < l.to; d++ {
		if t := a.units[i+d].tag; t.nominal() || t == pronoun || t == quoted {
			return a.traits[i+d]
		}
	}
	return beyond
}

// subjectSoFar is the kind of the nominal nearest before the unit after i, or
// of the word that opened the clause if there is none.
func (a *analysis) subjectSoFar(i int, before uint32) uint32 {
	switch t := a.units[i].tag; {
	case t == comma, t == stop, t == colon, t == semicolon, t == dash, t == that, t == subordinate, t == coordinate:
		return 100 + uint32(t)
	case t.nominal() || t == pronoun || t == quoted || t == relative:
		return uint32(t)<<24 | a.traits[i].class
	}
	return before
}
