package retrieval

import "whosaid/retrieval/origins"

// copyOf finds the chosen sentence of another article that e repeats in nearly
// the same words, and says why they are one; -1 when there is none.
func copyOf(e *evidence, chosen []*evidence) (index int, why string) {
	for i, c := range chosen {
		if c.story == e.story || !origins.Same(e.line(), c.line(), true) {
			continue
		}
		tie, tied := origins.Compare(e.story.origin(), c.story.origin())
		switch {
		case tied:
			return i, tie.Why(e.story.article.Outlet)
		case origins.Same(e.line(), c.line(), false):
			return i, "same wording"
		}
	}
	return -1, ""
}

func (e *evidence) line() origins.Line { return origins.ReadLine(e.text()) }
