package attribution

// source widens the noun phrase that ends at unit to over appositions before
// it: "Ada Brook, a geologist, said". The last comma belongs to it.
func (a *analysis) sourceBefore(l line, to int) phrase {
	if to <= l.from {
		return phrase{to, to}
	}
	if a.units[to-1].tag != comma && a.units[to-1].tag != dash {
		return a.overAppositions(l, a.phraseBefore(l, to))
	}
	j := a.commaBefore(l, to-1)
	if j < 0 {
		if core := a.phraseBefore(l, to-1); !core.empty() && core.from == l.from && a.units[to-2].tag == closing {
			return phrase{core.from, to}
		}
		return phrase{to, to}
	}
	core := a.phraseBefore(l, j)
	if core.empty() || !a.beginsClause(l, core.from) || a.isTime(core) {
		return phrase{to, to}
	}
	wide := a.overAppositions(l, core)
	switch first := a.units[j+1]; first.tag {
	case preposition, participle, adverb, subordinate, past, toWord, coordinate:
		return wide
	}
	return phrase{wide.from, to}
}

// overAppositions follows commas to the left while the phrase after them
// reads like an apposition.
func (a *analysis) overAppositions(l line, p phrase) phrase {
	for !p.empty() && p.from-1 > l.from && a.units[p.from-1].tag == comma && a.appositive(p) {
		before := a.phraseBefore(l, p.from-1)
		if before.empty() || !a.explainsEach(before, p) || a.isTime(before) || !a.beginsClause(l, before.from) || a.units[before.from].tag == pronoun || a.units[before.from].word == "according" {
			return p
		}
		p.from = before.from
	}
	return p
}

// appositive reports whether a phrase can explain the one before it, or be
// explained by it: it names a role, or is a name that follows one.
func (a *analysis) appositive(p phrase) bool {
	first := a.units[p.from]
	if first.tag == pronoun || first.tag == possessive && p.to-p.from < 2 {
		return false
	}
	core := a.headEnd(p)
	if crowds[a.units[core-1].word] && first.tag != determiner {
		return false
	}
	return a.units[core-1].tag == name || a.roleIn(phrase{p.from, core})
}

// explainsEach reports whether of two phrases with a comma between one is a
// name and the other a role.
func (a *analysis) explainsEach(x, y phrase) bool {
	named := func(p phrase) bool { return a.units[a.headEnd(p)-1].tag == name }
	return named(x) && a.roleIn(y) || named(y) && a.roleIn(x)
}

// commaBefore finds the comma or dash that opens the insertion which the one
// at i closes.
func (a *analysis) commaBefore(l line, i int) int {
	mark := a.units[i].tag
	for j := i - 1; j >= max(l.from, i-reach); j-- {
		switch t := a.units[j].tag; {
		case t == mark:
			return j
		case t == quoted && a.units[j].Len() > 60, t == semicolon, t == colon:
			return -1
		}
	}
	return -1
}

// beginsClause reports whether a subject may start at unit i.
func (a *analysis) beginsClause(l line, i int) bool {
	if i == l.from {
		return true
	}
	switch u := a.units[i-1]; u.tag {
	case comma, that, coordinate, subordinate, colon, semicolon, dash, quoted, adverb, opening, question:
		return true
	}
	return false
}

func (a *analysis) isTime(p phrase) bool {
	end := a.headEnd(p)
	return timeWords[a.units[end-1].word] || a.units[end-1].tag == number && months[a.units[max(p.from, end-2)].word] ||
		end-p.from == 1 && a.units[p.from].tag == number
}

// sourceAfter is the source that follows an inverted cue, with appositions:
// “…,” said Ada Brook, a geologist at Sund University.
func (a *analysis) sourceAfter(l line, from int) phrase {
	p := a.phraseAfter(l, from)
	for !p.empty() && p.to+1 < l.to && a.units[p.to].tag == comma && (a.explains(l, p.to+1) || a.holdsRole(l, p, p.to+1)) {
		next := a.phraseAfter(l, p.to+1)
		if a.units[p.to+1].tag == relative {
			next = phrase{p.to + 1, a.clauseStop(l, p.to+1)}
		}
		if a.units[p.to+1].word == "one" {
			next = phrase{p.to + 1, a.clauseStop(l, p.to+1)}
		}
		if next.empty() {
			break
		}
		p.to = next.to
		if p.to < l.to && a.units[p.to].tag == preposition && p.to+1 < l.to && !timeWords[a.units[p.to+1].word] && !occasions[a.units[min(p.to+2, l.to-1)].word] {
			if more := a.phraseAfter(l, p.to+1); !more.empty() && !a.isTime(more) {
				p.to = more.to
			}
		}
	}
	if !p.empty() && p.to < l.to && (a.units[p.to].tag == relative || a.units[p.to].tag == participle && !a.isCue(p.to)) {
		p.to = a.clauseStop(l, p.to)
	}
	return p
}

func (a *analysis) isCue(i int) bool {
	_, ok := cueForms[a.units[i].word]
	return ok
}

// explains reports whether an apposition starts at i: an article, a role, an
// age, "who".
func (a *analysis) explains(l line, i int) bool {
	u := a.units[i]
	switch {
	case u.word == "a" || u.word == "an" || u.word == "one" || u.word == "who" || u.word == "former" || u.word == "then":
		return true
	case u.tag == number:
		return u.Len() < 4 && i+1 < l.to && a.units[i+1].tag == comma
	case !u.tag.nominal() && u.tag != determiner && u.tag != possessive && u.tag != adverb:
		return false
	}
	p := a.phraseAfter(l, i)
	if u.tag == adverb {
		p = a.phraseAfter(l, i+1)
	}
	for j := p.from; j < p.to; j++ {
		if w := a.units[j].word; roles[w] && !crowds[w] {
			return true
		}
	}
	return false
}

// holdsRole reports whether the name at unit i is that of who holds the role
// before the comma: "its chairman, Ada Brook."
func (a *analysis) holdsRole(l line, role phrase, i int) bool {
	core := phrase{role.from, a.headEnd(role)}
	first := a.units[core.from]
	if a.units[i].tag != name || a.units[core.to-1].tag == name || !a.roleIn(core) || first.tag != possessive && first.word != "the" && !a.hasGenitive(core) {
		return false
	}
	run := a.capitals(a.phraseAfter(l, i))
	if run.to-run.from < 2 || a.kindOfName(run, run) != person {
		return false
	}
	if run.to >= l.to {
		return true
	}
	t := a.units[run.to].tag
	return t == comma || t == stop || t == quoted || t == semicolon || t == closing
}

// clauseStop is the next comma or end after i.
func (a *analysis) clauseStop(l line, i int) int {
	for ; i < l.to; i++ {
		if t := a.units[i].tag; t == comma || t == stop || t == quoted || t == semicolon {
			return i
		}
	}
	return i
}
