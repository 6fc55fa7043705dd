package statements

import (
	"slices"
	"strings"

	"whosaid/store/language"
	"whosaid/store/news"
)

// toSource is how far apart a cue and a source are; what is said between them
// does not count.
func (a article) toSource(cue, source news.Span, p pieces) int {
	if overlap(cue, source) {
		return 0
	}
	between := hole(cue, source)
	gap := a.textOutside(between, "", p.contents)
	if strings.Contains(gap, "\n") || breaks(a.textOutside(between, aContent, p.contents)) {
		return mostToSource
	}
	return aWord*len(language.Tokens(gap)) + anotherCue*countWithin(between, p.cues)
}

// apart is how far a content is from a cue or its source.
func (a article) apart(content news.Span, s statement, p pieces) int {
	least := 1 << 20
	for _, part := range []news.Span{s.cue, s.also, s.source} {
		if part.Empty() {
			continue
		}
		between := hole(content, part)
		gap := a.textOutside(between, "", p.contents, p.sources, p.cues)
		d := aWord*len(language.Tokens(gap)) + anotherCue*countWithin(between, othersThan(p.cues, s.cue, s.also))
		if s.cue.Empty() && len(strings.Fields(gap)) > 1 {
			d += mostToQuoted // a source without a cue speaks only right beside
		}
		if a.parted(between) {
			d += newSentence
			if !a.allQuoted([]news.Span{content}) {
				d += mostToContent // reported speech ends with its sentence
			}
		}
		if strings.Contains(a.text[between.Start:between.End], "\n") {
			d += a.newLine(between)
		}
		least = min(least, d)
	}
	return least
}

// newLine is what a new paragraph counts: little within a quotation that goes on.
func (a article) newLine(between news.Span) int {
	if q, ok := a.quotation(between.Start - 1); ok && q.Continues {
		return newLine
	}
	if before := strings.TrimRight(a.text[:between.End], " \n"); strings.HasSuffix(before, ":") {
		return newLine
	}
	return mostToQuoted
}

// hole is what lies between two spans.
func hole(x, y news.Span) news.Span {
	if x.Start > y.Start {
		x, y = y, x
	}
	return news.Span{Start: min(x.End, y.Start), End: y.Start}
}

func countWithin(s news.Span, all []news.Span) int {
	n := 0
	for _, other := range all {
		if s.Start <= other.Start && other.End <= s.End {
			n++
		}
	}
	return n
}

func othersThan(all []news.Span, own ...news.Span) []news.Span {
	return slices.DeleteFunc(slices.Clone(all), func(s news.Span) bool { return slices.Contains(own, s) })
}

// aContent stands for a content where only what is around it counts: like one, it
// may begin a sentence.
const aContent = "X"

// textOutside is the text of a span with something in place of the runs in it.
func (a article) textOutside(s news.Span, instead string, runs ...[]news.Span) string {
	all := slices.Concat(runs...)
	slices.SortFunc(all, func(x, y news.Span) int { return x.Start - y.Start })
	var b strings.Builder
	at := s.Start
	for _, r := range all {
		if r.End <= at || r.Start >= s.End {
			continue
		}
		if r.Start > at {
			b.WriteString(a.text[at:r.Start])
		}
		b.WriteString(instead)
		at = r.End
	}
	if at < s.End {
		b.WriteString(a.text[at:s.End])
	}
	return b.String()
}
