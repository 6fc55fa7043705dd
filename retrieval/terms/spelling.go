package terms

// longestSpelling is the length of the longest name whose spelling is compared.
const longestSpelling = 40

// CloseSpelling reports whether two words may be spellings of one name: it allows
// one changed letter from six letters on, two from nine on.
func CloseSpelling(a, b string) bool {
	allowed := 0
	switch n := min(len(a), len(b)); {
	case n >= 9:
		allowed = 2
	case n >= 6:
		allowed = 1
	}
	if d := len(a) - len(b); d > allowed || -d > allowed || len(a) > longestSpelling {
		return false
	}
	return distance([]rune(a), []rune(b)) <= allowed
}

// distance is Levenshtein's: the fewest insertions, deletions and changes of a
// letter that turn a into b.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
