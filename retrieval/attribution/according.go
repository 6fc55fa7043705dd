package attribution

// according reads "according to X, …" and "…, according to X".
func (a *analysis) according(n int, l line, i, _ int) (statement, bool) {
	if a.units[i].word != "according" || i+2 >= l.to || a.units[i+1].tag != toWord {
		return statement{}, false
	}
	s := statement{cue: phrase{i, i + 2}, source: a.beforeSubject(l, a.sourceAfter(l, i+2))}
	if s.source.empty() || a.isTime(s.source) {
		return statement{}, false
	}
	return s, a.aside(l, i, &s)
}

// beforeSubject takes off a source what is no apposition but the subject of the
// verb that follows: "According to journalists, an official said …".
func (a *analysis) beforeSubject(l line, p phrase) phrase {
	if p.empty() || p.to >= l.to || !a.units[p.to].tag.verbal() && !a.isFinite(p.to) {
		return p
	}
	for i := p.to - 1; i > p.from; i-- {
		if a.units[i].tag == comma {
			return phrase{p.from, i}
		}
	}
	return p
}

// inView reads "in X's view, …", "in the words of X, …" and "for X, …".
func (a *analysis) inView(n int, l line, i, _ int) (statement, bool) {
	word := a.units[i].word
	if i != l.from && a.units[i-1].tag != comma || word != "in" && word != "for" || i+2 >= l.to {
		return statement{}, false
	}
	p := a.phraseAfter(l, i+1)
	if p.empty() || p.to >= l.to || a.units[p.to].tag != comma {
		return statement{}, false
	}
	s, ok := a.viewOf(word, i, p)
	if !ok {
		return statement{}, false
	}
	s.certain = true
	return s, a.aside(l, i, &s)
}

// views are the nouns of "in X's view".
var views = set("view opinion words judgment judgement account telling eyes estimation reading assessment")

func (a *analysis) viewOf(word string, i int, p phrase) (statement, bool) {
	if word == "for" {
		seen := a.portray(p)
		if i > 0 && a.units[i-1].tag == comma || seen.name.empty() || seen.kind != person || p.to-p.from < 2 && a.people.find(a.wordsOf(seen.name)) == nil {
			return statement{}, false
		}
		return statement{cue: phrase{i, i + 1}, source: p}, true
	}
	last := p.to - 1
	if views[a.units[last].word] {
		holder := phrase{p.from, last}
		if a.units[last-1].tag == possessive || a.units[last-1].tag == genitive {
			return statement{cue: phrase{last, p.to}, source: holder}, last > p.from
		}
	}
	for j := p.from; j+1 < p.to; j++ {
		if views[a.units[j].word] && a.units[j+1].word == "of" {
			return statement{cue: phrase{i, j + 2}, source: phrase{j + 2, p.to}}, true
		}
	}
	return statement{}, false
}

// aside gives an inserted attribution, whose cue begins at i, the clause that
// it stands in: after it when it opens the line, else around it.
func (a *analysis) aside(l line, i int, s *statement) bool {
	end := max(s.source.to, s.cue.to)
	if end < l.to && a.units[end].tag == comma {
		end++
	}
	before := phrase{l.from, i}
	for !before.empty() && (a.units[before.to-1].tag == colon || a.units[before.to-1].tag == comma || a.units[before.to-1].tag == dash) {
		before.to--
	}
	for !before.empty() && (a.units[before.from].tag == coordinate || a.units[before.from].tag == adverb || a.units[before.from].tag == comma) {
		before.from++
	}
	for j := before.to - 1; j > before.from; j-- {
		if t := a.units[j].tag; t == semicolon || t == stop || t == colon {
			before.from = j + 1
			break
		}
	}
	if a.isPrefix(before) {
		before = phrase{}
	}
	if !before.empty() {
		s.content = append(s.content, before)
	}
	if before.empty() || end < l.to && a.units[end-1].tag == comma && a.hasSubjectOnly(before) {
		s.content = append(s.content, a.restOf(l, end)...)
	}
	return len(s.content) > 0
}

// restOf is all of a line from unit from, without its stop.
func (a *analysis) restOf(l line, from int) []phrase {
	to := l.to
	for to > from && a.units[to-1].tag == stop {
		to--
	}
	if to <= from {
		return nil
	}
	return []phrase{{from, to}}
}

// isPrefix reports whether words before an insertion only introduce the
// sentence: "In March,".
func (a *analysis) isPrefix(p phrase) bool {
	return p.empty() || a.units[p.from].tag == preposition && !a.hasVerb(p.from, p.to) || a.units[p.from].tag == subordinate && p.to-p.from < 8
}

// hasSubjectOnly reports whether the clause still waits for its verb.
func (a *analysis) hasSubjectOnly(p phrase) bool { return !a.hasVerb(p.from, p.to) }
