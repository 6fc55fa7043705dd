package check

import (
	"strings"
	"unicode"

	"whosaid/store/news"
)

// hunk is one change: words of the source that the wording lacks, and words of
// the wording that stand in their place. Either row may be empty.
type hunk struct{ stored, checked stretch }

// hunks are the changes of a laying, in order.
func (l *laying) hunks() []hunk {
	var out []hunk
	stored, checked := l.stored.from, l.checked.from
	open := false
	for _, s := range l.steps {
		if s == both {
			open = false
			stored, checked = stored+1, checked+1
			continue
		}
		if !open {
			out = append(out, hunk{stretch{stored, stored}, stretch{checked, checked}})
			open = true
		}
		last := &out[len(out)-1]
		if s == dropped {
			stored++
			last.stored.to = stored
		} else {
			checked++
			last.checked.to = checked
		}
	}
	return out
}

// diff writes the changes as steps from the text of quote, which spans the
// laying's stored words, to the wording. The equal and the deleted pieces put
// together are the quote, byte for byte.
func (l *laying) diff(w *wording, quote news.Span) []news.Edit {
	text := l.source.text
	var out []news.Edit
	put := func(op news.EditOp, s string) {
		if s != "" {
			out = append(out, news.Edit{Op: op, Text: s})
		}
	}
	at := quote.Start
	hunks := l.hunks()
	for i, h := range hunks {
		gone := l.gone(h, quote)
		came := l.came(w, h, i == len(hunks)-1 && h.stored.to == l.stored.to)
		gone, came = onlySigns(text, gone, came)
		put(news.Equal, text[at:gone.Start])
		put(news.Insert, came)
		put(news.Delete, gone.Of(text))
		at = gone.End
	}
	put(news.Equal, text[at:quote.End])
	return out
}

// onlySigns leaves the figure itself out of a change of nothing but the sign
// before it.
func onlySigns(text string, gone news.Span, came string) (news.Span, string) {
	was, is := gone.Of(text), came
	sign := func(s string) string { return s[:strings.IndexFunc(s+"0", unicode.IsDigit)] }
	before, now := sign(was), sign(is)
	if before == now || was[len(before):] != is[len(now):] || strings.ContainsFunc(before+now, unicode.IsLetter) {
		return gone, came
	}
	return news.Span{Start: gone.Start, End: gone.Start + len(before)}, now
}

// gone is what a change takes out of the quote. Where nothing comes in its
// place, the gap behind it goes too, or at the end the one before it.
func (l *laying) gone(h hunk, quote news.Span) news.Span {
	s := l.source
	if h.stored.len() == 0 {
		if h.stored.to == l.stored.to {
			return news.Span{Start: quote.End, End: quote.End}
		}
		start := s.folded.Span(h.stored.from).Start
		if h.stored.from == l.stored.from {
			start = quote.Start
		}
		return news.Span{Start: start, End: start}
	}
	out := s.span(h.stored)
	if h.checked.len() > 0 {
		return out
	}
	if h.stored.to < l.stored.to {
		out.End = s.folded.Span(h.stored.to).Start
	} else if h.stored.from > l.stored.from {
		out.Start = s.folded.Span(h.stored.from - 1).End
	}
	return out
}

// came is what a change brings in, with a space where the quote has none for it.
func (l *laying) came(w *wording, h hunk, last bool) string {
	if h.checked.len() == 0 {
		return ""
	}
	text := w.slice(h.checked)
	switch {
	case h.stored.len() > 0:
		return text
	case last:
		return " " + text
	}
	return text + " "
}
