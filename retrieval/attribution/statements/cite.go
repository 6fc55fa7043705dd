package statements

import (
	"slices"
	"strings"

	"whosaid/store/language"
	"whosaid/store/news"
)

// nearMedium is how far a medium stands from the cue by which it cites, in bytes.
const nearMedium = 160

// cite makes chains: where a medium gives another's words ("with reference to"),
// the other speaks, and the medium's own cue is a second one of the other's.
func cite(a article, all []statement, p pieces) []statement {
	drop := make([]bool, len(all))
	for i := range all {
		s := &all[i]
		if !has(a.within(s.cue), a.speech.Cites) || s.source.Empty() {
			continue
		}
		for k, other := range all {
			if k == i || drop[k] || has(a.within(other.cue), a.speech.Cites) || !a.besides(*s, other, p) {
				continue
			}
			drop[k] = true
			if !other.cue.Empty() {
				s.also = other.cue
			}
			if other.source != s.source && !other.source.Empty() {
				s.via = append(s.via, a.medium(other.source))
			}
		}
		if s.source.End <= s.cue.Start && a.refers(s.cue) {
			if named := a.phraseAfter(s.cue, p); !named.Empty() {
				s.via, s.source = append(s.via, a.medium(s.source)), named
			}
		}
		*s = a.citedWithin(*s)
		if m := a.mediumNear(*s, p); len(s.via) == 0 && !m.Empty() && !m.Overlaps(s.source) {
			s.via = []news.Span{m}
		}
	}
	var out []statement
	for i, s := range all {
		if !drop[i] {
			out = append(out, s)
		}
	}
	return out
}

// citedWithin is a statement of a medium that quotes somebody "as saying": whose name
// was tagged with what is said.
func (a article) citedWithin(s statement) statement {
	if len(s.via) > 0 || s.source.End > s.cue.Start {
		return s
	}
	names := a.people(news.Span{Start: s.cue.End, End: min(len(a.text), s.cue.End+farthestName)})
	if len(names) == 0 || strings.TrimSpace(a.text[s.cue.End:names[0].Start]) != "" {
		return s
	}
	said, spoken := news.Span{Start: names[0].End, End: a.clauseEnd(names[0].End)}, false
	for _, w := range a.within(said) {
		spoken = spoken || language.Is(w.Word, language.Speech)
		if !spoken && !language.Is(w.Word, language.Link) {
			return s
		}
		if said.Start = w.End; spoken {
			break
		}
	}
	if !spoken {
		return s
	}
	s.via, s.source, s.cue.End = append(s.via, a.medium(s.source)), names[0].Span, said.Start
	return s
}

// citedAtEnd is a statement of a medium according to which somebody says something,
// "…, Ada Brook said, according to Radio Sund": the last clause of what is said names
// who speaks.
func (a article) citedAtEnd(s statement) statement {
	last := s.content[len(s.content)-1]
	comma := strings.LastIndex(last.Of(a.text), ", ")
	if !a.relayed(s.cue) || s.source.Empty() || len(s.via) > 0 || comma <= 0 || s.source.Start < last.End {
		return s
	}
	tag := news.Span{Start: last.Start + comma + len(", "), End: last.End}
	names := a.people(tag)
	if len(names) != 1 || len(names[0].parts) < 2 {
		return s
	}
	spoken := false
	for _, w := range a.within(tag) {
		if names[0].Contains(spanOf(w)) {
			continue
		}
		spoken = spoken || language.Is(w.Word, language.Speech)
		if !spoken {
			return s
		}
	}
	if !spoken {
		return s
	}
	s.content = slices.Clone(s.content)
	s.content[len(s.content)-1].End = last.Start + comma
	s.via, s.source, s.cue = append(s.via, a.medium(s.source)), names[0].Span, tag
	return s
}

// refers reports whether a cue is one behind which the cited stands, no verb of
// the medium: "with reference to".
func (a article) refers(cue news.Span) bool {
	words := a.within(cue)
	return len(words) > 1 && a.speech.In.Has(words[0].Word) || has(words, a.speech.Relays) || a.plain() && len(words) == 1
}

// phraseAfter is what stands right behind a cue, up to the next mark, cue or
// content.
func (a article) phraseAfter(cue news.Span, p pieces) news.Span {
	s := news.Span{Start: cue.End, End: a.clauseEnd(cue.End)}
	for _, next := range slices.Concat(p.cues, p.contents) {
		if next.Start >= s.Start {
			s.End = min(s.End, next.Start)
		}
	}
	if len(a.within(s)) == 0 || len(a.within(s)) > 6 {
		return news.Span{}
	}
	return a.trimmed(s, "")
}

// besides reports whether a cue or a source stands beside one that cites, with
// nothing that is said between.
func (a article) besides(s, other statement, p pieces) bool {
	part := other.cue
	if part.Empty() {
		part = other.source
	}
	between := hole(s.cue, part)
	return a.oneSentence(s.cue, part) && !overlapsAny(between, p.contents)
}

func (a article) oneSentence(x, y news.Span) bool {
	gap := a.between(x, y)
	return len(gap) < nearMedium && !strings.Contains(gap, "\n") && !breaks(gap)
}

// medium is the name in a phrase that names a medium: what stands in quotation
// marks, or else its capitalised words, or all of it.
func (a article) medium(s news.Span) news.Span {
	for _, q := range a.quotes {
		if s.Contains(q.Span) {
			return a.trimmed(q.Span, "«»“”„\"‘’'")
		}
	}
	words := a.within(s)
	first := slices.IndexFunc(words, func(w language.Token) bool { return w.Upper })
	if first < 0 {
		return a.trimmed(s, ",;:—–-")
	}
	last := first
	for last+1 < len(words) && words[last+1].Upper {
		last++
	}
	return news.Span{Start: words[first].Start, End: words[last].End}
}

// mediumNear is the name that stands before a citing cue in its sentence, or
// right after it and its source.
func (a article) mediumNear(s statement, p pieces) news.Span {
	before := news.Span{Start: max(0, s.cue.Start-nearMedium), End: s.cue.Start}
	for i := len(a.quotes) - 1; i >= 0; i-- {
		q := a.quotes[i].Span
		if before.Contains(q) && !overlapsAny(q, p.contents) && a.oneSentence(q, s.cue) && len(a.within(q)) <= 5 {
			return a.trimmed(q, "«»“”„\"‘’'")
		}
	}
	names := a.people(before)
	if len(names) > 0 {
		n := names[len(names)-1].Span
		if !overlapsAny(n, p.contents) && a.oneSentence(n, s.cue) {
			return n
		}
	}
	return news.Span{}
}
