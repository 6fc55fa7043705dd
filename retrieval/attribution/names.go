package attribution

import "strings"

// noteNames records the persons that a line names outside its quotations, so
// that a pronoun can be traced to somebody who has not spoken yet.
func (a *analysis) noteNames(l line) {
	a.noteOpening(l)
	for i := l.from; i < l.to; i++ {
		if a.units[i].tag != name || roles[a.units[i].word] || honorifics[a.units[i].word] {
			continue
		}
		end := a.runEnd(l, i)
		a.noteName(l, phrase{i, end})
		i = end - 1
	}
}

// runEnd is where the run of capitals that starts at unit i ends.
func (a *analysis) runEnd(l line, i int) int {
	end := i + 1
	for end < l.to && (a.units[end].tag == name || particles[a.units[end].word] && end+1 < l.to && a.units[end+1].tag == name && a.units[end].word != "of") {
		end++
	}
	return end
}

// noteOpening records an unnamed subject that opens a line: "The officials met."
func (a *analysis) noteOpening(l line) {
	p := a.opening(l)
	if p.empty() || a.units[p.from].tag == pronoun {
		return
	}
	seen := a.portray(p)
	if seen.name.empty() && (seen.kind == crowd || seen.kind == body) && seen.role.to > seen.role.from {
		e := &entity{name: a.cut(seen.whole), parts: a.wordsOf(seen.role), kind: seen.kind, unnamed: true}
		a.people.mention(p.from, e, true)
	}
}

// noteName records one run of capitals if it is a person's name: known
// before, after a title, with a given name, or with a role beside it.
func (a *analysis) noteName(l line, run phrase) {
	run.from = a.afterTitle(run)
	parts := withoutParticles(a.wordsOf(run))
	if len(parts) > 5 || len(parts) == 0 {
		return
	}
	if a.isTimeOrPlace(l, run, parts) {
		return
	}
	subject := run.from == l.from || a.openingName(l, run)
	titled := run.from > l.from && honorifics[a.units[run.from-1].word]
	if titled || a.isPersonal(l, run) {
		a.people.acquaint(parts)
	}
	if e := a.people.find(parts); e != nil {
		if e.kind != body {
			a.people.note(a.cut(run), parts, a.cut(a.roleBeside(l, run)), e.kind)
		}
		a.people.mention(run.from, e, subject)
		return
	}
	role := a.roleBeside(l, run)
	first := a.units[run.from].word
	known := !role.empty() || titled || len(parts) > 1 && (menNames[first] || womenNames[first] || a.isPersonal(l, run) && !a.things[a.cut(run)])
	if !known || a.kindOfName(run, run) == body {
		a.noteStranger(l, run, parts, subject)
		return
	}
	e := a.people.noteInPassing(a.cut(run), parts, a.cut(role))
	if titled {
		e.gender = guessGender(nil, a.units[run.from-1].word)
	}
	a.people.mention(run.from, e, subject)
}

// isTimeOrPlace reports whether a name is that of a day or a month, or stands
// behind a preposition of place ("on Tuesday, the minister said", "in Halden, the
// mayor said"): the role beside it is somebody else's.
func (a *analysis) isTimeOrPlace(l line, run phrase, parts []string) bool {
	if timeWords[parts[len(parts)-1]] && len(parts) == 1 {
		return true
	}
	owner := run.to < l.to && a.units[run.to].tag == genitive
	return run.from > l.from && placing[a.units[run.from-1].word] && !owner
}

// afterTitle is where a name begins in a run of capitals, behind a role
// ("Mayor Clara Dorn") or what says of which side the person is ("Unionist
// Clara Dorn").
func (a *analysis) afterTitle(run phrase) int {
	for i := run.to - 2; i >= run.from; i-- {
		if roles[a.units[i].word] {
			return i + 1
		}
	}
	if next := run.from + 1; next+1 < run.to && sides(a.units[run.from].word) && (menNames[a.units[next].word] || womenNames[a.units[next].word]) {
		return next
	}
	return run.from
}

// sides reports whether a word has an ending of those for parties and peoples.
func sides(word string) bool {
	for _, ending := range []string{"ist", "crat", "ican", "ish", "ese"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// openingName reports whether nothing but the name's own role stands between
// it and the start of the line.
func (a *analysis) openingName(l line, run phrase) bool {
	role := a.roleBefore(l, run)
	return !role.empty() && role.from-l.from <= 1
}

// roleBeside is the role that stands before a name, or between commas after it.
func (a *analysis) roleBeside(l line, run phrase) phrase {
	if role := a.roleBefore(l, run); !role.empty() {
		return role
	}
	if run.to+1 < l.to && a.units[run.to].tag == comma && a.explains(l, run.to+1) {
		if p := a.bare(a.phraseAfter(l, run.to+1)); !p.empty() && a.roleIn(p) {
			return p
		}
	}
	return phrase{}
}

func (a *analysis) hasGenitive(p phrase) bool {
	for i := p.from; i < p.to; i++ {
		if a.units[i].tag == genitive {
			return true
		}
	}
	return false
}

// roleBefore is the role right before a name: "harbour master", "Sund's mayor",
// "the head of the fire service,".
func (a *analysis) roleBefore(l line, run phrase) phrase {
	to := run.from
	if to > l.from && a.units[to-1].tag == comma {
		p := a.phraseBefore(l, to-1)
		if !p.empty() && (a.units[p.from].word == "the" || a.units[p.from].tag == possessive || a.hasGenitive(p)) && a.roleIn(phrase{p.from, a.headEnd(p)}) {
			return a.bare(p)
		}
		return phrase{}
	}
	from := to
	for from > l.from && from > to-6 && (a.units[from-1].tag.nominal() || a.units[from-1].tag == genitive) && !a.isFinite(from-1) {
		from--
	}
	if from < to && roles[a.units[to-1].word] {
		return phrase{from, to}
	}
	return phrase{}
}
