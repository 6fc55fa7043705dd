package words

import (
	"strings"

	"whosaid/store/news"
)

// Documents is how an article's passages are indexed, each under the name that
// id gives it: with the article's title, and with the sentences that adjoin it
// as its context, since a passage that goes on about something need not name it
// again.
func Documents(a *news.Article, passages []news.Passage, id func(news.Passage) string) []Document {
	out := make([]Document, len(passages))
	for i, p := range passages {
		out[i] = Document{
			ID:        id(p),
			Title:     a.Title,
			Text:      p.Of(a.Text()),
			Context:   adjoining(a.Text(), passages, i),
			Aside:     aside(a.Text(), passages, i),
			Published: a.Published,
		}
		if a.Outlet != nil {
			out[i].Outlet = string(a.Outlet.ID)
		}
	}
	return out
}

// aside is what stands between the i-th passage and the one before it, and for
// the last passage also what follows it: captions, bylines, links.
func aside(text string, passages []news.Passage, i int) string {
	start := 0
	if i > 0 {
		start = passages[i-1].End
	}
	out := text[min(start, passages[i].Start):passages[i].Start]
	if i == len(passages)-1 {
		out += "\n" + text[passages[i].End:]
	}
	return strings.TrimSpace(out)
}

// adjoining is the last sentence before the i-th passage and the first after it.
func adjoining(text string, passages []news.Passage, i int) string {
	around := ""
	if i > 0 {
		if before := passages[i-1].Sentences; len(before) > 0 {
			around = before[len(before)-1].Of(text)
		}
	}
	if i+1 < len(passages) {
		if after := passages[i+1].Sentences; len(after) > 0 {
			around += "\n" + after[0].Of(text)
		}
	}
	return around
}
