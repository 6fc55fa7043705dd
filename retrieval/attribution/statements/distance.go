package statements

import (
	"slices"
	"sort"
	"strings"

	"whosaid/store/language"
	"whosaid/store/news"
)

// farthest is how many bytes may lie between two runs that belong together. What is
// farther apart, or has more cues between than may be, is not looked into, so that the
// time hardly grows faster than the text.
const farthest = 4000

// far is more than any distance that counts.
const far = 1 << 20

// toSource is how far apart a cue and a source are, or far if that is surely more than
// a limit; what is said between them does not count.
func (a article) toSource(cue, source news.Span, p pieces, limit int) int {
	if cue.Overlaps(source) {
		return 0
	}
	between := hole(cue, source)
	if between.Len() > farthest {
		return far
	}
	cues := anotherCue * countWithin(between, p.cues)
	if cues > limit {
		return far
	}
	gap := a.textOutside(between, "", p.contents)
	if strings.Contains(gap, "\n") || breaks(a.textOutside(between, aContent, p.contents)) {
		return mostToSource
	}
	return aWord*len(language.Tokens(gap)) + cues
}

// apart is how far a content is from a cue or its source, or far if that is surely more
// than a limit.
func (a article) apart(content news.Span, s statement, p pieces, limit int) int {
	least := far
	for _, part := range []news.Span{s.cue, s.also, s.source} {
		if part.Empty() {
			continue
		}
		between := hole(content, part)
		if between.Len() > farthest {
			continue
		}
		cues := anotherCue * (countWithin(between, p.cues) - s.ownWithin(between))
		if cues > limit {
			continue
		}
		least = min(least, cues+a.gap(between, content, s, p))
	}
	return least
}

// ownWithin counts the statement's own cues that lie within a span.
func (s statement) ownWithin(span news.Span) (n int) {
	for _, cue := range []news.Span{s.cue, s.also} {
		if !cue.Empty() && span.Contains(cue) {
			n++
		}
	}
	return n
}

// gap is what counts between a content and a part of a statement besides other cues.
func (a article) gap(between, content news.Span, s statement, p pieces) int {
	text := a.textOutside(between, "", p.contents, p.sources, p.cues)
	d := aWord * len(language.Tokens(text))
	if s.cue.Empty() && len(strings.Fields(text)) > 1 {
		d += mostToQuoted // a source without a cue speaks only right beside
	}
	if a.parted(between) {
		d += newSentence
		if !a.allQuoted([]news.Span{content}) {
			d += mostToContent // reported speech ends with its sentence
		}
	}
	if strings.Contains(between.Of(a.text), "\n") {
		d += a.newLine(between)
	}
	return d
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

// countWithin counts those of ascending spans that lie within one.
func countWithin(s news.Span, all []news.Span) int {
	from := sort.Search(len(all), func(i int) bool { return all[i].Start >= s.Start })
	to := sort.Search(len(all), func(i int) bool { return all[i].End > s.End })
	return max(0, to-from)
}

// touching are those of ascending spans that share a byte with one.
func touching(s news.Span, all []news.Span) []news.Span {
	from := sort.Search(len(all), func(i int) bool { return all[i].End > s.Start })
	to := sort.Search(len(all), func(i int) bool { return all[i].Start >= s.End })
	return all[from:max(from, to)]
}

// aContent stands for a content where only what is around it counts: like one, it
// may begin a sentence.
const aContent = "X"

// textOutside is the text of a span with something in place of the runs in it, each kind
// of which is ascending.
func (a article) textOutside(s news.Span, instead string, runs ...[]news.Span) string {
	var all []news.Span
	for _, kind := range runs {
		all = append(all, touching(s, kind)...)
	}
	slices.SortFunc(all, func(x, y news.Span) int { return x.Start - y.Start })
	var b strings.Builder
	at := s.Start
	for _, r := range all {
		if r.End <= at {
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
