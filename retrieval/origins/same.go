package origins

// Two sentences are one when this share of both, by weight, stands in the same
// order: within one report less is needed than between strangers.
const (
	sameSentence = 0.8
	sameInReport = 0.5
)

// Same reports whether two sentences are one in nearly the same words. tied says
// that their articles carry one report. Sentences whose numbers differ, or of
// which one alone is negated, are two, however alike.
func Same(a, b Line, tied bool) bool {
	if a.total > b.total {
		a, b = b, a
	}
	least := sameSentence
	if tied {
		least = sameInReport
	}
	if a.total == 0 || a.total < least*b.total || contradicts(a, b) {
		return false
	}
	return 2*common(a, b)/(a.total+b.total) >= least
}

// contradicts reports whether each line has a number that the other lacks, or
// only one is negated.
func contradicts(a, b Line) bool {
	return a.negated != b.negated || lacks(a.numbers, b.numbers) && lacks(b.numbers, a.numbers)
}

func lacks(some, others map[string]bool) bool {
	for value := range some {
		if !others[value] {
			return true
		}
	}
	return false
}
