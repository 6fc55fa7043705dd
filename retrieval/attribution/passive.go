package attribution

// passive reads "asked by X", "it was reported that …".
func (a *analysis) passive(l line, g group) (statement, bool) {
	s := statement{cue: g.phrase, manner: g.cue.manner}
	if g.cue.lemma == "quote" {
		return a.quotedBy(l, g)
	}
	if g.to < l.to && a.units[g.to].word == "by" && g.cue.frame&clause != 0 {
		s.source = a.sourceAfter(l, g.to+1)
		s.content = a.clauseAfter(l, s.source.to)
		return s, !s.source.empty()
	}
	if g.to < l.to && a.units[g.to].tag == that && g.from > l.from && a.units[g.from-1].word == "it" {
		s.content = a.clauseAfter(l, g.to)
		s.source = a.introduced(l)
		return s, true
	}
	return statement{}, false
}

// quotedBy reads "X was quoted by Y as saying …" and "X was quoted as saying …".
func (a *analysis) quotedBy(l line, g group) (statement, bool) {
	s := statement{source: a.sourceBefore(l, g.from)}
	at := g.to
	if at < l.to && a.units[at].word == "by" {
		medium := a.phraseAfter(l, at+1)
		a.addMedium(medium, &s)
		at = medium.to
	}
	if at < l.to && a.units[at].word == "as" {
		at++
	}
	if s.source.empty() || at >= l.to || a.units[at].word != "saying" {
		return statement{}, false
	}
	s.cue = phrase{g.from, at + 1}
	if at+1 < l.to && (a.units[at+1].tag == colon || a.units[at+1].tag == comma) {
		at++
	}
	s.content = a.clauseAfter(l, at+1)
	return s, len(s.content) > 0
}

// introduced is who issued the statement or report with which a line begins:
// "In a statement of the harbour board, it was noted that …".
func (a *analysis) introduced(l line) phrase {
	if l.to-l.from < 5 || a.units[l.from].word != "in" {
		return phrase{}
	}
	for i := l.from + 1; i < min(l.to-1, l.from+5); i++ {
		if cueNouns[a.units[i].word] || a.units[i].word == "report" {
			if w := a.units[i+1].word; w == "of" || w == "by" || w == "from" {
				return a.phraseAfter(l, i+2)
			}
		}
	}
	return phrase{}
}
