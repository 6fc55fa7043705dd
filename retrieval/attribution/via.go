package attribution

// readVia finds the media through which the words came: whom they were told
// to, where they were written, who cites whom.
func (a *analysis) readVia(l line, g group, s *statement) {
	if g.cue.lemma == "tell" && g.to == g.at+1 || g.to < l.to && a.units[g.to].tag == toWord {
		from := g.to
		if from < l.to && a.units[from].tag == toWord {
			from++
		}
		a.addMedium(a.phraseAfter(l, from), s)
	}
	for i := max(g.to, s.source.to); i+1 < l.to; i++ {
		if a.inContent(*s, i) {
			continue
		}
		a.viaAt(l, i, s)
	}
	for i := l.from; i+1 < g.from; i++ {
		if i >= s.source.from && i < s.source.to || a.inContent(*s, i) {
			continue
		}
		if occasions[a.units[i].word] && i < s.source.from {
			a.viaAt(l, i, s)
		}
		a.published(l, i, s)
	}
}

// published reads "in the publication of X" and "on the X channel" before the verb.
func (a *analysis) published(l line, i int, s *statement) {
	if word := a.units[i].word; word != "in" && word != "on" {
		return
	}
	p := a.phraseAfter(l, i+1)
	for j := p.from; j < p.to; j++ {
		if outlets[a.units[j].word] {
			a.addMedium(p, s)
			return
		}
	}
}

// outlets are where something is published, as common nouns.
var outlets = set("publication channel edition website page broadcast bulletin magazine newspaper")

// viaAt reads a medium that is named around unit i: "in an article for Y",
// "in comments to Y", "for the coastal edition of Y", "citing two officials".
func (a *analysis) viaAt(l line, i int, s *statement) {
	word := a.units[i].word
	switch {
	case word == "citing" || word == "quoting":
		a.cited(l, i, s)
	case (occasions[word] || word == "comments" || word == "remarks" || word == "posting") && i+2 < l.to:
		if w := a.units[i+1].word; w == "for" || w == "with" || w == "to" || w == "on" || w == "by" || w == "through" || w == "in" {
			a.addMedium(a.phraseAfter(l, i+2), s)
		}
	case word == "for" || word == "through" || word == "via":
		if p := a.phraseAfter(l, i+1); a.hasMedium(p) {
			a.addMedium(p, s)
		}
	}
}

// cited turns "Y reported, citing X" round: X speaks, Y is the medium.
func (a *analysis) cited(l line, i int, s *statement) {
	medium := a.cut(a.bareName(s.source))
	p := a.sourceAfter(l, i+1)
	if p.empty() || medium == "" || len(s.via) > 0 {
		return
	}
	s.via = append(s.via, medium)
	s.who, s.speaker = a.speaker(p)
}

// addMedium records a medium, if the phrase is one: a name, no person's, and
// none of an audience.
func (a *analysis) addMedium(p phrase, s *statement) {
	n := a.bareName(p)
	if n.empty() || len(s.via) >= 3 {
		return
	}
	for i := n.from; i < n.to; i++ {
		if audiences[a.units[i].word] || countries[a.units[i].word] && n.to-n.from == 1 || months[a.units[i].word] || weekdays[a.units[i].word] || places[a.units[i].word] && n.to-n.from == 1 {
			return
		}
	}
	if a.roleIn(p) && !a.hasMedium(p) {
		return
	}
	parts := a.wordsOf(n)
	if e := a.people.find(parts); e != nil && e.kind == person || menNames[parts[0]] || womenNames[parts[0]] || roles[parts[0]] && !a.hasMedium(n) {
		return
	}
	s.via = append(s.via, a.cut(n))
}

// bareName is the name at the end of "the coastal edition of Harbour Radio".
func (a *analysis) bareName(p phrase) phrase {
	if p.empty() {
		return p
	}
	for i := p.from; i+1 < p.to; i++ {
		if w := a.units[i].word; (w == "edition" || w == "newspaper" || w == "agency" || w == "channel" || w == "broadcaster" || w == "service") && a.units[i].tag == noun {
			from := i + 1
			for from < p.to && a.units[from].tag != name {
				from++
			}
			if from < p.to {
				return a.capitals(phrase{from, p.to})
			}
		}
	}
	from := p.from
	for from < p.to && a.units[from].tag != name {
		from++
	}
	return a.capitals(phrase{from, p.to})
}

// capitals is the run of names that a phrase begins with, and the common noun
// that tells what it is: "Skerry news agency".
func (a *analysis) capitals(p phrase) phrase {
	to := p.from
	for to < p.to && (a.units[to].tag == name || a.units[to].tag == number || particles[a.units[to].word] && to+1 < p.to && a.units[to+1].tag == name) {
		to++
	}
	return phrase{p.from, to}
}

func (a *analysis) hasMedium(p phrase) bool {
	for i := p.from; i < p.to; i++ {
		if media[a.units[i].word] {
			return true
		}
	}
	return false
}

// chain makes the medium of "according to Y, X said …" a link on the way to
// X: both statements are then X's, through Y.
func (a *analysis) chain(first int) {
	for i := first; i+1 < len(a.found); i++ {
		outer, inner := &a.found[i], &a.found[i+1]
		if outer.cue.empty() || a.units[outer.cue.from].word != "according" || !a.reportsNews(outer.source) || inner.source.empty() {
			continue
		}
		c := outer.content[len(outer.content)-1]
		if inner.source.from < c.from || inner.source.from > c.from+1 || inner.cue.empty() || !a.inContent(*outer, inner.cue.from) {
			continue
		}
		medium := outer.speaker.Name
		if medium != "" && len(inner.via) < 3 {
			inner.via = append([]string{medium}, inner.via...)
			inner.certain = true
			outer.who, outer.speaker, outer.via = inner.who, inner.speaker, inner.via
		}
	}
}

// reportsNews reports whether a source is a medium or journalists.
func (a *analysis) reportsNews(p phrase) bool {
	for i := p.from; i < p.to; i++ {
		if w := a.units[i].word; media[w] || w == "journalists" || w == "reporters" || w == "reuters" || w == "media" {
			return true
		}
	}
	return false
}
