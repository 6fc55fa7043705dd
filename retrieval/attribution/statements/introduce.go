package statements

import (
	"slices"
	"strings"
	"unicode/utf8"

	"whosaid/store/language"
	"whosaid/store/news"
)

// introduce notes all full names of the text, with what is said of them beside
// the name, where else they are named, and the forms in which they speak.
func introduce(a article, all []statement) cast {
	found := a.people(news.Span{Start: 0, End: len(a.text)})
	c := a.present(found, all)
	c.notice(a, found, all)
	c.hear(a, all)
	for _, f := range c {
		if f.sex == anyGender {
			f.sex = a.sexOf(f)
		}
	}
	return a.bodies(a.titledBodies(c))
}

// titledBodies adds those whose names are capitalised words with a common noun for a
// body among them: "Ministry of Health", "Long Sound Town Council".
func (a article) titledBodies(c cast) cast {
	var run []language.Token
	flush := func() {
		for len(run) > 0 && (!run[len(run)-1].Upper || a.speech.Same.Has(run[len(run)-1].Word)) {
			run = run[:len(run)-1]
		}
		if len(run) > 1 && slices.ContainsFunc(run, func(w language.Token) bool { return w.Upper && a.speech.Bodies.Has(w.Word) }) && !slices.ContainsFunc(run, a.holds) {
			name := news.Span{Start: run[0].Start, End: run[len(run)-1].End}
			if c.body(a, name) == nil {
				c = append(c, &figure{body: true, spoken: -1, forms: []form{{Span: name, parts: 2}}})
				c[len(c)-1].learn(a, name)
			}
		}
		run = nil
	}
	for _, w := range a.tokens {
		if !a.plain() {
			break
		}
		apart := len(run) > 0 && (run[len(run)-1].End > w.Start || !onlySpace(a.text[run[len(run)-1].End:w.Start]))
		joins := len(run) > 0 && (a.speech.In.Has(w.Word) || a.speech.Same.Has(w.Word))
		if apart || !w.Upper && !joins {
			flush()
		}
		if w.Upper && (len(run) > 0 || !a.speech.Same.Has(w.Word) && !a.speech.In.Has(w.Word)) || joins && !apart {
			run = append(run, w)
		}
	}
	flush()
	return c
}

// present are the people of whom a full name is found, with what stands beside it.
func (a article) present(found []named, all []statement) cast {
	var c cast
	var f *figure
	for _, n := range found {
		if len(n.parts) < 2 || a.speech.Fathers.Has(n.last()) || a.placed(n) {
			continue
		}
		c, f = c.meet(a, n, a.speaksPlainly(n.Span, all))
		f.describe(a, a.roleBefore(n.Span))
		if before := a.phraseBefore(n.Span); len(before) > 0 {
			f.learn(a, news.Span{Start: before[0].Start, End: n.Start})
		}
		after := a.roleAfter(n.Span)
		f.learn(a, after)
		if a.plain() && len(f.roles) == 0 && !after.Empty() {
			f.roles = append(f.roles, a.withoutIn(after))
		}
		f.body = f.body || a.plain() && len(f.roles) == 0 && a.calledBody(n.Span)
		f.noticed = 0
	}
	return c
}

// calledBody reports whether the words beside a name tell that it is a body's: "the
// ferry company Long Sound", "Long Sound, a ferry company".
func (a article) calledBody(n news.Span) bool {
	if before := a.phraseBefore(n); len(before) > 0 && a.speech.Bodies.Has(before[len(before)-1].Word) {
		return true
	}
	end := strings.IndexAny(a.text[n.End:], ",.;:\n")
	if end != 0 || !strings.HasPrefix(a.text[n.End:], ", ") {
		return false
	}
	rest := news.Span{Start: n.End + 2, End: n.End + 2}
	if end = strings.IndexAny(a.text[rest.Start:], ",.;:\n"); end > 0 {
		rest.End += end
	}
	words := a.within(rest)
	return len(words) > 1 && len(words) < 8 && a.speech.Same.Has(words[0].Word) && a.isBody(words[1:])
}

// notice notes where people are named outside of what somebody says.
func (c cast) notice(a article, found []named, all []statement) {
	for _, n := range found {
		f := c.person(a, n.parts)
		if f == nil || slices.ContainsFunc(all, func(s statement) bool { return overlapsAny(n.Span, s.content) }) {
			continue
		}
		f.seen = append(f.seen, n.Start)
		if a.plain() && f.sex == anyGender {
			f.sex = a.titled(a.titleBefore(n.Span))
		}
		f.speaks = f.speaks || a.isTold(n.Span)
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
			f.speaks = true
			if f.sex == anyGender && !a.relayed(s.cue) {
				f.sex = a.manner(a.within(s.cue))
			}
		}
	}
}

// isTold reports whether a clause about somebody follows a name: ", who …".
func (a article) isTold(n news.Span) bool {
	after := a.within(news.Span{Start: n.End, End: min(len(a.text), n.End+40)})
	return len(after) > 0 && a.speech.Who.Has(after[0].Word) && strings.HasPrefix(a.text[n.End:], ", ")
}

