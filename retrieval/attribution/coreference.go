package attribution

// memory is how many mentions back a pronoun is followed: it bounds the work.
const memory = 60

// pronoun is whom a pronoun at unit at means. Names that show no person in
// themselves mean one if nobody else does.
func (r *register) pronoun(word string, at int) *entity {
	e := r.latest(word, at, fits)
	if e == nil {
		e = r.latest(word, at, fitsPerhaps)
	}
	if e == nil || pronounGender(word) == anyGender {
		return e
	}
	if e.kind == unsureKind {
		e.kind = person
		r.acquaint(e.parts)
	}
	if e.gender == anyGender {
		e.gender = pronounGender(word)
	}
	return e
}

// latest is, in the last line that names anybody who fits, its subject, or
// else the one named last.
func (r *register) latest(word string, at int, fits func(string, mention, int) bool) *entity {
	var last *entity
	from := 0
	for i := len(r.mentions) - 1; i >= max(0, len(r.mentions)-memory); i-- {
		m := r.mentions[i]
		if m.at >= at || !fits(word, m, r.line) {
			continue
		}
		if last != nil && m.line < from {
			break
		}
		if m.subject {
			return m.who
		}
		if last == nil {
			last, from = m.who, m.line
		}
	}
	return last
}

func pronounGender(word string) gender {
	switch {
	case masculine[word]:
		return male
	case feminine[word]:
		return female
	}
	return anyGender
}

// fits reports whether a pronoun in a line can mean somebody mentioned. A
// full name that may be a person's is one where it is the subject right before.
func fits(word string, m mention, line int) bool {
	e, g := m.who, pronounGender(word)
	switch {
	case g != anyGender && (e.gender == anyGender || e.gender == g):
		return e.kind == person || e.kind == unsureKind && !e.unnamed && len(e.parts) > 1 && m.subject && m.line >= line-2
	case g != anyGender:
		return false
	case plural[word]:
		return e.kind == crowd || e.kind == body
	}
	return e.kind == body
}

// fitsPerhaps lets "he" and "she" also mean a single name that spoke right before.
func fitsPerhaps(word string, m mention, line int) bool {
	return pronounGender(word) != anyGender && m.who.kind == unsureKind && !m.who.unnamed && m.subject && m.line >= line-2
}

// holder is who was described before by the role that a phrase states: its
// head and all its other words are words of one person's roles.
func (r *register) holder(head string, words []string) *entity {
	candidates := r.byWord[head]
	for i := len(candidates) - 1; i >= max(0, len(candidates)-memory); i-- {
		if describes(candidates[i], words) {
			return candidates[i]
		}
	}
	return nil
}

// describes reports whether every word of a description is a word of the
// person's roles, shares its stem with one ("Arlish", "Arland"), or is the
// initials of some in a row.
func describes(e *entity, words []string) bool {
	for _, w := range words {
		if closedClasses[w] != other || w == "former" || w == "then" {
			continue
		}
		if !hasWord(e.words, w) && !hasInitials(e.words, w) {
			return false
		}
	}
	return true
}

func hasWord(words []string, w string) bool {
	for _, own := range words {
		shared := sharedPrefix(own, w)
		if own == w || shared >= 5 && shared >= max(len(own), len(w))-4 {
			return true
		}
	}
	return false
}

func sharedPrefix(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

func hasInitials(words []string, acronym string) bool {
	matched := 0
	for _, w := range words {
		if closedClasses[w] != other {
			continue
		}
		if matched < len(acronym) && w[0] == acronym[matched] {
			matched++
			if matched == len(acronym) && matched > 1 {
				return true
			}
		} else {
			matched = 0
		}
	}
	return false
}
