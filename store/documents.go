package store

import (
	"strings"

	"whosaid/store/news"
	"whosaid/store/words"
)

// documents is how an article's passages are indexed: each with the article's
// title, and with the sentences that adjoin it as its context, since a passage
// that goes on about something need not name it again.
func documents(a *news.Article, passages []news.Passage) []words.Document {
	out := make([]words.Document, len(passages))
	for i, p := range passages {
		out[i] = words.Document{
			ID:        documentID(p),
			Title:     a.Title,
			Text:      p.Of(a.Text()),
			Context:   adjoining(a.Text(), passages, i),
			Published: a.Published,
		}
		if a.Outlet != nil {
			out[i].Outlet = string(a.Outlet.ID)
		}
	}
	return out
}

// documentID is a passage's id and its article's, which tells where the passage
// lies. The separator sorts before all else, so that documents are ordered as
// their passages are.
func documentID(p news.Passage) string { return string(p.ID) + "\x00" + string(p.Article) }

// place reads what documentID writes.
func place(document string) (news.ArticleID, news.PassageID) {
	cut := strings.LastIndexByte(document, 0)
	if cut < 0 {
		return "", news.PassageID(document)
	}
	return news.ArticleID(document[cut+1:]), news.PassageID(document[:cut])
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
