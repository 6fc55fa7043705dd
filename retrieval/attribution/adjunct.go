package attribution

// afterCited steps over ", citing two officials," between a cue and its content.
func (a *analysis) afterCited(l line, at int) int {
	if at+2 >= l.to || a.units[at].tag != comma || a.units[at+1].word != "citing" && a.units[at+1].word != "quoting" {
		return at
	}
	p := a.sourceAfter(l, at+2)
	if p.empty() || p.to+1 >= l.to || a.units[p.to].tag != comma {
		return at
	}
	return p.to + 1
}

// afterHearer steps over whom the words were said to.
func (a *analysis) afterHearer(l line, g group, at int) int {
	from := at
	if g.to > g.at+1 {
		return at // "told about": what follows is the content
	}
	if g.cue.frame&hearer == 0 {
		if at >= l.to || a.units[at].tag != toWord {
			return at
		}
		from++
	}
	if from >= l.to {
		return at
	}
	p := a.phraseAfter(l, from)
	if p.empty() {
		if from < l.to && hasField("him her them us me you it", a.units[from].word) {
			return from + 1
		}
		return at
	}
	if p.to >= l.to {
		return at
	}
	if g.cue.lemma == "tell" {
		return p.to
	}
	switch a.units[p.to].tag {
	case that, quoted, question, comma, colon, subordinate:
		return p.to
	}
	return at
}

// afterAdjuncts steps over when, where and in what the words were said, if
// they plainly are not the content.
func (a *analysis) afterAdjuncts(l line, at int) int {
	i, onlyTime := at, true
	for i < l.to && i < at+25 {
		u := a.units[i]
		switch {
		case timeWords[u.word] || u.tag == adverb:
			i++
			continue
		case u.tag == number && i > at && timeWords[a.units[i-1].word]:
			i++
			continue
		case (u.tag == preposition || u.word == "after" || u.word == "before") && i+1 < l.to:
			p := a.phraseAfter(l, i+1)
			if !p.empty() {
				onlyTime = onlyTime && a.isTime(p)
				i = p.to
				continue
			}
		case (u.word == "last" || u.word == "this" || u.word == "next" || u.word == "earlier" || u.word == "late") && i+1 < l.to && timeWords[a.units[i+1].word]:
			i++
			continue
		}
		break
	}
	if i == at || onlyTime || i >= l.to {
		return i
	}
	switch t := a.units[i].tag; {
	case t == that || t == quoted || t == stop || t == colon || t == closing || t == question:
		return i
	case t == comma:
		return i
	}
	return at
}

// opensContent reports whether what stands at unit at can begin the content
// of this verb.
func (a *analysis) opensContent(l line, g group, at int) bool {
	u, f := a.units[at], g.cue.frame
	if g.cue.lemma == "call" && g.to == g.at+1 && a.onlyNames(l, at) {
		return false
	}
	if hasField("himself herself itself themselves myself", u.word) {
		return false
	}
	switch u.tag {
	case that, question, quoted:
		return true
	case toWord:
		return f&infinite != 0
	case preposition, coordinate:
		return false
	case subordinate:
		return u.word == "if" || u.word == "as" && f&object != 0
	}
	if g.cue.lemma == "claim" && (u.tag == number || u.word == "lives") {
		return false
	}
	if f&object != 0 || g.to > g.at+1 {
		return true
	}
	if f&direct != 0 && !g.cue.unsure && !wordy[g.cue.lemma] {
		return true
	}
	return u.tag == pronoun && hasField("he she it they we i there you", u.word) || a.verbSoon(l, at, !ofThings[g.cue.lemma])
}

// wordy verbs take objects that are no statements: "added layers".
var wordy = set("add post write maintain continue conclude suggest indicate reveal answer relate repeat cry recall mention confirm note observe affirm")

// onlyNames reports whether "called" is followed by one name and no more: "a
// village called Skerry".
func (a *analysis) onlyNames(l line, at int) bool {
	p := a.phraseAfter(l, at)
	if a.units[at].tag == quoted {
		return a.units[at].Len() < 40
	}
	if p.empty() || a.units[p.to-1].tag != name {
		return false
	}
	return p.to == l.to || a.units[p.to].tag != quoted && a.units[p.to].tag != determiner && !a.units[p.to].tag.nominal()
}

// verbSoon reports whether a noun phrase with a verb behind it starts here;
// whether a reporting verb will do depends: in "who found the wreck said" it
// has another subject.
func (a *analysis) verbSoon(l line, at int, reporting bool) bool {
	p := a.phraseAfter(l, at)
	return !p.empty() && p.to < l.to && (a.units[p.to].tag.verbal() || a.units[p.to].tag == adverb || reporting && a.isFinite(p.to))
}
