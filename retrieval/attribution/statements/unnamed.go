package statements

import (
	"slices"

	"whosaid/store/language"
	"whosaid/store/news"
)

// described is somebody new: who a description tells of.
func (a article) described(q asked) *figure {
	f := &figure{body: q.kind == bodysNoun, spoken: -1, forms: []form{{Span: q.whole, parts: 2, plain: !a.relayed(q.cue)}}}
	f.learn(a, q.whole)
	if q.kind != bodysNoun && a.isName(q.words) {
		for _, w := range q.words {
			f.parts = append(f.parts, w.Word)
		}
	}
	return f
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
