package statements

import (
	"slices"

	"whosaid/store/news"
)

// introduce notes all full names of the text, with what is said of them beside
// the name, where else they are named, and the forms in which they speak.
func introduce(a article, all []statement) cast {
	found := a.people(news.Span{Start: 0, End: len(a.text)})
	c := a.sources(a.present(found, all), all)
	c.notice(a, found, all)
	c.hear(a, all)
	for _, f := range c {
		if f.sex == anyGender {
			f.sex = a.sexOf(f)
		}
	}
	return a.bodies(a.titledBodies(c))
}

// present are the people of whom a full name is found, with what stands beside it.
func (a article) present(found []named, all []statement) cast {
	var c cast
	var f *figure
	for _, n := range found {
		if len(n.parts) < 2 || a.speech.Fathers.Has(n.last()) || a.placed(n) || overlapsAny(n.Span, a.headlines) {
			continue
		}
		c, f = c.meet(a, n, a.speaksPlainly(n.Span, all))
		f.describe(a, a.roleBefore(n.Span))
		f.describe(a, a.roleBeforeComma(n.Span))
		if before := a.phraseBefore(n.Span); len(before) > 0 {
			f.learn(a, news.Span{Start: before[0].Start, End: n.Start})
		}
		after := a.roleAfter(n.Span)
		f.learn(a, after)
		if a.plain() && len(f.roles) == 0 && !after.Empty() {
			f.roles = append(f.roles, a.withoutIn(after))
		}
		f.body = f.body || a.plain() && len(f.roles) == 0 && a.calledBody(n.Span)
	}
	return c
}

// sources adds whom sources name by one word or by letters: "Reuters", "WHO".
func (a article) sources(c cast, all []statement) cast {
	for _, s := range all {
		q := a.asks(s, a.within(s.source), nil)
		if len(q.words) == 0 || len(q.words) > 3 || q.kept || !a.isName(q.words) || !a.proper[q.words[0].Word] && a.opensSentence(q.whole) {
			continue
		}
		if _, named := a.whoOf(c, q.whole); named || c.body(a, q.whole) != nil {
			continue
		}
		f := a.described(q)
		c = append(c, f)
		if letters := q.words[0]; len(q.words) == 1 && letters.Caps {
			f.body, f.parts = true, nil
			for _, w := range a.tokens {
				if w.Word == letters.Word {
					f.see(w.Start)
				}
			}
		}
	}
	return c
}

// notice notes where people are named outside of what somebody says.
func (c cast) notice(a article, found []named, all []statement) {
	for _, n := range found {
		f := c.person(a, n.parts)
		if f == nil || slices.ContainsFunc(all, func(s statement) bool { return overlapsAny(n.Span, s.content) }) {
			continue
		}
		f.see(n.Start)
		if a.plain() && f.sex == anyGender {
			f.sex = a.titled(a.titleBefore(n.Span))
		}
		f.heard = f.heard || a.isTold(n.Span)
	}
}

// hear notes who is named as a source, and in what form that one speaks.
func (c cast) hear(a article, all []statement) {
	for _, s := range all {
		for _, n := range a.people(s.source) {
			f := c.person(a, n.parts)
			if f == nil {
				continue
			}
			f.heard = true
			if f.sex == anyGender && !a.relayed(s.cue) {
				f.sex = a.manner(a.within(s.cue))
			}
		}
	}
}

// speaksPlainly reports whether a name is in the source of a verb, so that it
// stands in the first case.
func (a article) speaksPlainly(n news.Span, all []statement) bool {
	return slices.ContainsFunc(all, func(s statement) bool { return s.source.Overlaps(n) && !s.cue.Empty() && !a.relayed(s.cue) })
}

// relayed reports whether a cue is no verb of who speaks: "according to".
func (a article) relayed(cue news.Span) bool {
	words := a.within(cue)
	return has(words, a.speech.Relays) || has(words, a.speech.Cites)
}
