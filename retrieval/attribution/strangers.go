package attribution

// findThings collects the runs of capitals that stand once at least where no
// person does: after "in" or "at", or after an article.
func (a *analysis) findThings() {
	a.things = map[string]bool{}
	for _, l := range a.lines {
		for i := l.from + 1; i < l.to; i++ {
			if a.units[i].tag != name {
				continue
			}
			end := a.runEnd(l, i)
			before := a.units[i-1]
			owner := end < l.to && a.units[end].tag == genitive
			if before.tag == determiner || placing[before.word] && !owner {
				a.things[a.cut(phrase{i, end})] = true
			}
			i = end - 1
		}
	}
}

var placing = set("in at near outside inside around across toward towards throughout")

// isPersonal reports whether what follows a name is said of persons only:
// ", who", an age between commas.
func (a *analysis) isPersonal(l line, run phrase) bool {
	i := run.to
	if i < l.to && a.units[i].tag == comma {
		i++
	}
	if i >= l.to {
		return false
	}
	u := a.units[i]
	aged := i > run.to && u.tag == number && u.Len() < 4 && i+1 < l.to && a.units[i+1].tag == comma
	return u.word == "who" || aged
}

// noteStranger records a run of capitals that may be a person's name, though
// nothing shows it yet: the surname alone as a speaker, or "he", will.
func (a *analysis) noteStranger(l line, run phrase, parts []string, subject bool) {
	if e := a.people.strangers[parts[len(parts)-1]]; e != nil && len(parts) == 1 {
		a.people.mention(run.from, e, subject)
		return
	}
	if len(parts) < 2 || l.headline || a.things[a.cut(run)] || a.kindOfName(run, run) == body || timeWords[parts[0]] || timeWords[parts[len(parts)-1]] {
		return
	}
	a.people.mention(run.from, a.people.meet(a.cut(run), parts), subject)
}

// meet records a name that may be a person's.
func (r *register) meet(name string, parts []string) *entity {
	surname := parts[len(parts)-1]
	e := r.strangers[surname]
	if e == nil || !compatible(e.parts, parts) {
		e = &entity{name: name, parts: parts}
		r.strangers[surname] = e
	}
	return e
}

// noteInPassing records a person who does not speak here, and does not take
// the surname from a namesake who has spoken.
func (r *register) noteInPassing(name string, parts []string, role string) *entity {
	if e := r.bySurname[parts[len(parts)-1]]; e == nil || !e.spoke || compatible(e.parts, parts) {
		return r.note(name, parts, role, person)
	}
	e := r.meet(name, parts)
	e.kind = person
	if e.gender == anyGender {
		e.gender = guessGender(parts, role)
	}
	r.addRole(e, role)
	return e
}

// acquaint makes a stranger somebody known, now that the name speaks, or has
// a title.
func (r *register) acquaint(parts []string) {
	surname := parts[len(parts)-1]
	if e := r.strangers[surname]; e != nil && compatible(e.parts, parts) && r.find(parts) == nil {
		e.kind = person
		r.bySurname[surname] = e
	}
}
