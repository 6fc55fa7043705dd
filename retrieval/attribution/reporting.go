package attribution

// reporting reads the pattern around a reporting verb: X said that …; “…,”
// said X; “…,” X said, “…”; X, who said …; …, adding that ….
func (a *analysis) reporting(n int, l line, i, first int) (statement, bool) {
	g, ok := a.verbGroup(l, i)
	if !ok {
		return statement{}, false
	}
	if g.passive {
		return a.passive(l, g)
	}
	s := statement{cue: g.phrase}
	inverted := a.inverted(l, g)
	if inverted {
		s.source = a.sourceAfter(l, g.to)
		g.to = s.source.to
	} else if !a.subject(l, g, first, &s) {
		return statement{}, false
	}
	if !a.contents(n, g, inverted, &s) {
		return statement{}, false
	}
	s.manner = a.mannerOf(g, s.content[len(s.content)-1])
	s.plain = !s.shared && g.to < l.to && (a.units[g.to].tag == that || claimed[a.units[g.to].word])
	a.readVia(l, g, &s)
	return s, true
}
