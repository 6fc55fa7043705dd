package statements

import (
	"strings"
	"unicode/utf8"

	"whosaid/store/language"
	"whosaid/store/news"
)

// complete widens a source that begins or ends within a name to all of it.
func (a article) complete(s news.Span) news.Span {
	words := a.within(s)
	if len(words) == 0 {
		return s
	}
	if first := words[0]; first.Upper {
		before := a.within(news.Span{Start: max(0, s.Start-farthestName), End: s.Start})
		for i := len(before) - 1; i >= 0 && before[i].Upper && !a.noName(before[i]) && a.follows(before[i:i+1], first); i-- {
			first, s.Start = before[i], before[i].Start
		}
	}
	if last := words[len(words)-1]; last.Upper {
		for _, w := range a.within(news.Span{Start: s.End, End: min(len(a.text), s.End+farthestName)}) {
			if !w.Upper || a.noName(w) || !a.follows([]language.Token{last}, w) {
				break
			}
			last, s.End = w, w.End
		}
	}
	return s
}

// apposed widens a source that is a description to the full name that stands
// between commas behind it: "its warden, Henk Vossel".
func (a article) apposed(s news.Span) news.Span {
	rest := a.text[s.End:]
	words := a.within(s)
	if !a.plain() || !strings.HasPrefix(rest, ", ") || len(words) == 0 || words[len(words)-1].Upper {
		return s
	}
	people := a.people(news.Span{Start: s.End + 2, End: min(len(a.text), s.End+farthestName)})
	if len(people) == 0 || people[0].Start != s.End+2 || len(people[0].parts) < 2 {
		return s
	}
	if end := people[0].End; end == len(a.text) || strings.IndexAny(a.text[end:], ",.;:)\n") == 0 {
		s.End = end
	}
	return s
}

// farthestName is how many bytes away parts of a name are looked for.
const farthestName = 60

func (a article) noName(w language.Token) bool {
	return a.plain() && language.Is(w.Word, language.Link, language.Hedge) || a.speech.Calendar.Has(w.Word) || a.speech.Same.Has(w.Word) || a.speech.In.Has(w.Word) || a.pronoun(w.Word)
}

// adopt finds the source of a cue for which none was tagged: who is named in full
// in the same clause, right behind the cue or before it.
func (a article) adopt(cue news.Span, p pieces) news.Span {
	if words := a.within(cue); len(words) == 0 || has(words, a.speech.ManyVerb) {
		return news.Span{}
	}
	after := news.Span{Start: cue.End, End: a.clauseEnd(cue.End)}
	before := news.Span{Start: a.clauseStart(cue.Start), End: cue.Start}
	for _, clause := range []news.Span{after, before} {
		if overlapsAny(clause, p.contents) || overlapsAny(clause, p.sources) || overlapsAny(clause, p.cues) {
			continue
		}
		for _, n := range a.people(clause) {
			if len(n.parts) >= 2 && !a.placed(n) {
				return a.trimmed(news.Span{Start: clause.Start, End: n.End}, ",")
			}
		}
	}
	return news.Span{}
}

// partsClauses are marks behind which another clause begins.
const partsClauses = ",.;:!?…—–«»“”„\"()\n"

func (a article) clauseEnd(at int) int {
	rest := a.text[at:min(len(a.text), at+2*farthestName)]
	if i := strings.IndexAny(rest, partsClauses); i >= 0 {
		return at + i
	}
	return at
}

func (a article) clauseStart(at int) int {
	from := max(0, at-2*farthestName)
	i := strings.LastIndexAny(a.text[from:at], partsClauses)
	switch {
	case i < 0 && from > 0:
		return at
	case i < 0:
		return 0
	}
	_, size := utf8.DecodeRuneInString(a.text[from+i:])
	return from + i + size
}
