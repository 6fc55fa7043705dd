package statements

import (
	"slices"
	"strings"

	"whosaid/store/language"
	"whosaid/store/news"
)

// mode follows the cue first: a denial stays one when it is quoted.
func (a article) mode(s statement) news.Mode {
	words := a.within(s.cue)
	negated := a.negated(s.cue, words)
	switch {
	case has(words, a.speech.Denies) && !negated, has(words, a.speech.Accepts) && negated:
		return news.Denies
	case has(words, a.speech.Alleges) && !negated:
		return news.Alleges
	case a.allQuoted(s.content):
		return news.Quotes
	}
	return news.Reports
}

// negated reports whether a negation stands in a cue or right before it.
func (a article) negated(cue news.Span, words []language.Token) bool {
	if has(words, a.speech.Negates) {
		return true
	}
	before := a.within(news.Span{Start: max(0, cue.Start-8), End: cue.Start})
	return len(before) > 0 && a.speech.Negates.Has(before[len(before)-1].Word)
}

// mostOfAModal is how many words before a cue are looked at for one that makes it a
// supposition: "might yet say".
const mostOfAModal = 2

// supposed reports whether a statement is only thought of: "if she says", "he might say".
func (a article) supposed(s statement) bool {
	if s.cue.Empty() {
		return false
	}
	modal := func(w language.Token) bool { return !w.Upper && a.speech.Supposes.Has(w.Word) }
	before := a.within(news.Span{Start: a.clauseStart(s.cue.Start), End: s.cue.Start})
	if slices.ContainsFunc(slices.Concat(before[max(0, len(before)-mostOfAModal):], a.within(s.cue)), modal) {
		return true
	}
	if !s.source.Empty() && s.source.Start < s.cue.Start {
		before = a.within(news.Span{Start: a.clauseStart(s.source.Start), End: s.cue.Start})
	}
	return len(before) > 0 && a.speech.Supposes.Has(before[0].Word)
}

func has(words []language.Token, class language.Class) bool {
	for _, w := range words {
		if class.Has(w.Word) {
			return true
		}
	}
	return false
}

// allQuoted reports whether contents are nothing but quotations, a word that
// joins them to the cue set aside.
func (a article) allQuoted(contents []news.Span) bool {
	for _, c := range contents {
		quoted := a.spokenAfterDash(c)
		if quoted {
			continue
		}
		for _, w := range a.within(c) {
			if _, ok := a.quotation(w.Start); ok {
				quoted = true
			} else if !a.speech.Links.Has(w.Word) {
				return false
			}
		}
		if !quoted {
			return false
		}
	}
	return len(contents) > 0
}

// spokenAfterDash reports whether a content is speech as dialogues have it: its
// paragraph begins with a dash, and so does it.
func (a article) spokenAfterDash(c news.Span) bool {
	line := strings.LastIndexByte(a.text[:c.Start], '\n') + 1
	opening := func(s string) bool { return strings.HasPrefix(s, "—") || strings.HasPrefix(s, "–") }
	if !opening(strings.TrimLeft(a.text[line:c.End], " \u00a0")) {
		return false
	}
	before := strings.TrimRight(a.text[line:c.Start], " \u00a0")
	return opening(a.text[c.Start:c.End]) || hasSuffix(before, "—", "–")
}

// manner tells by a verb's form whether a man, a woman or several speak.
func (a article) manner(words []language.Token) gender {
	for _, w := range words {
		if strings.ContainsAny(w.Word, "0123456789") || a.speech.Negates.Has(w.Word) {
			continue
		}
		switch {
		case a.speech.WomanVerb.Has(w.Word):
			return female
		case a.speech.MaleVerb.Has(w.Word):
			return male
		}
	}
	return anyGender
}
