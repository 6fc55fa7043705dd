package attribution

import "strings"

// namePart reports whether the unit at i can belong to a person's name that
// ends further on: a capital, an initial, a particle between capitals.
func (a *analysis) namePart(i int, core phrase) bool {
	u := a.units[i]
	if u.tag == name {
		given := i > core.from && (menNames[a.units[i-1].word] || womenNames[a.units[i-1].word])
		return (!roles[u.word] || given || i > core.from && media[u.word]) && !honorifics[u.word]
	}
	return i > core.from && i+1 < core.to && particles[u.word] && u.word != "of" && (a.units[i-1].tag == name || particles[a.units[i-1].word])
}

var particles = set("de la von van der den bin ibn al el da di du ter of")

func (a *analysis) kindOfRole(core phrase) kind {
	for i := core.to - 1; i >= core.from; i-- {
		if w := a.units[i].word; crowds[w] {
			return crowd
		} else if bodies[w] || media[w] {
			return body
		} else if roles[w] {
			return person
		}
		if w := a.units[i].word; strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && a.units[i].tag == noun {
			return crowd
		}
	}
	return unsureKind
}

// kindOfName tells bodies from persons by their words, by "the" before them,
// and by capitals throughout.
func (a *analysis) kindOfName(n, core phrase) kind {
	for i := n.from; i < n.to; i++ {
		if u := a.units[i]; bodies[u.word] || media[u.word] || places[u.word] || u.tag == genitive || countries[u.word] {
			return body
		}
	}
	first := a.units[n.from]
	for i := core.from; i < n.from; i++ {
		if roles[a.units[i].word] || honorifics[a.units[i].word] {
			return person
		}
	}
	written := first.Of(a.text)
	switch {
	case n.from > core.from && a.units[core.from].tag == determiner && n.from == core.from+1:
		if a.units[n.to-1].word != "s" && strings.HasSuffix(a.units[n.to-1].word, "ans") {
			return crowd
		}
		return body
	case n.to-n.from == 1 && crowds[first.word]:
		return crowd
	case menNames[first.word] || womenNames[first.word]:
		return person
	case n.to-n.from == 1 && len(written) > 1 && written == strings.ToUpper(written):
		return body
	case n.to-n.from > 1 && n.to-n.from < 5 && n.from == core.from:
		return person
	case a.people.bySurname[a.units[n.to-1].word] != nil:
		return a.people.bySurname[a.units[n.to-1].word].kind
	}
	return unsureKind
}

// places are words that make a capitalised run a place or a people.
var places = set("united states kingdom nations union republic county island islands city town north south east west new republicans democrats state province region")
