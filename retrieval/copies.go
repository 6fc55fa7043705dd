package retrieval

import (
	"slices"

	"whosaid/retrieval/origins"
	"whosaid/store/news"
)

// copyOf finds the chosen sentence of another article that c repeats in nearly
// the same words, and says why they are one; -1 when there is none.
func copyOf(c *candidate, chosen []*candidate) (index int, why string) {
	for i, other := range chosen {
		if other.story == c.story || !origins.Same(c.wording(), other.wording(), true) {
			continue
		}
		tie, tied := origins.Compare(c.story.origin(), other.story.origin())
		switch {
		case tied:
			return i, tie.Why(c.story.article.Outlet)
		case origins.Same(c.wording(), other.wording(), false):
			return i, "same wording"
		}
	}
	return -1, ""
}

// wording is the sentence as others are compared with it.
func (c *candidate) wording() origins.Line {
	if c.worded == nil {
		line := origins.ReadLine(c.text())
		c.worded = &line
	}
	return *c.worded
}

// addCopy adds another article that carries the words, once.
func addCopy(to news.Citation, copied news.Copy) []news.Copy {
	id := copied.Article().ID()
	if id == to.Article().ID() || slices.ContainsFunc(to.AlsoIn, func(known news.Copy) bool { return known.Article().ID() == id }) {
		return to.AlsoIn
	}
	return append(to.AlsoIn, copied)
}
