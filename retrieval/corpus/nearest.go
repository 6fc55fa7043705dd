package corpus

import "strings"

// longestName is how much of a name, in bytes, is compared.
const longestName = 64

// nearest is the candidate that name most likely was meant to be: the one with
// the least edit distance, if that is at most a third of the name's length.
func nearest(name string, candidates []string) (string, bool) {
	best, least := "", max(1, min(len(name), longestName)/3)+1
	for _, candidate := range candidates {
		if d := distance(strings.ToLower(name), strings.ToLower(candidate)); d < least {
			best, least = candidate, d
		}
	}
	return best, best != ""
}

// distance is the number of bytes to insert, delete or replace (Levenshtein),
// over the first longestName bytes of each.
func distance(a, b string) int {
	a, b = a[:min(len(a), longestName)], b[:min(len(b), longestName)]
	var row [longestName + 1]int
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}

// didYouMean is a fix that names the nearest candidate, or else all of them.
func didYouMean(name string, candidates []string) string {
	if near, ok := nearest(name, candidates); ok {
		return "did you mean " + near + "?"
	}
	return "known are " + strings.Join(candidates, ", ")
}
