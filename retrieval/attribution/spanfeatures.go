package attribution

import "whosaid/retrieval/attribution/sequence"

// place is what the span model sees at one unit.
type place struct {
	p2, p, z, n, n2 traits // the unit z with those before and after it
	side            uint32 // 1 after the cue
	distance        uint32 // to the cue, with the side
	brief, full     uint32 // of the path to the cue
	rule, around    uint32 // what the rules take it for, and its neighbours
	isCue           uint32 // part of another cue
}

// items are the units around the cue; the cue's own are there too, so that
// labels go on across it.
func (v *spanView) items() []sequence.Item {
	items := make([]sequence.Item, 0, v.to-v.from)
	for i := v.from; i < v.to; i++ {
		if v.cue.from <= i && i < v.cue.to {
			items = append(items, sequence.Item{
				Own:  []uint32{feature(99, 0, 0, 0)},
				Link: []uint32{feature(90, 0, 0, 0), feature(91, v.trait(i-1, v.from, v.to).tag, 0, 0), feature(92, v.ruleAt(i-1), 0, 0)},
			})
			continue
		}
		at := v.placeAt(i)
		items = append(items, sequence.Item{Own: v.ofRules(i, at, v.ofCue(at, ofWords(at, make([]uint32, 0, 48)))), Link: v.link(i, at)})
	}
	return items
}

func (v *spanView) placeAt(i int) place {
	at := place{p2: v.trait(i-2, v.from, v.to), p: v.trait(i-1, v.from, v.to), z: v.traits[i], n: v.trait(i+1, v.from, v.to), n2: v.trait(i+2, v.from, v.to)}
	if i >= v.cue.to {
		at.side, at.distance = 1, bucket(i-v.cue.to+1)|1<<4
	} else {
		at.distance = bucket(v.cue.from - i)
	}
	p := v.paths[i-v.from]
	at.brief, at.full = p.brief(at.side), p.full(at.side)
	at.rule = v.ruleAt(i)
	at.around = feature(0, at.rule, v.ruleAt(i-1), v.ruleAt(i+1))
	if v.cues[i] != noCue {
		at.isCue = 1
	}
	return at
}

// ofWords are the features of the unit and its neighbours.
func ofWords(at place, f []uint32) []uint32 {
	z, p, n := at.z, at.p, at.n
	return append(f,
		feature(1, at.distance, 0, 0), feature(2, at.distance, z.tag, 0), feature(3, at.full, 0, 0), feature(4, at.brief, z.tag, 0), feature(38, at.full, z.tag, 0),
		feature(7, at.side, z.word, 0), feature(8, at.brief, z.word, 0), feature(9, z.word, p.word, at.side), feature(10, z.word, n.word, at.side),
		feature(11, z.tag, p.tag, n.tag|at.side<<8), feature(12, at.brief, p.tag, z.tag), feature(13, at.brief, z.tag, n.tag),
		feature(36, at.p2.tag, p.tag, z.tag|at.side<<8), feature(37, z.tag, n.tag, at.n2.tag|at.side<<8), feature(39, z.ending, at.brief, 0),
		feature(23, z.class, at.brief, 0), feature(24, z.class, at.side, p.class), feature(25, z.class, p.tag, n.tag|at.side<<8),
	)
}

// ofCue are the features of the unit as seen from the cue.
func (v *spanView) ofCue(at place, f []uint32) []uint32 {
	z, verb, last := at.z, v.verb, v.traits[v.cue.to-1]
	size := uint32(min(v.cue.to-v.cue.from, 4))
	return append(f,
		feature(5, at.brief, verb.stem, 0), feature(6, at.side, verb.stem, at.distance), feature(14, verb.stem, z.tag, at.brief), feature(15, verb.stem, z.word, at.side),
		feature(26, last.word, at.brief, z.tag), feature(27, verb.class, at.brief, z.tag), feature(28, verb.class, at.distance, z.tag),
		feature(29, v.before.tag, at.distance, z.tag), feature(30, v.after.tag, at.distance, z.tag), feature(31, v.before.tag, v.after.tag, at.brief),
		feature(32, v.before.word, at.distance, 0), feature(33, v.after.word, at.distance, 0), feature(34, v.traits[v.cue.from].word, at.brief, z.tag),
		feature(35, size, at.brief, z.tag), feature(40, at.full, verb.stem, 0), feature(41, verb.stem, v.before.tag, v.after.tag|at.side<<8),
	)
}

// ofRules are the features of what the rules make of the unit.
func (v *spanView) ofRules(i int, at place, f []uint32) []uint32 {
	rule, beside := at.rule, v.besideAt(i)
	return append(f,
		feature(16, rule, 0, 0), feature(17, at.around, 0, 0), feature(18, rule, at.brief, 0), feature(19, rule, at.z.tag, at.distance),
		feature(20, rule, v.verb.stem, at.side), feature(21, rule, at.z.word, at.side), feature(22, markAt(v.in, i), at.isCue, at.brief),
		feature(42, v.ruleAt(v.cue.from-1)|v.ruleAt(v.cue.to)<<5, at.brief, at.z.tag),
		feature(80, beside, at.z.tag, 0), feature(81, beside, v.besideAt(i-1), v.besideAt(i+1)), feature(82, beside, rule, at.distance), feature(83, beside, v.verb.stem, at.side),
	)
}

// link are the features of going on from the unit before.
func (v *spanView) link(i int, at place) []uint32 {
	z, p, n := at.z, at.p, at.n
	adjacent := uint32(0)
	if i == v.cue.from-1 || i == v.cue.to {
		adjacent = 1
	}
	return []uint32{
		feature(1, 0, 0, 0), feature(2, p.tag, z.tag, at.side), feature(3, z.word, at.side, 0), feature(4, p.word, at.side, 0), feature(5, v.ruleAt(i-1), at.rule, 0),
		feature(6, at.brief, z.tag, 0), feature(7, at.distance, adjacent, 0), feature(8, p.word, z.word, at.side), feature(9, p.tag, z.tag, n.tag|at.side<<8),
		feature(10, at.p2.tag, p.tag, z.tag|at.side<<8), feature(11, v.verb.stem, z.tag, at.side), feature(12, at.full, 0, 0), feature(13, z.class, p.class, at.side),
		feature(14, at.isCue, at.brief, z.tag), feature(15, v.verb.stem, z.word, at.side), feature(16, z.word, n.word, at.side), feature(17, at.brief, p.tag, z.tag),
		feature(18, z.word, at.brief, 0), feature(35, v.besideAt(i-1), v.besideAt(i), 0), feature(38, v.besideAt(i-1), v.besideAt(i), z.tag|at.side<<8),
	}
}
