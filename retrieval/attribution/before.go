package attribution

// contentBefore is what stands before the subject: “…,” she said; …, she said.
func (a *analysis) contentBefore(l line, g group, inverted bool, s *statement) phrase {
	to := s.source.from
	if inverted {
		to = g.from
	}
	if s.shared || g.cue.frame&direct == 0 && g.cue.frame&clause == 0 || to <= l.from || to > g.from || a.units[s.source.from].tag == relative {
		return phrase{}
	}
	switch a.units[to-1].tag {
	case quoted:
		return a.quotedClause(l, to)
	case comma, dash:
		if to-2 >= l.from && a.units[to-2].tag == quoted && g.cue.frame&direct != 0 {
			return a.quotedClause(l, to-1)
		}
		return a.clauseBefore(l, to-1, g)
	}
	return phrase{}
}

// quotedClause is a quotation that ends at unit to, with the words before it
// when they are one clause with it: It was “a mess”, she said.
func (a *analysis) quotedClause(l line, to int) phrase {
	from := to - 1
	start := from
	for start > l.from {
		t := a.units[start-1].tag
		if t == stop || t == colon || t == semicolon {
			return phrase{from, to}
		}
		start--
		if from-start > reach {
			return phrase{from, to}
		}
	}
	if start == from || a.units[from].Len() > 100 && from-start < 3 {
		return phrase{from, to}
	}
	for i := start; i < from; i++ {
		if c, ok := cueForms[a.units[i].word]; ok && !c.unsure && a.units[i].tag != name {
			return phrase{from, to}
		}
	}
	for start < from && a.units[start].tag == coordinate {
		start++
	}
	return phrase{start, to}
}

// clauseBefore is reported speech before ", she said": the line up to there,
// if it can be a clause and nothing else explains the comma.
func (a *analysis) clauseBefore(l line, to int, g group) phrase {
	from := l.from
	for i := to - 1; i > l.from && i > to-reach; i-- {
		if t := a.units[i].tag; t == semicolon || t == stop {
			from = i + 1
			break
		}
	}
	for from < to && (a.units[from].tag == coordinate || a.units[from].tag == adverb && from+1 < to && a.units[from+1].tag == comma || a.units[from].tag == comma) {
		from++
	}
	if from >= to || to-from < 3 || a.units[from].tag == preposition && !a.hasVerb(from, to) || a.units[from].tag == subordinate || a.units[from].tag == participle {
		return phrase{}
	}
	if !a.hasVerb(from, to) || !a.closesClause(l, g) {
		return phrase{}
	}
	return phrase{from, to}
}

// closesClause reports whether nothing that could be the content follows the group.
func (a *analysis) closesClause(l line, g group) bool {
	at := a.afterAdjuncts(l, g.to)
	if at >= l.to {
		return true
	}
	t := a.units[at].tag
	return t == comma || t == stop || t == dash || t == closing || t == subordinate || t == preposition || t == semicolon
}

func (a *analysis) hasVerb(from, to int) bool {
	for i := from; i < to; i++ {
		if t := a.units[i].tag; t.verbal() || t == past || a.isFinite(i) {
			return true
		}
	}
	return false
}