// roleAfter is what stands between commas behind a name, if it is a role.
func (a article) roleAfter(n news.Span) news.Span {
	rest := a.text[n.End:]
	if !strings.HasPrefix(rest, ", ") {
		return news.Span{}
	}
	end := strings.IndexAny(rest[2:], ",.;:\n")
	if end < 0 {
		return news.Span{}
	}
	role := news.Span{Start: n.End + 2, End: n.End + 2 + end}
	words := a.within(role)
	if len(words) > 6 || !has(words[:min(len(words), 2)], a.speech.Holders) || has(words, a.speech.Who) {
		return news.Span{}
	}
	return role
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

// sexOf guesses by the endings of a name in the first case; where verbs tell no
// sex, by the name, by a title before it and by descriptions.
func (a article) sexOf(f *figure) gender {
	for _, form := range f.forms {
		words := a.within(form.Span)
		if a.plain() {
			words = slices.Concat(a.titleBefore(form.Span), words[:min(1, len(words)-1)])
			if sex := a.titled(words); sex != anyGender {
				return sex
			}
			continue
		}
		if !form.plain || len(words) < 2 {
			continue
		}
		first := words[0].Word
		if a.speech.Women.Has(first) && !a.speech.Men.Has(first) {
			return female
		}
		return male
	}
	if !a.plain() {
		return anyGender
	}
	for _, role := range f.roles {
		if sex := a.titled(a.within(role)); sex != anyGender {
			return sex
		}
	}
	return anyGender
}

// titleBefore is the word right before a name: "Mrs".
func (a article) titleBefore(n news.Span) []language.Token {
	before := a.within(news.Span{Start: max(0, n.Start-16), End: n.Start})
	if len(before) == 0 || strings.ContainsAny(strings.TrimPrefix(a.text[before[len(before)-1].End:n.Start], "."), partsClauses) {
		return nil
	}
	return before[len(before)-1:]
}

// titled is the sex that the first of words tells that tells any.
func (a article) titled(words []language.Token) gender {
	for _, w := range words {
		switch {
		case a.speech.Men.Has(w.Word):
			return male
		case a.speech.Women.Has(w.Word):
			return female
		}
	}
	return anyGender
}

// roleBefore is the role in small letters right before a name, from the word that
// tells who speaks for a body.
func (a article) roleBefore(n news.Span) news.Span {
	before := a.phraseBefore(n)
	at := slices.IndexFunc(before, func(w language.Token) bool { return a.holds(w) })
	if at < 0 {
		return news.Span{}
	}
	if a.plain() {
		if !a.holds(before[len(before)-1]) {
			return news.Span{}
		}
		at = max(0, len(before)-3) // "chief surgeon", "district police commander"
	}
	return a.trimmed(news.Span{Start: before[at].Start, End: n.Start}, ",")
}

// phraseBefore is the words right before a name that may describe whose it is:
// with nothing but spaces and names in marks between, and no verb.
func (a article) phraseBefore(n news.Span) []language.Token {
	const most = 6
	before := a.within(news.Span{Start: max(0, n.Start-200), End: n.Start})
	from := len(before)
	next := n.Start
	for from > 0 && len(before)-from < most {
		w := before[from-1]
		gap := a.between(spanOf(w), news.Span{Start: next, End: next})
		verb := a.speech.MaleVerb.Has(w.Word) || a.speech.WomanVerb.Has(w.Word) || a.speech.ManyVerb.Has(w.Word)
		if !onlySpace(gap) && gap != "-" && !closesName(gap) || verb && !a.holds(w) || a.speech.Links.Has(w.Word) || a.speech.Who.Has(w.Word) || a.plain() && a.opensRole(w) {
			break
		}
		next = w.Start
		from--
	}
	for from < len(before) && (a.speech.In.Has(before[from].Word) || a.speech.Same.Has(before[from].Word)) {
		from++
	}
	return before[from:]
}

// opensRole reports whether a role begins behind a word, where no form tells: an
// article, a preposition, a word of speech, a day.
func (a article) opensRole(w language.Token) bool {
	return a.speech.Same.Has(w.Word) || a.speech.In.Has(w.Word) || a.speech.Calendar.Has(w.Word) || a.pronoun(w.Word) || language.Is(w.Word, language.Link, language.Speech)
}

func onlySpace(gap string) bool { return gap == " " || gap == "\u00a0" }

// closesName reports whether a gap is that behind or before a name in marks.
func closesName(gap string) bool {
	return utf8.RuneCountInString(gap) == 2 && hasSuffix(gap, "» ", " «", "” ", " “", "\" ", " \"")
}

// bodies adds those that are named in quotation marks behind a common noun.
func (a article) bodies(c cast) cast {
	for _, q := range a.quotes {
		if len(a.within(q.Span)) > 4 {
			continue
		}
		before := a.within(news.Span{Start: max(0, q.Start-60), End: q.Start})
		if len(before) == 0 || !onlySpace(a.text[before[len(before)-1].End:q.Start]) || !a.speech.Bodies.Has(before[len(before)-1].Word) {
			continue
		}
		inner := a.trimmed(q.Span, "«»“”„\"‘’'")
		if inner.Empty() {
			continue
		}
		f := c.body(a, inner)
		if f == nil {
			f = &figure{body: true, spoken: -1}
			c = append(c, f)
		}
		f.forms = append(f.forms, form{Span: inner, parts: 2})
		f.words = append(f.words, before[len(before)-1].Word)
	}
	return c
}

// body is the body of a name.
func (c cast) body(a article, name news.Span) *figure {
	words := a.within(name)
	for _, f := range c {
		if !f.body || len(words) == 0 {
			continue
		}
		own := a.within(f.forms[0].Span)
		if len(own) == len(words) && !slices.ContainsFunc(words, func(w language.Token) bool {
			return !slices.ContainsFunc(own, func(o language.Token) bool { return a.alike(o.Word, w.Word) })
		}) {
			return f
		}
	}
	return nil
}
