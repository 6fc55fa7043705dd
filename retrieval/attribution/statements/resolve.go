package statements

import (
	"slices"

	"whosaid/retrieval/encoder"
	"whosaid/store/language"
	"whosaid/store/news"
)

// Resolve makes statements of the tagged runs of a text in a language. The
// statements come in the order in which they begin; their spans are ascending
// and apart. Names, roles and media are written as in the text.
func Resolve(text string, tagged []encoder.Tagged, code language.Code) []news.Attribution {
	a := read(text, code)
	known := slices.Contains(language.Known, code)
	found := link(a, clean(a, tagged))
	speakers := identify(a, found, choose)
	out := make([]news.Attribution, 0, len(found))
	for i, s := range found {
		one := news.Attribution{Source: spans(s.source), Cue: spans(s.cue), Content: spans(s.content...), Said: news.Said{Mode: news.Own}}
		switch {
		case !known || speakers[i] != nil && a.supposed(s):
			one.Mode = news.Unclear
		case speakers[i] != nil:
			one.Said = news.Said{Speaker: speakers[i], Mode: a.mode(s)}
			for _, medium := range s.via {
				one.Via = append(one.Via, medium.Of(text))
			}
		}
		out = append(out, one)
	}
	return out
}

// spans are those that are not empty, ascending, with those merged that touch.
func spans(all ...news.Span) []news.Span {
	out := []news.Span{}
	all = slices.DeleteFunc(slices.Clone(all), news.Span.Empty)
	slices.SortFunc(all, func(x, y news.Span) int { return x.Start - y.Start })
	for _, s := range all {
		if last := len(out) - 1; last >= 0 && s.Start <= out[last].End {
			out[last].End = max(out[last].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
