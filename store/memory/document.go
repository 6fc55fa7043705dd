package memory

import "whosaid/store/news"

// documentID is what a passage is called in the keyword index.
func documentID(p news.Passage) string { return string(p.ID) }

func idsOf(passages []news.Passage) []string {
	out := make([]string, len(passages))
	for i, p := range passages {
		out[i] = documentID(p)
	}
	return out
}
