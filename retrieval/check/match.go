package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"whosaid/store/news"
)

// place is where a wording stands word for word.
type place struct {
	source *source
	words  stretch
	turned bool // the sense is turned by what the sentence says beside it
	fits   bool // it may stand in the mouth in which the text lays it
}

// found is a match with what it is ordered by.
type found struct {
	news.Match
	source *source
	words  stretch // of the source
}

// verbatim makes a match of a place; ok is false where all of it is furniture.
func (p place) verbatim(w *wording) (found, bool) {
	s := p.source
	quote, exact := s.asWritten(p.words, w)
	if !s.article.Quotable(quote) || utf8.RuneCountInString(quote.Of(s.text)) > news.MaxQuote {
		part := s.fit(s.quotable(p.words))
		if part.len() == 0 {
			return found{}, false
		}
		quote = s.whole(part)
	}
	cut, err := news.Cut(s.article, quote.Start, quote.End)
	if err != nil {
		return found{}, false
	}
	m := news.Match{Citation: news.Cite(cut, s.said(p.words), 1), Similarity: 1, Exact: exact}
	m.Diff = []news.Edit{{Op: news.Equal, Text: cut.Text()}}
	m.Sentence, m.Version = s.around(p.words), s.earlier
	return found{m, s, p.words}, true
}

// around is the whole of the sentence, or of the sentences, that words are only a
// part of; else the zero Quote.
func (s *source) around(words stretch) news.Quote {
	if s.within[words.from] < 0 || s.within[words.to-1] < 0 {
		return news.Quote{}
	}
	whole := stretch{s.sentence(words.from).from, s.sentence(words.to - 1).to}
	if whole == words {
		return news.Quote{}
	}
	span := s.whole(whole)
	cut, err := news.Cut(s.article, span.Start, span.End)
	if err != nil {
		return news.Quote{}
	}
	return cut
}

// beside makes a match of a place that is all furniture: the nearest sentence
// that may be quoted stands in for it.
func (p place) beside(*wording) (found, bool) {
	m, ok := p.source.aside(p.words)
	m.Similarity, m.Exact = 1, false
	m.Diff = []news.Edit{{Op: news.Equal, Text: m.text()}}
	return m, ok
}

// aside is a match of words that are never quoted, whole lines of them.
func (s *source) aside(words stretch) (found, bool) {
	if len(s.sentences) == 0 {
		return found{}, false
	}
	at := s.line(words)
	near := slices.MinFunc(s.sentences, func(a, b news.Sentence) int { return distance(a.Span, at) - distance(b.Span, at) })
	cut, err := news.Cut(s.article, near.Start, near.End)
	if err != nil {
		return found{}, false
	}
	kind := news.Beside
	if strings.TrimSpace(s.text[:at.Start]) == "" || strings.TrimSpace(s.article.Title) == at.Of(s.text) {
		kind = news.Headline
	}
	// Whoever speaks in that sentence, it is not they who speak here.
	m := news.Match{Citation: news.Cite(cut, news.Said{Mode: news.Unclear}, 0), Flags: []news.Flag{news.FurnitureFlag}, Version: s.earlier}
	m.Aside = &news.Aside{Kind: kind, Text: at.Of(s.text)}
	return found{m, s, words}, true
}

func (m found) text() string {
	if m.Aside == nil {
		return ""
	}
	return m.Aside.Text
}

// line is the line, or the lines, in which words stand, without the space around.
func (s *source) line(words stretch) news.Span {
	at := s.span(words)
	at.Start = strings.LastIndexByte(s.text[:at.Start], '\n') + 1
	if i := strings.IndexByte(s.text[at.End:], '\n'); i >= 0 {
		at.End += i
	} else {
		at.End = len(s.text)
	}
	return trimmed(s.text, at, blankRune)
}

// distance is how many bytes lie between two spans.
func distance(a, b news.Span) int { return max(a.Start-b.End, b.Start-a.End, 0) }

