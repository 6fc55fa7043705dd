package claims

import "whosaid/store/news"

// summary says in a few words what a claim is. A figure is cut from the quote;
// otherwise it is empty, since rules cannot put a claim in other words without
// the risk of changing it, and the labels say already whose words these are.
func summary(members []int, quotes []news.Citation, points []point) string {
	first := members[0]
	f := points[first].figure
	if f == nil {
		return ""
	}
	return f.Of(quotes[first].Text())
}
