package statements

import (
	"slices"
	"strings"

	"whosaid/store/language"
	"whosaid/store/news"
)

// statement is one cue with its source and its contents. The source may be
// empty, and so may the cue.
type statement struct {
	source, cue news.Span
	also        news.Span // a second cue: "with reference to X, Y writes"
	content     []news.Span
	via         []news.Span // media, nearest to the outlet first
}

// How far apart two runs are: what lies between them counts. What is farther
// apart than the most does not belong together.
const (
	aWord       = 8
	anotherCue  = 60
	newSentence = 60
	newLine     = 40

	besideIt = 1 // a content of one word must be so near

	mostToSource  = 160
	mostToContent = 90
	mostToQuoted  = 170 // where the content is a quotation
)

// link puts every content to the cue, or to the source without one, that least
// lies between; what stands in one quotation is said by one. What stands in
// sentences before a cue is said by it only where nothing in its own is.
func link(a article, p pieces) []statement {
	bare, p := signed(a, p)
	all := cite(a, frames(a, p), p)
	p.contents = a.behindCues(p.contents, all)
	var ahead []share
	for _, one := range a.together(p.contents) {
		best, d := a.nearest(one, all, p)
		switch first := one[0]; {
		case best < 0 && a.allQuoted(one):
			bare = append(bare, statement{content: one})
		case best < 0 || d > besideIt && len(one) == 1 && len(a.within(first)) < 2:
		case d >= newSentence && first.Start < all[best].cue.Start:
			ahead = append(ahead, share{one, best})
		default:
			all[best].content = append(all[best].content, one...)
		}
	}
	for _, one := range ahead {
		if s := &all[one.statement]; len(s.content) == 0 {
			s.content = one.contents
		} else {
			bare = append(bare, statement{content: one.contents})
		}
	}
	all = slices.DeleteFunc(all, func(s statement) bool { return len(s.content) == 0 })
	for i := range all {
		all[i].content = a.withoutStray(all[i].content)
		all[i] = a.citedAtEnd(all[i])
	}
	all = append(all, bare...)
	slices.SortStableFunc(all, func(x, y statement) int { return x.begin() - y.begin() })
	return all
}

// together are contents in a row that stand in one quotation, which may go on over
// paragraphs; others come one by one.
func (a article) together(contents []news.Span) [][]news.Span {
	var out [][]news.Span
	var within news.Span
	goesOn := false
	for _, c := range contents {
		q, quoted := a.quotation(c.Start)
		quoted = quoted && c.End <= q.End
		if last := len(out) - 1; quoted && last >= 0 && (q.Span == within || goesOn && strings.TrimSpace(a.between(within, q.Span)) == "") {
			out[last] = append(out[last], c)
		} else {
			out = append(out, []news.Span{c})
		}
		within, goesOn = news.Span{}, false
		if quoted {
			within, goesOn = q.Span, q.Continues
		}
	}
	return out
}

// behindCues are contents without the words that turned out to be the cue and the source
// of what they say: see citedWithin.
func (a article) behindCues(contents []news.Span, all []statement) []news.Span {
	out := slices.Clone(contents)
	for i, c := range out {
		for _, s := range all {
			if s.cue.Contains(s.source) && !s.source.Empty() && c.Overlaps(s.cue) && s.cue.End < c.End {
				out[i] = a.trimmed(news.Span{Start: s.cue.End, End: c.End}, "")
			}
		}
	}
	return out
}

// share is contents and the statement that they may belong to.
type share struct {
	contents  []news.Span
	statement int
}

// withoutStray leaves a word or two out that were tagged beside a quotation.
func (a article) withoutStray(contents []news.Span) []news.Span {
	if !slices.ContainsFunc(contents, func(c news.Span) bool { return a.allQuoted([]news.Span{c}) }) {
		return contents
	}
	return slices.DeleteFunc(contents, func(c news.Span) bool { return len(a.within(c)) <= strayWords && !a.allQuoted([]news.Span{c}) })
}

const strayWords = 2

// nearest is the statement that is least apart from any of contents, or -1.
func (a article) nearest(contents []news.Span, all []statement, p pieces) (best, least int) {
	best, least = -1, mostToContent
	if a.allQuoted(contents) {
		least = mostToQuoted
	}
	for _, c := range contents {
		for i, s := range all {
			if d := a.apart(c, s, p, least); d < least || d == least && best >= 0 && a.closes(c, s, p) {
				best, least = i, d
			}
		}
	}
	return best, least
}

// closes reports whether a cue behind a content, as near as one before it, says
// it: unless what the cue says follows.
func (a article) closes(c news.Span, s statement, p pieces) bool {
	if s.cue.Start < c.End {
		return false
	}
	return !slices.ContainsFunc(p.contents, func(next news.Span) bool {
		gap := a.between(s.cue, next)
		return next.Start >= s.cue.End && len(language.Tokens(gap)) < 3 && !breaks(gap) && !strings.Contains(gap, "\n")
	})
}

func (s statement) begin() int {
	first := s.content[0].Start
	for _, part := range []news.Span{s.source, s.cue} {
		if !part.Empty() {
			first = min(first, part.Start)
		}
	}
	return first
}

// frames are cues with their sources, and sources that no cue took.
func frames(a article, p pieces) []statement {
	var out []statement
	taken := make([]bool, len(p.sources))
	for _, cue := range p.cues {
		s := statement{cue: cue}
		best, least := -1, mostToSource
		for i, source := range p.sources {
			d := a.toSource(cue, source, p, least)
			if d < least || d == least && best >= 0 && a.relayed(cue) && source.Start > cue.Start {
				best, least = i, d
			}
		}
		if best >= 0 {
			s.source, taken[best] = p.sources[best], true
		} else {
			s.source = a.adopt(cue, p)
		}
		out = append(out, s)
	}
	for i, source := range p.sources {
		if !taken[i] {
			out = append(out, statement{source: source})
		}
	}
	return out
}