// asWritten is where words stand with the marks around them, and whether the
// wording has the very same bytes, apart from marks of quotation around it all.
func (s *source) asWritten(words stretch, w *wording) (quote news.Span, exact bool) {
	text := s.text
	tight := s.span(words)
	before, after := w.folded.Span(0).Start, w.folded.Span(w.len()-1).End
	for _, form := range forms(w.text) {
		wide := news.Span{Start: tight.Start - (before - form.Start), End: tight.End + form.End - after}
		if wide.Start >= 0 && wide.End <= len(text) && wide.Of(text) == form.Of(w.text) {
			return wide, true
		}
	}
	return s.whole(words), false
}

// forms are the spans of text that may be meant to be the quote: all of it, and
// what its marks of quotation hold.
func forms(text string) []news.Span {
	all := trimmed(text, news.Span{Start: 0, End: len(text)}, func(r rune) bool { return strings.ContainsRune(" \t\r\n", r) })
	return []news.Span{all, trimmed(text, all, func(r rune) bool { return quotationMark(r) || strings.ContainsRune(" \t\r\n", r) })}
}

func trimmed(text string, span news.Span, aside func(rune) bool) news.Span {
	rest := strings.TrimLeftFunc(span.Of(text), aside)
	span.Start = span.End - len(rest)
	span.End = span.Start + len(strings.TrimRightFunc(rest, aside))
	return span
}

// whole is the span of words, with the marks of the sentences that they fill.
func (s *source) whole(words stretch) news.Span {
	out := s.span(words)
	if number := s.within[words.from]; number >= 0 && s.sentence(words.from).from == words.from {
		out.Start = s.sentences[number].Start
	}
	if number := s.within[words.to-1]; number >= 0 && s.sentence(words.to-1).to == words.to {
		out.End = s.sentences[number].End
	}
	return out
}

// fit is as many of the words, from the first, as one quote may have: whole
// sentences if one fits.
func (s *source) fit(words stretch) stretch {
	to := words.from
	for to < words.to && utf8.RuneCountInString(s.whole(stretch{words.from, to + 1}).Of(s.text)) <= news.MaxQuote {
		to++
	}
	if to == words.to || words.len() == 0 {
		return words
	}
	if start := s.sentence(to).from; start > words.from {
		to = start
	}
	return stretch{words.from, to}
}

// cutOff makes a match of a place whose sense is turned: the whole sentence,
// with what the wording leaves out.
func (p place) cutOff(w *wording) (found, bool) {
	s := p.source
	whole := stretch{s.sentence(p.words.from).from, s.sentence(p.words.to - 1).to}
	l := &laying{source: s, checked: stretch{0, w.len()}, stored: whole}
	l.steps = slices.Concat(repeat(dropped, p.words.from-whole.from), repeat(both, w.len()), repeat(dropped, whole.to-p.words.to))
	l.count()
	m, ok := l.match(w)
	if ok {
		m.Flags = append([]news.Flag{news.TruncatedFlag}, m.Flags...)
	}
	return m, ok
}

// matchAside makes a match of a laying along words that are never quoted.
func (l *laying) matchAside(w *wording) (found, bool) {
	m, ok := l.source.aside(l.stored)
	if !ok || strings.Contains(m.Aside.Text, "\n") {
		return found{}, false
	}
	m.Similarity, m.Diff = l.similarity(), l.diff(w, l.source.line(l.stored))
	return m, true
}

// match makes a match of a laying; ok is false where no part of it may be quoted.
func (l *laying) match(w *wording) (found, bool) {
	if l.stored.len() > 0 && l.source.quotable(l.stored).len() == 0 {
		return l.matchAside(w)
	}
	l = l.shorten(l.source.quotable(l.stored))
	for l.stored.len() > 0 && utf8.RuneCountInString(l.source.whole(l.stored).Of(l.source.text)) > news.MaxQuote {
		l = l.shorten(l.shorter())
	}
	if l.stored.len() == 0 {
		return found{}, false
	}
	span := l.source.whole(l.stored)
	cut, err := news.Cut(l.source.article, span.Start, span.End)
	if err != nil {
		return found{}, false
	}
	m := news.Match{Citation: news.Cite(cut, l.source.said(l.stored), l.similarity()), Similarity: l.similarity(), Diff: l.diff(w, span), Version: l.source.earlier}
	return found{m, l.source, l.stored}, true
}
