package statements

import (
	"slices"
	"strings"

	"whosaid/store/language"
	"whosaid/store/news"
)

// pronouns are those among words.
func (a article) pronouns(words []language.Token) []language.Token {
	var out []language.Token
	for _, w := range words {
		if a.speech.He.Has(w.Word) || a.speech.She.Has(w.Word) || a.speech.They.Has(w.Word) || a.speech.We.Has(w.Word) {
			out = append(out, w)
		}
	}
	return out
}

// ourselves reports whether a source is the outlet: "we", "our office".
func (a article) ourselves(words []language.Token) bool {
	return !slices.ContainsFunc(words, func(w language.Token) bool {
		return !a.speech.We.Has(w.Word) && !a.speech.Same.Has(w.Word) && !a.speech.In.Has(w.Word)
	})
}

// pronounOf tells what a source that is only a pronoun asks of whom it means.
func (a article) pronounOf(words []language.Token) (sex gender, body, ok bool) {
	words = slices.DeleteFunc(slices.Clone(words), func(w language.Token) bool {
		return a.speech.Same.Has(w.Word) || a.speech.In.Has(w.Word) || a.speech.Relays.Has(w.Word)
	})
	if len(words) == 0 || len(words) > 2 {
		return anyGender, false, false // "she told reporters" is as much as may be tagged with one
	}
	if len(words) == 2 && a.plain() && !language.Is(words[1].Word, language.Speech) {
		return anyGender, false, false // "her office"
	}
	switch w := words[0].Word; {
	case a.speech.She.Has(w):
		return female, false, true
	case a.speech.He.Has(w):
		return male, false, true
	case a.speech.It.Has(w):
		return anyGender, true, true
	case a.speech.They.Has(w):
		return several, true, true
	}
	return anyGender, false, false
}

// opensSentence reports whether nothing but a role stands before a name in its
// sentence.
func (a article) opensSentence(n news.Span) bool {
	from := n.Start
	if role := a.roleBefore(n); !role.Empty() {
		from = role.Start
	}
	before := strings.TrimRight(a.text[:from], " \u00a0«“„\"—–")
	return before == "" || hasSuffix(before, ".", "!", "?", "…", "\n", "»", "”")
}

// whoOf is the person that a source names: a full name, or a part of one that the
// text has in full. Names in a clause about the source are others'.
func (a article) whoOf(c cast, source news.Span) (named, bool) {
	all := slices.DeleteFunc(a.people(source), func(n named) bool {
		return a.inClause(source, n.Start) || n.Start > source.Start+8 && a.placed(n) || a.owner(n, source) || a.modifies(n, source)
	})
	if len(all) > 1 && all[0].Start > source.Start && !a.plain() {
		slices.Reverse(all) // what stands first tells whose the last one is
	}
	for _, n := range all {
		if len(n.parts) >= 2 && !a.speech.Fathers.Has(n.last()) && (c.person(a, n.parts[len(n.parts)-1:]) == nil || c.person(a, n.parts) != nil) {
			return n, true
		}
	}
	for _, n := range all {
		if f := c.byFirst(a, n.parts[0]); f != nil && a.speech.Fathers.Has(n.last()) {
			n.parts = f.parts[len(f.parts)-1:]
			return n, true
		}
		words := a.within(n.Span)
		last := named{Span: n.Span, parts: n.parts[len(n.parts)-1:]}
		first := len(words) - 1 // what stands before a surname is no first name
		for first > 0 && particles[words[first-1].Word] {
			first--
		}
		last.Span.Start = words[first].Start
		if c.person(a, last.parts) != nil || a.entitled(n, source) {
			return last, true
		}
		if f := c.byFirst(a, n.parts[0]); f != nil {
			n.parts = f.parts[len(f.parts)-1:]
			return n, true
		}
	}
	return named{}, false
}

