package attribution

import "strings"

// sourceWithClause is a source with a clause about it between it and the verb
// at unit to: "the engineer who built the quay at Sund said".
func (a *analysis) sourceWithClause(l line, to int) phrase {
	for i := to - 1; i > max(l.from, to-reach); i-- {
		u := a.units[i]
		switch {
		case u.tag == comma || u.tag == semicolon || u.tag == colon || u.tag == dash || u.tag == quoted || u.tag == stop:
			return phrase{}
		case u.tag == relative && u.word != "whom", u.tag == that, u.word == "whose":
			head := a.phraseBefore(l, i)
			if head.empty() || !a.beginsClause(l, head.from) || !a.relates(head, i, to) {
				return phrase{}
			}
			return phrase{head.from, to}
		case a.isFinite(i) && !ofThings[cueForms[u.word].lemma]:
			return phrase{} // what stands after it is the subject of a clause of its own
		}
	}
	return phrase{}
}

// ofThings are reporting verbs that have things as their objects as often as
// clauses: "who found the wreck".
var ofThings = set("find show demonstrate discover learn feel reveal post write announce explain")

// relates reports whether the word at i opens a clause about the phrase before
// it, and the clause has a verb before unit to. "That" also opens what nouns of
// speech say.
func (a *analysis) relates(head phrase, i, to int) bool {
	switch before := a.units[i-1]; {
	case i+1 >= to || !before.tag.nominal() && before.tag != determiner && before.tag != closing || a.isFinite(i-1):
		return false
	case a.units[i].tag == that:
		return !cueNouns[before.word] && a.hasVerb(i+1, to)
	}
	return a.units[i].word == "who" || a.hasVerb(i+1, to)
}

// beforeRelative is a phrase without the clause that tells more of it.
func (a *analysis) beforeRelative(p phrase) phrase {
	for i := p.from + 1; i < p.to; i++ {
		if u := a.units[i]; u.tag == relative || u.tag == that || u.word == "whose" {
			p.to = i
			for last := a.units[p.to-1].tag; p.to-1 > p.from && (last == dash || last == comma || last == coordinate); last = a.units[p.to-1].tag {
				p.to--
			}
			return p
		}
	}
	return p
}

// antecedent is whom "who" at unit i stands for: the phrase before it, with
// the name that it explains. Without a comma it is no more of that phrase than
// the nearest noun for people that agrees with the verb.
func (a *analysis) antecedent(l line, i int) phrase {
	if i > l.from && a.units[i-1].tag == comma {
		return a.phraseBefore(l, i-1)
	}
	p := a.phraseBefore(l, i)
	if people := a.nearestPeople(p, i+1 < l.to && wantsMany(a.units[i+1])); people.from > p.from {
		return people
	}
	return a.overAppositions(l, p)
}

// nearestPeople is the end of a phrase from the last noun phrase in it that
// stands for people: from a known word for them, or else from one that looks
// so; all of the phrase where there is none.
func (a *analysis) nearestPeople(p phrase, many bool) phrase {
	perhaps := p
	for end, j := p.to, p.to-1; j >= p.from; j-- {
		from := j
		if t := a.units[j].tag; j > p.from && t != preposition && t != toWord {
			continue
		} else if j > p.from {
			from++
		}
		head := a.units[end-1].word
		switch {
		case many && !isMany(head):
		case roles[head] || crowds[head] || roles[strings.TrimSuffix(head, "s")]:
			return phrase{from, p.to}
		case many && perhaps == p && doers(head):
			perhaps.from = from
		}
		end = max(j, p.from+1)
	}
	return perhaps
}

// wantsMany reports whether a verb form goes with more than one only.
func wantsMany(u unit) bool {
	c, cue := cueForms[u.word]
	return cue && c.form == baseForm || u.word == "are" || u.word == "were" || u.word == "have"
}

func isMany(noun string) bool {
	return strings.HasSuffix(noun, "s") || noun == "people" || noun == "police" || noun == "men" || noun == "women"
}

// doers reports whether a noun has an ending of those for what people do.
func doers(noun string) bool {
	for _, ending := range []string{"ers", "ors", "ists", "ians", "men", "women", "people"} {
		if strings.HasSuffix(noun, ending) {
			return true
		}
	}
	return false
}
