package claims

import (
	"strings"
	"sync"

	"whosaid/retrieval/figures"
	"whosaid/retrieval/terms"
)

// Figures further apart than that, or from a quote so much less on the matter,
// are more likely of another thing than in dispute.
const (
	farApart    = 4.0
	onTheMatter = 0.75
)

// sameMatter reports whether two figures count the same kind of thing, as far
// as one can tell: people, or things of one name.
func sameMatter(a, b point) bool {
	low, high := min(a.figure.Value, b.figure.Value), max(a.figure.Value, b.figure.Value)
	if a.figure.Percent != b.figure.Percent || a.figure.Money != b.figure.Money || high > farApart*low {
		return false
	}
	if min(a.score, b.score) < onTheMatter*max(a.score, b.score) {
		return false
	}
	one, other := counted(a.figure), counted(b.figure)
	return one == "" || other == "" || one == other
}

// counted is the stem of what a figure counts; people are one kind, whatever
// they are called.
func counted(f *figures.Figure) string {
	if len(f.Unit) == 0 {
		return ""
	}
	if people()[f.Unit[0]] {
		return "person"
	}
	return f.Unit[0]
}

// people are stems of words for people, and of what happens to them.
var people = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(`people lives civilians children victims men women passengers soldiers students workers migrants
		residents injured wounded hurt killed dead casualties deaths fatalities concertgoers fans protesters suspects detained arrested others more`) {
		set[terms.Stem(word)] = true
	}
	return set
})
