package check

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// occasion is how far apart the publications of one statement may be.
const occasion = 36 * time.Hour

// sameStatement keeps the sayings that put one statement in words: those of the
// nearest one's speaker and occasion. Where the text names nobody, two outlets
// must have the statement, for then nothing else says whose it is.
func (q *inquiry) sameStatement(near []saying) []saying {
	if len(near) == 0 {
		return nil
	}
	first := near[0]
	same := slices.DeleteFunc(slices.Clone(near), func(s saying) bool {
		return !sameSpeaker(first.sentence.Speaker, s.sentence.Speaker) || !sameDay(first.source.article, s.source.article)
	})
	outlets := map[string]bool{}
	for _, s := range same {
		outlets[outletKey(s.source.article)] = true
	}
	if _, named := q.statement(); len(named.names) == 0 && len(outlets) < 2 {
		return nil
	}
	return same
}

func sameSpeaker(a, b *news.Speaker) bool {
	words := terms.Content(terms.All(a.Name))
	return len(words) > 0 && name(words).is(*b)
}

// sameDay reports whether two articles may tell of one occasion; of one without
// a date nobody knows.
func sameDay(a, b *news.Article) bool {
	if a.Published.IsZero() || b.Published.IsZero() {
		return false
	}
	apart := a.Published.Sub(b.Published)
	return max(apart, -apart) <= occasion
}

func outletKey(a *news.Article) string {
	if a.Outlet != nil {
		return "outlet " + string(a.Outlet.ID)
	}
	return "article " + string(a.ID())
}

// agrees reports whether two wordings may be one statement: they give the same
// figures, and both or neither deny.
func agrees(a, b string) bool {
	return slices.Equal(digits(a), digits(b)) && denying(a) == denying(b)
}

// digits are the numbers in digits of a text, in alphabetical order.
func digits(text string) []string {
	var out []string
	words := readRow(text, pointed)
	for i := range words.Len() {
		if w := words.Word(i); strings.ContainsFunc(w, unicode.IsDigit) {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out
}

// denying reports whether a text has an odd number of negations.
func denying(text string) bool {
	odd := false
	words := readRow(text, pointed)
	for i := range words.Len() {
		if words.negates(i) {
			odd = !odd
		}
	}
	return odd
}
