package attribution

// closeRelative ends the content of ", who said …," at the comma that closes
// the clause, if a verb of the main clause can follow.
func (a *analysis) closeRelative(p *phrase) {
	for i := p.to - 2; i > p.from; i-- {
		if a.units[i].tag == comma {
			if next := a.units[i+1]; next.tag.verbal() || next.tag == past || a.isFinite(i+1) {
				p.to = i
			}
			return
		}
	}
}

// insertedClause reports whether the relative clause at unit i stands between
// commas: ", who", ", the engineer who".
func (a *analysis) insertedClause(l line, i int) bool {
	if i == l.from || a.units[i-1].tag == comma {
		return i > l.from
	}
	head := a.phraseBefore(l, i)
	return head.from > l.from && a.units[head.from-1].tag == comma && a.overAppositions(l, head) != head
}

// clauseAfter is the content that starts at unit from and ends with its clause.
func (a *analysis) clauseAfter(l line, from int) []phrase {
	to := from
	for to < l.to && !a.endsContent(l, from, to) {
		to++
	}
	for to > from && (a.units[to-1].tag == stop && to == l.to || a.units[to-1].tag == comma || a.units[to-1].tag == coordinate) {
		to--
	}
	if to <= from {
		return nil
	}
	return []phrase{{from, to}}
}

// endsContent reports whether the clause that began at from is over at i: a
// semicolon, ", but", ", while", another cue of the same speaker.
func (a *analysis) endsContent(l line, from, i int) bool {
	u := a.units[i]
	switch u.tag {
	case semicolon:
		return true
	case stop:
		return i+1 == l.to
	case coordinate:
		return a.cueFollows(l, i+1)
	case comma:
		if i+1 >= l.to {
			return false
		}
		next := a.units[i+1]
		if next.word == "but" || next.word == "while" || next.word == "although" || next.word == "according" || next.word == "though" {
			return true
		}
		c, ok := cueForms[next.word]
		return ok && c.form == ingForm && !next.capital
	}
	return false
}

// cueFollows reports whether a finite reporting verb follows at i, adverbs
// and auxiliaries aside: "… and later said".
func (a *analysis) cueFollows(l line, i int) bool {
	for i < l.to && (a.units[i].tag == adverb || a.units[i].tag == auxiliary && a.units[i].word != "would" && a.units[i].word != "will") {
		i++
	}
	if i >= l.to {
		return false
	}
	c, ok := cueForms[a.units[i].word]
	return ok && !c.unsure && (c.form == pastForm || c.form == singularForm) && !a.units[i].capital
}
