package attribution

// nominal reads statements told by a noun: "the minister's claim that …",
// "a statement by the union that …".
func (a *analysis) nominal(n int, l line, i, first int) (statement, bool) {
	if !cueNouns[a.units[i].word] || i+2 >= l.to || i == l.from || a.units[i].capital {
		return statement{}, false
	}
	if len(a.found) > first && a.inContent(a.found[len(a.found)-1], i) {
		return statement{}, false
	}
	s := statement{cue: phrase{i, i + 1}, manner: nounManner[a.units[i].word]}
	next := i + 1
	if w := a.units[next].word; w == "by" || w == "from" || w == "of" {
		s.source = a.phraseAfter(l, next+1)
		next = s.source.to
	} else if before := a.units[i-1]; before.tag == possessive {
		s.source = phrase{i - 1, i}
	} else if before.tag == genitive {
		s.source = a.phraseBefore(l, i)
	}
	if s.source.empty() || next >= l.to || a.units[next].tag != that {
		return statement{}, false
	}
	s.content = a.clauseAfter(l, next)
	return s, true
}

// inContent reports whether unit i is within what a statement says.
func (a *analysis) inContent(s statement, i int) bool {
	for _, p := range s.content {
		if p.from <= i && i < p.to {
			return true
		}
	}
	return false
}

// nounManner are the nouns that allege.
var nounManner = map[string]manner{"claim": alleging, "claims": alleging, "allegation": alleging, "allegations": alleging, "accusation": alleging, "accusations": alleging}
