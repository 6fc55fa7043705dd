package attribution

import "strings"

// portrait is what a noun phrase says of somebody.
type portrait struct {
	name  phrase // empty when only a role is given
	role  phrase // without article; empty when none is given
	whole phrase // without what follows the first comma
	kind  kind
}

// portray splits a noun phrase with its appositions into name and role:
// "the head of the harbour office, Ada Brook," has them in two segments,
// "harbour master Ada Brook" in one.
func (a *analysis) portray(p phrase) portrait {
	segments := a.segments(p)
	if len(segments) == 0 {
		return portrait{whole: p}
	}
	first := a.segment(segments[0])
	for _, s := range segments[1:] {
		next := a.segment(s)
		switch {
		case first.name.empty() && !next.name.empty() && next.kind == person && a.units[s.from].tag == name:
			first = portrait{name: next.name, role: first.role, whole: first.whole, kind: person}
		case !first.name.empty() && (first.role.empty() || a.isAffiliation(first)) && a.roleIn(s):
			first.role, first.kind = a.bare(s), person
		case !first.name.empty() && first.role.empty() && a.kindOfRole(phrase{s.from, a.headEnd(s)}) == body:
			first.role, first.kind = a.bare(s), body
		}
	}
	return first
}

// isAffiliation reports whether the role is only "of …", "from …".
func (a *analysis) isAffiliation(p portrait) bool { return a.units[p.role.from].tag == preposition }

func (a *analysis) roleIn(p phrase) bool {
	for i := p.from; i < p.to; i++ {
		if a.units[i].tag == relative {
			return false
		}
		if roles[a.units[i].word] || strings.HasPrefix(a.units[i].word, "ex-") {
			return true
		}
	}
	return false
}

// segments cuts a phrase at its commas; one that begins with "who" or says
// only an age is left out, with all that follows it.
func (a *analysis) segments(p phrase) []phrase {
	var found []phrase
	start, depth, dashes := p.from, 0, 0
	for i := p.from; i < p.to; i++ {
		if a.units[i].tag == dash {
			dashes++
		}
	}
	for i := p.from; i <= p.to; i++ {
		if i < p.to {
			switch a.units[i].tag {
			case opening:
				depth++
			case closing:
				depth--
			}
			if a.units[i].tag != comma && (a.units[i].tag != dash || dashes < 2) || depth > 0 || a.inFirm(p, i) {
				continue
			}
		}
		if s := (phrase{start, i}); !s.empty() && len(found) < 6 {
			if a.units[s.from].tag == relative {
				return found
			}
			if s.to-s.from > 1 || a.units[s.from].tag != number {
				found = append(found, s)
			}
		}
		start = i + 1
	}
	return found
}

// inFirm reports whether the comma at unit i is part of a firm's name: "Lund,
// Brook & Holt".
func (a *analysis) inFirm(p phrase, i int) bool {
	return i > p.from && i+3 < p.to+1 && i+3 < len(a.units) && a.units[i].tag == comma && a.units[i-1].tag == name && a.units[i+1].tag == name && a.units[i+2].word == "&" && a.units[i+3].tag == name
}

// bare is a phrase without its article or possessive and without what a bracket adds at its end.
func (a *analysis) bare(p phrase) phrase {
	for !p.empty() && (a.units[p.from].tag == determiner || a.units[p.from].tag == possessive || a.units[p.from].tag == adverb) {
		p.from++
	}
	p = a.beforeRelative(p)
	for !p.empty() && (honorifics[a.units[p.to-1].word] || timeWords[a.units[p.to-1].word] && !a.units[p.to-1].capital) {
		p.to--
	}
	return p
}

// segment splits one run without commas: what stands before the name is the
// role, or else what follows with "of" or "from".
func (a *analysis) segment(p phrase) portrait {
	core := phrase{p.from, a.headEnd(p)}
	core.from = a.afterTime(core)
	p.from = core.from
	found := portrait{whole: p}
	nameFrom := a.nameStart(core)
	if nameFrom == core.to {
		found.role, found.kind = a.bare(p), a.kindOfRole(core)
		return found
	}
	found.name = phrase{nameFrom, core.to}
	if nameFrom-1 > core.from && a.units[nameFrom-1].word == "and" && a.units[nameFrom-2].tag == name {
		found.name, found.kind = phrase{core.from, core.to}, body
		return found
	}
	before := a.bare(phrase{core.from, nameFrom})
	found.kind = a.kindOfName(found.name, core)
	if found.kind == body || found.kind == crowd {
		found.name = phrase{core.from, a.bracketStart(p)}
		if a.units[core.from].tag == determiner {
			found.name.from++
		}
		return found
	}
	switch {
	case !before.empty() && !honorifics[a.units[before.from].word]:
		found.role = before
	case core.to < p.to && (a.units[core.to].word == "of" || a.units[core.to].word == "from" || a.units[core.to].word == "at") && found.kind != body:
		found.role = phrase{core.to, p.to}
	}
	if !found.role.empty() && a.roleIn(found.role) || !before.empty() {
		found.kind = person
	}
	return found
}

// afterTime is where a phrase goes on behind "this month" or a date.
func (a *analysis) afterTime(core phrase) int {
	for i := core.to - 2; i >= core.from; i-- {
		if timeWords[a.units[i].word] && !a.units[i].capital || a.units[i].tag == number && a.units[i].Len() >= len("1/1/2026") {
			return i + 1
		}
	}
	return core.from
}

// nameStart is where a person's name at the end of a phrase begins, or the end
// when there is none.
func (a *analysis) nameStart(core phrase) int {
	nameFrom := core.to
	for nameFrom > core.from && a.namePart(nameFrom-1, core) {
		nameFrom--
	}
	for nameFrom < core.to && a.units[nameFrom].tag != name {
		nameFrom++
	}
	for nameFrom > core.from && nameFrom < core.to && particles[a.units[nameFrom-1].word] && a.units[nameFrom-1].word != "of" {
		nameFrom--
	}
	return nameFrom
}

// bracketStart is where a bracket opens in a phrase, or its end.
func (a *analysis) bracketStart(p phrase) int {
	for i := p.from + 1; i < p.to; i++ {
		if a.units[i].tag == opening {
			return i
		}
	}
	return p.to
}

// cut is the text of a phrase.
func (a *analysis) cut(p phrase) string {
	if p.empty() {
		return ""
	}
	return strings.TrimSpace(a.text[a.units[p.from].Start:a.units[p.to-1].End])
}

func (a *analysis) wordsOf(p phrase) []string {
	var words []string
	for i := p.from; i < p.to; i++ {
		if u := a.units[i]; u.tag != genitive && u.tag != opening && u.tag != closing && u.tag != comma && u.word != "" {
			words = append(words, u.word)
		}
	}
	return words
}
