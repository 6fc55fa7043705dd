package statements

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"whosaid/retrieval/encoder"
	"whosaid/store/news"
)

// pieces are the tagged runs of a text by kind, ascending.
type pieces struct{ sources, cues, contents []news.Span }

// clean sorts tagged runs by kind, joins those that were cut within a phrase, and
// fits contents to the quotation marks around them.
func clean(a article, tagged []encoder.Tagged) pieces {
	var p pieces
	for _, t := range tagged {
		s := a.whole(a.trimmed(news.Span{Start: t.Start, End: t.End}, ""))
		if s.Empty() {
			continue
		}
		switch t.Kind {
		case encoder.Source:
			p.sources = a.joined(p.sources, a.apposed(a.complete(a.balanced(s))))
		case encoder.Cue:
			p.cues = a.joined(p.cues, s)
		default:
			p.contents = append(p.contents, a.paragraphs(s)...)
		}
	}
	p.sources = slices.DeleteFunc(p.sources, func(s news.Span) bool { return a.speaksNot(s) })
	p.contents = a.uncut(p.contents, p.cues, slices.Concat(p.sources, p.cues))
	return p
}

// paragraphs are the parts of a run by paragraph: what is said beyond one must be
// said so again.
func (a article) paragraphs(s news.Span) []news.Span {
	var out []news.Span
	at := s.Start
	for line := range strings.Lines(s.Of(a.text)) {
		if part := a.trimmed(news.Span{Start: at, End: at + len(line)}, ""); !part.Empty() {
			out = append(out, part)
		}
		at += len(line)
	}
	return out
}

// whole widens a run to the whole words that it touches, with what a hyphen ties to
// them.
func (a article) whole(s news.Span) news.Span {
	from := sort.Search(len(a.tokens), func(i int) bool { return a.tokens[i].End > s.Start })
	to := sort.Search(len(a.tokens), func(i int) bool { return a.tokens[i].Start >= s.End })
	if s.Empty() || from >= to {
		return s
	}
	tied := func(i int) bool {
		return i > 0 && i < len(a.tokens) && a.between(spanOf(a.tokens[i-1]), spanOf(a.tokens[i])) == "-"
	}
	for tied(from) && a.tokens[from].Start < s.End {
		from--
	}
	for tied(to) {
		to++
	}
	return news.Span{Start: min(s.Start, a.tokens[from].Start), End: max(s.End, a.tokens[to-1].End)}
}

// balanced widens a source to the whole of a quotation that it touches: a name.
func (a article) balanced(s news.Span) news.Span {
	for _, at := range []int{s.Start, s.End - 1} {
		if q, ok := a.quotation(at); ok && !(q.Start <= s.Start && s.End <= q.End) && q.Len() < longestName {
			s = news.Span{Start: min(s.Start, q.Start), End: max(s.End, q.End)}
		}
	}
	if q, ok := a.quotation(s.Start); ok && s.Start-q.Start < 4 && q.End-s.End < 4 && q.Len() < longestName {
		return q.Span // all of a name
	}
	return s
}

// longestName bounds, in bytes, what in quotation marks may be a name.
const longestName = 80

// joined appends a run, or adds it to the last one where only white space parts them.
func (a article) joined(runs []news.Span, s news.Span) []news.Span {
	if last := len(runs) - 1; last >= 0 && s.Start <= a.pastSpace(runs[last].End) && !strings.Contains(a.text[min(runs[last].End, s.Start):s.Start], "\n") {
		runs[last].End = max(runs[last].End, s.End)
		return runs
	}
	return append(runs, s)
}

func (a article) pastSpace(at int) int {
	return len(a.text) - len(strings.TrimLeftFunc(a.text[at:], unicode.IsSpace))
}

// speaksNot reports whether a source names nobody: only days, months and
// numbers, or "nobody".
func (a article) speaksNot(s news.Span) bool {
	words := a.within(s)
	for _, w := range words {
		if !a.speech.Calendar.Has(w.Word) && !a.speech.Nobody.Has(w.Word) && !unicode.IsDigit(rune(w.Word[0])) {
			return false
		}
	}
	return true
}

// uncut joins contents that were cut within a sentence, and makes one that holds
// a cue last as long as what that cue says.
func (a article) uncut(contents, cues []news.Span, others []news.Span) []news.Span {
	var out []news.Span
	for _, s := range contents {
		s = a.trimmed(a.marked(s), ",;:—–-")
		last := len(out) - 1
		switch {
		case s.Empty():
		case last >= 0 && s.Start < out[last].End:
			out[last].End = max(out[last].End, s.End)
		case last >= 0 && a.goesOn(out[last], s, others):
			holds := overlapsAny(out[last], cues)
			out[last].End = s.End
			if holds {
				out = append(out, s)
			}
		default:
			out = append(out, s)
		}
	}
	return out
}

// mostLeftOut is how many words may be missing in the midst of a content.
const mostLeftOut = 2

// goesOn reports whether a content goes on with the one before it: at most a few
// words of the same sentence lie between, and no mark that parts two.
func (a article) goesOn(x, y news.Span, others []news.Span) bool {
	between := news.Span{Start: x.End, End: y.Start}
	gap := between.Of(a.text)
	if ends(x.Of(a.text)) || strings.ContainsAny(gap, ".!?:\"\n") || strings.ContainsAny(gap, "«»“”„—–") {
		return false
	}
	return len(a.within(between)) <= mostLeftOut && !overlapsAny(news.Span{Start: x.End, End: y.Start + 1}, others)
}

func ends(text string) bool {
	return strings.ContainsAny(text[len(text)-1:], ".!?,;:\"") || hasSuffix(text, "…", "»", "”", "“", "—", "–")
}

func hasSuffix(text string, endings ...string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(text, e) })
}

// marked takes in the quotation marks of a content that is all of a quotation but
// for its marks, and leaves a comma behind the last one out.
func (a article) marked(s news.Span) news.Span {
	q, ok := a.quotation(s.Start)
	if !ok && s.Start > 0 {
		q, ok = a.quotation(s.Start - 1)
	}
	if !ok || s.End < q.Start {
		return s
	}
	inside := a.trimmed(news.Span{Start: min(q.Start, s.Start), End: max(q.Start, s.Start)}, "«“„\"‘'").Empty()
	if tail := q.End - s.End; inside && s.End <= q.End && a.trimmed(news.Span{Start: s.End, End: q.End}, "»”“\"’',.").Empty() && tail > 0 {
		s.End = q.End
	}
	if inside && s.Start > q.Start && s.End >= q.End {
		s.Start = q.Start
	}
	return s
}
