package claims

import "whosaid/store/news"

// summary says in a few words what a claim is. A figure is cut from a quote, the
// last one of a series; otherwise it is empty, since rules cannot put a claim in
// other words without the risk of changing it, and the labels say already whose
// words these are.
func (t *table) summary(c news.Claim) string {
	if !t.figures {
		return ""
	}
	if n := len(c.Series); n > 0 {
		return c.Series[n-1].Figure
	}
	return t.figure(c.Quotes[0])
}