// owner reports whether a name stands in a source as that of whose the source is:
// "Brook's lawyer".
func (a article) owner(n named, source news.Span) bool {
	words := a.within(news.Span{Start: n.Start, End: source.End})
	return len(words) > len(n.parts) && (strings.HasPrefix(a.text[n.End:], "'s ") || strings.HasPrefix(a.text[n.End:], "’s "))
}

// modifies reports whether a name stands in a source before the noun that tells who
// it is: "the Nato spokesman".
func (a article) modifies(n named, source news.Span) bool {
	after := a.within(news.Span{Start: n.End, End: source.End})
	if !a.plain() || len(after) == 0 || !onlySpace(a.text[n.End:after[0].Start]) {
		return false
	}
	w := after[0].Word
	return !a.speech.In.Has(w) && !a.pronoun(w) && !language.Is(w, language.Link, language.Turn, language.Speech)
}

// entitled reports whether what somebody is stands right before a surname: "Mayor
// Brook", "Mr Brook".
func (a article) entitled(n named, source news.Span) bool {
	before := a.within(news.Span{Start: source.Start, End: n.Start})
	if len(before) == 0 || !onlySpace(strings.TrimPrefix(a.text[before[len(before)-1].End:n.Start], ".")) {
		return false
	}
	return a.holds(before[len(before)-1]) || a.titled(before[len(before)-1:]) != anyGender
}

// inClause reports whether a place in a source is in a clause about it: "who …",
// up to the next comma.
func (a article) inClause(source news.Span, at int) bool {
	for _, w := range a.within(source) {
		if w.Start < at && w.Start > source.Start && a.speech.Who.Has(w.Word) {
			return !strings.Contains(a.text[w.End:at], ",")
		}
	}
	return false
}

// roleIn is what a source says of the person whom it names.
func (a article) roleIn(source news.Span, n named) news.Span {
	before := a.trimmed(news.Span{Start: source.Start, End: n.Start}, ",—–- ")
	for words := a.within(before); len(words) > 0 && a.plain() && (a.speech.Same.Has(words[len(words)-1].Word) || a.speech.In.Has(words[len(words)-1].Word)); words = a.within(before) {
		before = a.trimmed(news.Span{Start: before.Start, End: words[len(words)-1].Start}, ",—–- ") // "Dr"
	}
	if len(a.within(before)) > 0 {
		return a.owned(a.withoutIn(before))
	}
	after := a.trimmed(news.Span{Start: n.End, End: source.End}, ",—–- ")
	words := a.within(after)
	if len(words) == 0 || a.speech.Who.Has(words[0].Word) {
		return news.Span{}
	}
	if a.speech.Same.Has(words[0].Word) && len(words) > 1 {
		after.Start = words[1].Start
	}
	return a.beforeComma(after)
}

// owned leaves the mark of possession behind a description out: "Lantern's Ada Brook".
func (a article) owned(role news.Span) news.Span {
	written := role.Of(a.text)
	for _, mark := range []string{"'s", "’s"} {
		if owner := strings.TrimSuffix(written, mark); owner != "" && owner != written {
			role.End = role.Start + len(owner)
		}
	}
	return role
}

// withoutIn leaves prepositions and pointing words at the start out.
func (a article) withoutIn(s news.Span) news.Span {
	for _, w := range a.within(s) {
		if a.plain() && w.Start == s.Start && a.pronoun(w.Word) && s.Len() > w.End-w.Start {
			continue // "her spokesman"
		}
		empty := a.speech.In.Has(w.Word) || a.speech.Same.Has(w.Word) || a.plain() && language.Is(w.Word, language.Link)
		if !empty || w.Upper && w.Start > s.Start {
			s.Start = min(w.Start, s.End)
			if q, ok := a.quotation(w.Start); ok && q.Start < w.Start && strings.TrimSpace(a.text[q.Start:w.Start]) != "" && q.End <= s.End {
				s.Start = q.Start
			}
			return s
		}
	}
	return s
}
