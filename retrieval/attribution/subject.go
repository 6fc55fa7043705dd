package attribution

// inverted reports whether the subject follows the verb: after a quotation,
// or after a comma where the clause ends with the subject.
func (a *analysis) inverted(l line, g group) bool {
	if g.cue.frame&direct == 0 || g.from != g.at || g.from == l.from || g.to >= l.to || g.cue.form == ingForm {
		return false
	}
	before, after := a.units[g.from-1], a.units[g.to]
	if !after.tag.nominal() && after.tag != determiner && after.tag != pronoun && after.tag != possessive {
		return false
	}
	if timeWords[after.word] && after.tag != name {
		return false
	}
	if before.tag == quoted || before.tag == comma && g.from-2 >= l.from && a.units[g.from-2].tag == quoted && a.units[g.from-2].Len() > 16 {
		return true
	}
	if before.tag != comma || !a.sourceBefore(l, g.from).empty() {
		return false
	}
	p := a.sourceAfter(l, g.to)
	return !p.empty() && g.from-l.from > 3 && (p.to == l.to || a.units[p.to].tag == stop || a.units[p.to].tag == comma)
}

// subject finds who the subject of a verb in plain order is.
func (a *analysis) subject(l line, g group, first int, s *statement) bool {
	if g.from == l.from {
		return g.cue.form == ingForm && a.shared(l, first, g, s)
	}
	before := a.units[g.from-1]
	switch {
	case before.tag == pronoun:
		if asks := g.from-2 >= l.from && a.units[g.from-2].tag == auxiliary; asks && g.cue.form == baseForm || hasField("him them us me himself herself", before.word) {
			return false
		}
		s.source = phrase{g.from - 1, g.from}
		return true
	case before.tag == relative:
		s.source = phrase{g.from - 1, g.from}
		return true
	case g.cue.form == ingForm && !a.progressive(l, g):
		return (before.tag == comma || before.tag == coordinate || before.tag == preposition || before.tag == subordinate || before.tag == quoted) && a.shared(l, first, g, s)
	case before.tag == coordinate || before.tag == comma && g.from-2 > l.from && a.units[g.from-2].tag == coordinate:
		return a.shared(l, first, g, s)
	case before.tag == that && g.from-2 >= l.from && a.units[g.from-2].tag.nominal():
		s.source = phrase{g.from - 1, g.from}
		return true
	}
	if s.source = a.sourceWithClause(l, g.from); !s.source.empty() {
		return true
	}
	s.source = a.sourceBefore(l, a.beforeTime(l, g.from))
	if s.source.empty() && before.tag == comma {
		return len(a.found) > first && a.shared(l, first, g, s)
	}
	return !s.source.empty() && !a.isTime(s.source)
}

// beforeTime steps left over "on Sunday" between a subject and its verb.
func (a *analysis) beforeTime(l line, i int) int {
	if i-1 <= l.from || !timeWords[a.units[i-1].word] {
		return i
	}
	if j := i - 2; j > l.from && (a.units[j].word == "on" || a.units[j].word == "last" || a.units[j].word == "this") {
		return j
	}
	if a.units[i-2].tag.nominal() && a.units[i-1].capital {
		return i - 1
	}
	return i
}

// shared takes the subject from the statement before in this line, or else
// from the line's beginning.
func (a *analysis) shared(l line, first int, g group, s *statement) bool {
	s.shared = true
	for i := len(a.found) - 1; i >= first; i-- {
		if f := a.found[i]; f.source.empty() || a.units[f.source.from].tag != relative {
			s.source, s.who, s.speaker = f.source, f.who, f.speaker
			return true
		}
	}
	s.source = a.opening(l)
	return !s.source.empty() && s.source.to <= g.from && !a.isTime(s.source) && !a.subordinateIn(s.source.to, g.from)
}

// subordinateIn reports whether another clause, with a subject of its own, begins in between.
func (a *analysis) subordinateIn(from, to int) bool {
	for i := from; i < to; i++ {
		if t := a.units[i].tag; t == subordinate || t == relative || t == that {
			return true
		}
	}
	return false
}

// opening is the noun phrase that a line begins with, what introduces it set aside.
func (a *analysis) opening(l line) phrase {
	from := l.from
	for from < l.to && (a.units[from].tag == adverb || a.units[from].tag == coordinate || a.units[from].tag == comma) {
		from++
	}
	for from < l.to && a.units[from].tag == preposition || from < l.to && timeWords[a.units[from].word] {
		stop := a.clauseStop(l, from)
		if stop >= l.to || a.units[stop].tag != comma {
			return phrase{}
		}
		from = stop + 1
	}
	if from >= l.to {
		return phrase{}
	}
	return a.sourceAfter(l, from)
}
