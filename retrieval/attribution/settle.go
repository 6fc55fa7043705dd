package attribution

// settle reads the text once more, line by line, and tells of each statement
// who speaks, in what manner and through whom.
func (a *analysis) settle(chosen []statement) {
	a.forget()
	for n := range a.lines {
		a.people.line = n
		a.noteNames(a.lines[n])
		first := len(a.found)
		for len(chosen) > 0 && chosen[0].line == n {
			s := chosen[0]
			chosen = chosen[1:]
			a.describe(&s, first)
			a.keep(s)
		}
		a.chain(first)
	}
	a.adoptBareQuotes()
}

// describe adds the manner and the media, and takes the speaker from an
// earlier statement of the line that has the same source.
func (a *analysis) describe(s *statement, first int) {
	for _, before := range a.found[first:] {
		if before.source == s.source && !s.source.empty() {
			s.who, s.speaker, s.shared = before.who, before.speaker, true
		}
	}
	verb := -1
	for i := s.cue.from; i < s.cue.to; i++ {
		if a.isCue(i) {
			verb = i
			break
		}
		s.manner = max(s.manner, nounManner[a.units[i].word])
	}
	if verb < 0 {
		return
	}
	g := group{phrase: phrase{s.cue.from, verb + 1}, at: verb, cue: cueForms[a.units[verb].word]}
	s.manner = a.mannerOf(g, s.content[len(s.content)-1])
	if len(s.via) == 0 {
		a.readVia(a.lines[s.line], g, s)
	}
}

// leavesUnnamed reports whether a statement without a source has somebody who
// speaks all the same: there is a quotation, or the cue is a passive ("it was
// reported"). Otherwise the outlet speaks for itself ("recall that …").
func (a *analysis) leavesUnnamed(s statement) bool {
	passive := s.cue.empty()
	for i := s.cue.from; i+1 < s.cue.to; i++ {
		passive = passive || a.units[i].tag == be
	}
	for _, p := range s.content {
		for i := p.from; i < p.to; i++ {
			passive = passive || a.units[i].tag == quoted
		}
	}
	return passive
}
