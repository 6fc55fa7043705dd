package judge

// inOrder counts the words that stand in both texts in the same order, by the
// longest run that both have, then likewise before it and behind it. These are
// the matching blocks of Ratcliff and Obershelp as Python's difflib finds them
// without junk; it is not the longest common subsequence, which may be longer.
func inOrder(one, other []string) int {
	places := map[string][]int{} // of each word in other
	for i, word := range other {
		places[word] = append(places[word], i)
	}
	return matching(one, places, part{0, len(one), 0, len(other)})
}

// part is a stretch of one text and a stretch of the other.
type part struct{ from, to, otherFrom, otherTo int }

func matching(one []string, places map[string][]int, in part) int {
	at, otherAt, size := longestRun(one, places, in)
	if size == 0 {
		return 0
	}
	return size +
		matching(one, places, part{in.from, at, in.otherFrom, otherAt}) +
		matching(one, places, part{at + size, in.to, otherAt + size, in.otherTo})
}

// longestRun is the longest run of words that both stretches have; of several,
// the first in one, and of these the first in the other.
func longestRun(one []string, places map[string][]int, in part) (at, otherAt, size int) {
	at, otherAt = in.from, in.otherFrom
	ending := map[int]int{} // how long a run ends at each place of other
	for i := in.from; i < in.to; i++ {
		next := map[int]int{}
		for _, j := range places[one[i]] {
			if j < in.otherFrom || j >= in.otherTo {
				continue
			}
			run := ending[j-1] + 1
			next[j] = run
			if run > size {
				at, otherAt, size = i-run+1, j-run+1, run
			}
		}
		ending = next
	}
	return at, otherAt, size
}
