package store

import (
	"strings"

	"whosaid/store/news"
)

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
