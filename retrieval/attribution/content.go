package attribution

// contents finds what is said around a verb group, whose source is known. For
// an inverted group the source ends the group.
func (a *analysis) contents(n int, g group, inverted bool, s *statement) bool {
	l := a.lines[n]
	left := a.contentBefore(l, g, inverted, s)
	at := g.to
	if !inverted {
		at = a.afterHearer(l, g, at)
	}
	from := a.afterCited(l, a.afterAdjuncts(l, at))
	next := other
	if from < l.to {
		next = a.units[from].tag
	}
	switch {
	case from >= l.to || next == stop || next == closing:
		if left.empty() {
			left = a.quoteBefore(n, s.source.from)
		}
		if left.empty() {
			return a.quoteAfter(n, s)
		}
		s.content = append(append(a.leading(n, left), left), a.trailing(n, left)...)
		return true
	case !left.empty():
		return a.resumed(n, l, from, next, left, s)
	case next == colon:
		if from == g.to && from+1 < l.to {
			s.cue.to = from + 1
		}
		return a.rightContent(n, l, from+1, s)
	case next == comma && from+1 < l.to && (a.units[from+1].tag == quoted || a.units[from+1].tag == that):
		return a.rightContent(n, l, from+1, s)
	case next == comma || next == dash || next == semicolon || inverted:
		return false
	}
	if !a.opensContent(l, g, from) {
		return false
	}
	return a.rightContent(n, l, from, s)
}

// resumed handles what follows “…,” she said: a second half, or nothing more
// of the content.
func (a *analysis) resumed(n int, l line, from int, next tag, left phrase, s *statement) bool {
	s.content = append(a.leading(n, left), left)
	leftQuoted := a.units[left.to-1].tag == quoted
	switch {
	case next == comma && from+1 < l.to && a.units[from+1].tag == quoted, next == colon && from+1 < l.to && a.units[from+1].tag == quoted:
		from++
	case next == comma && !leftQuoted && from+1 < l.to && a.units[from+1].tag != participle && !(a.units[from+1].tag == subordinate || a.units[from+1].tag == coordinate || a.units[from+1].tag == relative):
		from++
	case next == quoted:
	default:
		s.content = append(s.content, a.trailing(n, left)...)
		return true
	}
	right := a.clauseAfter(l, from)
	s.content = append(s.content, right...)
	if len(right) > 0 && leftQuoted {
		s.content = append(s.content, a.trailing(n, right[0])...)
	}
	return true
}

// rightContent is the clause from unit from, and what the quotation at its
// end carries on.
func (a *analysis) rightContent(n int, l line, from int, s *statement) bool {
	s.content = a.clauseAfter(l, from)
	if len(s.content) == 0 {
		return false
	}
	if a.units[s.source.from].tag == relative && a.insertedClause(l, s.source.from) {
		a.closeRelative(&s.content[0])
	}
	if last := s.content[0]; a.units[last.to-1].tag == quoted {
		s.content = append(s.content, a.trailing(n, last)...)
	}
	return true
}
