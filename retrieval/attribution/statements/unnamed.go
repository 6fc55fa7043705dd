package statements

import (
	"slices"

	"whosaid/store/language"
	"whosaid/store/news"
)

// byRole is a speaker who is described, not named: somebody of the cast whom the
// description fits, or whoever it is.
func (a article) byRole(c *cast, s statement, at int) (*news.Speaker, *figure) {
	whole := a.trimmed(a.withoutIn(a.beforeComma(s.source)), ",;:—–-")
	if q, ok := a.quotation(whole.Start); ok && q.Span == whole {
		whole = a.trimmed(whole, "«»“”„\"‘’'")
	}
	words := a.within(whole)
	if len(words) == 0 {
		return &news.Speaker{Basis: news.Unnamed}, nil
	}
	body := a.isBody(words)
	f := c.body(a, whole)
	basis := news.Explicit
	if names := slices.ContainsFunc(words, func(w language.Token) bool { return a.naming(w, whole) }); f == nil && !a.isNew(s.source) && (a.plain() || !names) {
		if f = c.described(a, words, body, at); f == nil && !names {
			f = a.again(*c, words, s, body)
		}
		if f == nil && a.plain() && len(words) > 1 && !body && !names {
			f = c.described(a, []language.Token{a.headFirst(words)[0]}, body, at) // "the outgoing mayor"
		}
		if f != nil {
			basis = news.Coreferenced
		}
	}
	if f == nil {
		f = &figure{body: body, spoken: -1, forms: []form{{Span: whole, parts: 2, plain: !a.relayed(s.cue)}}}
		f.describe(a, whole)
		f.roles = nil
		*c = append(*c, f)
		if name := a.plain() && !body && a.isName(words); name {
			for _, w := range words {
				f.parts = append(f.parts, w.Word)
			}
		} else if !body {
			basis = news.ByRole
		}
	}
	if f.sex == anyGender && !a.relayed(s.cue) {
		f.sex = a.manner(a.within(s.cue))
	}
	f.spoken, f.noticed = at, at
	return f.speaker(a, basis), f
}

// naming reports whether a word of a description is part of a name: it has a
// capital that the start of a sentence does not ask for, and is no common noun.
func (a article) naming(w language.Token, whole news.Span) bool {
	return w.Upper && (w.Start > whole.Start || !a.opensSentence(whole)) && (w.Caps || !a.speech.Bodies.Has(w.Word) && !a.speech.Holders.Has(w.Word))
}

// isName reports whether a source is nothing but a name, whoever's it is.
func (a article) isName(words []language.Token) bool {
	return !slices.ContainsFunc(words, func(w language.Token) bool {
		return !w.Upper || a.speech.Bodies.Has(w.Word) || a.speech.Holders.Has(w.Word) || language.Is(w.Word, language.Link, language.All)
	})
}

// isNew reports whether a source is somebody who was not described before: "a
// driver", or "her spokesman".
func (a article) isNew(source news.Span) bool {
	words := a.within(source)
	if len(words) < 2 {
		return false
	}
	return a.speech.Some.Has(words[0].Word) || a.plain() && a.pronoun(words[0].Word) && !a.speech.Nobody.Has(words[0].Word)
}

// again is who spoke last, where a source is one common noun that may mean them:
// "the company", "the deputy". Several people and unnamed ones are new.
func (a article) again(c cast, words []language.Token, s statement, body bool) *figure {
	if len(words) != 1 || len(a.within(s.source)) > 2 || a.relayed(s.cue) && !body || a.speech.Unnamed.Has(words[0].Word) || body != a.speech.Generic.Has(words[0].Word) {
		return nil
	}
	cue := a.within(s.cue)
	if has(cue, a.speech.ManyVerb) && !body {
		return nil
	}
	sex := a.manner(cue)
	if sex == anyGender && !body {
		sex = male
		if a.speech.Women.Has(words[0].Word) {
			sex = female
		}
	}
	f := c.spoke(s.begin(), sex, body)
	if f == nil || s.begin()-f.spoken > nearBy || !body && len(f.parts) < 2 || body && a.otherwise(f, words[0]) {
		return nil
	}
	return f
}

// otherwise reports whether a body is named by another common noun than the one by
// which somebody is called: a hospital is no "company".
func (a article) otherwise(f *figure, called language.Token) bool {
	if !a.plain() {
		return false
	}
	for _, form := range f.forms {
		for _, w := range a.within(form.Span) {
			if a.speech.Bodies.Has(w.Word) && !kindred(w.Word, called.Word) {
				return true
			}
		}
	}
	return false
}

// beforeComma is a source without a clause about it.
func (a article) beforeComma(source news.Span) news.Span {
	for _, w := range a.within(source) {
		if a.speech.Who.Has(w.Word) && w.Start > source.Start {
			if before := a.trimmed(news.Span{Start: source.Start, End: w.Start}, ","); len(a.within(before)) > 0 {
				return before
			}
		}
	}
	return source
}

// holds reports whether a word is one for who speaks for a body.
func (a article) holds(w language.Token) bool {
	return a.speech.Holders.Has(w.Word) && !a.speech.Bodies.Has(w.Word)
}

// isBody reports whether a description is a body's: of the words that tell, the
// first counts.
func (a article) isBody(words []language.Token) bool {
	if a.plain() {
		words = a.headFirst(words)
	}
	for _, w := range words {
		switch {
		case a.speech.Bodies.Has(w.Word):
			return true
		case a.holds(w):
			return false
		}
	}
	return len(words) > 0 && (words[0].Caps || words[0].Upper && len(words) == 1 && !a.opensSentence(news.Span{Start: words[0].Start, End: words[0].End}))
}

// headFirst turns the words of a description round, up to its first preposition:
// where no form tells, the last noun is the head.
func (a article) headFirst(words []language.Token) []language.Token {
	if at := slices.IndexFunc(words, func(w language.Token) bool { return a.speech.In.Has(w.Word) }); at > 0 {
		words = words[:at]
	}
	words = slices.Clone(words)
	slices.Reverse(words)
	return words
}
