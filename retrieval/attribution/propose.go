package attribution

// propose reads the statement of any cue as the rules would if all its verbs
// were reporting verbs.
func (a *analysis) propose(n int, c phrase) statement {
	l := a.lines[n]
	s := statement{line: n, cue: c}
	if c.to > l.to {
		return s
	}
	if c.to < l.to && c.to > c.from && a.units[c.to-1].word == "by" {
		s.source = a.sourceAfter(l, c.to)
		return s
	}
	g := group{phrase: c, at: a.verbIn(c), cue: anyCue}
	if a.units[g.at].tag == participle {
		g.cue.form = ingForm
	}
	inverted := a.inverted(l, g)
	if inverted {
		s.source = a.sourceAfter(l, g.to)
		g.to = s.source.to
	} else if !a.subject(l, g, len(a.found), &s) {
		s.source = phrase{}
	}
	if !s.source.empty() {
		a.contents(n, g, inverted, &s)
	}
	return s
}

// anyCue is a verb that may stand with everything.
var anyCue = cue{cueVerb: &cueVerb{lemma: "say", frame: clause | direct | object | infinite}, form: pastForm}

// verbIn is the reporting verb of a cue, or else what looks like its verb.
func (a *analysis) verbIn(c phrase) int {
	at := c.from
	for i := c.from; i < c.to; i++ {
		if a.isCue(i) {
			return i
		}
		if t := a.units[i].tag; t == verb || t == past || t == participle {
			at = i
		}
	}
	return at
}
