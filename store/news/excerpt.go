package news

// Excerpt is an article with some of its passages, in the article's order.
type Excerpt struct {
	Article  *Article
	Passages []Passage
}

// Around gives the places, in an article's order of passages, of those that were
// found and of the ones that stand before and behind each, in order.
func Around(order []PassageID, found map[PassageID]bool) []int {
	var out []int
	for i, id := range order {
		if found[id] || i > 0 && found[order[i-1]] || i+1 < len(order) && found[order[i+1]] {
			out = append(out, i)
		}
	}
	return out
}
