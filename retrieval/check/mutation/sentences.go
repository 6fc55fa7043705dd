package mutation

import (
	"strings"

	"whosaid/store/news"
)

// Sentences are the sentences of an article's passages as mutations are made of
// them. Those of fewer than three words are left out: they stand everywhere.
func Sentences(a *news.Article, passages []news.Passage) []Source {
	var all []news.Sentence
	for _, p := range passages {
		all = append(all, p.Sentences...)
	}
	var out []Source
	for i, s := range all {
		text := s.Of(a.Text())
		if len(strings.Fields(text)) < 3 {
			continue
		}
		from := Source{Text: text, Own: s.Speaker == nil, Article: a.ID()}
		if a.Outlet != nil {
			from.Outlet = a.Outlet.Name
		}
		switch {
		case s.Speaker == nil:
		case s.Speaker.Basis == news.ByRole:
			from.Role = s.Speaker.Name
		default:
			from.Speaker, from.Role = s.Speaker.Name, s.Speaker.Role
		}
		if i+1 < len(all) && all[i+1].Paragraph == s.Paragraph {
			from.Next = a.Text()[s.Start:all[i+1].End]
		}
		out = append(out, from)
	}
	return out
}
