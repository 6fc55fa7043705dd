package origins

import "whosaid/store/news"

// Tie is what binds two articles so that they are no independent witnesses.
type Tie struct {
	Share  float64 // of the one's own prose that the other carries, 0 to 1
	Agency string  // whose wire story it is; "" when neither text says
}

// Why tells people why what outlet printed is a copy: "same wire story:
// NorWire". The agency's own name is not said again beside it.
func (t Tie) Why(outlet *news.Outlet) string {
	switch {
	case t.Agency == "":
		return "same report"
	case outlet != nil && outlet.Name == t.Agency:
		return "same wire story"
	}
	return "same wire story: " + t.Agency
}

// Two articles are one report when half of the one's own prose is
// carried by the other; less than leastProse of it tells nothing. Both were set
// on articles labelled by hand (testdata/labels.yaml).
const (
	oneReport  = 0.54
	leastProse = 36.0
)

// Compare reports whether two articles carry one report, whole or rewritten, and
// what binds them. What somebody said is left out of account: all who heard it
// print it alike. It is symmetric, and a text is tied to itself.
func Compare(a, b *Text) (Tie, bool) {
	tie := Tie{Share: max(share(a, b), share(b, a))}
	if tie.Share < oneReport {
		return tie, false
	}
	tie.Agency = agency(a, b)
	return tie, true
}

// share is how much of a's own prose b carries; all of it when they are equal.
func share(a, b *Text) float64 {
	switch {
	case a.article.Hash() == b.article.Hash():
		return 1
	case a.prose < leastProse:
		return 0
	}
	return carriedIn(a.lines, b.lines) / a.prose
}
