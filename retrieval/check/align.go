package check

// What aligning two rows of words weighs. A word that agrees counts for its
// weight; each change opens at a cost, and costs a little for every word more,
// so that words that agree stay together.
const (
	heavyWord = 6 // a word that carries content
	lightWord = 3 // "the", "of": they agree by chance
	opening   = 5
	extending = 1
)

// step is how one word of an alignment is used.
type step byte

const (
	both    step = iota // stands in both
	added               // only in the wording
	dropped             // only in the source
)

// far is lower than any score.
const far = -1 << 30

// align lays all of the wording's words a along the part of the source's words
// b where they fit best, by Gotoh's recurrence (1982): the ends of b are free,
// and words are equal or different, never similar. It takes time and space in
// proportion to len(a)·len(b). The steps begin and end with words of a, from
// the word of b that start tells.
func align(a, b []int, weight func(id int) int) (steps []step, start int) {
	g := newGrid(len(a), len(b))
	for i := range a {
		for k := range b {
			g.fill(i+1, k+1, a[i] == b[k], weight(a[i]))
		}
	}
	return g.trace()
}

// grid holds, for every pair of prefixes, the best score that ends in words that
// agree, and the best that ends in a change.
type grid struct {
	rows, columns   int
	agree, change   []int32
	agreed, changed []byte // which way the best score came
}

// Ways that a score came: from words that agreed or from a change, by a word of
// either row.
const (
	fromAgree byte = iota
	fromChange
	addAgree
	addChange
	dropAgree
	dropChange
	begin
)

func newGrid(a, b int) *grid {
	g := &grid{rows: a + 1, columns: b + 1}
	size := g.rows * g.columns
	g.agree, g.change = make([]int32, size), make([]int32, size)
	g.agreed, g.changed = make([]byte, size), make([]byte, size)
	for k := range g.columns {
		g.change[k], g.changed[k] = far, begin // the words of b before the first that counts cost nothing
	}
	for i := 1; i < g.rows; i++ {
		at := i * g.columns
		g.agree[at], g.change[at], g.changed[at] = far, int32(-opening-(i-1)*extending), addChange
	}
	return g
}

func (g *grid) fill(i, k int, equal bool, weight int) {
	at := i*g.columns + k
	up, left, corner := at-g.columns, at-1, at-g.columns-1
	g.agree[at] = far
	if equal {
		g.agree[at], g.agreed[at] = g.agree[corner], fromAgree
		if g.change[corner] >= g.agree[corner] {
			g.agree[at], g.agreed[at] = g.change[corner], fromChange
		}
		g.agree[at] += int32(weight)
	}
	best, way := g.agree[up]-opening, addAgree
	for _, other := range [...]struct {
		score int32
		way   byte
	}{{g.change[up] - extending, addChange}, {g.agree[left] - opening, dropAgree}, {g.change[left] - extending, dropChange}} {
		if other.score > best {
			best, way = other.score, other.way
		}
	}
	g.change[at], g.changed[at] = best, way
}

// trace follows the best score back to its beginning.
func (g *grid) trace() (steps []step, start int) {
	row := (g.rows - 1) * g.columns
	at, agreeing, best := row, false, int32(far)
	for k := range g.columns {
		if g.agree[row+k] > best {
			at, agreeing, best = row+k, true, g.agree[row+k]
		}
		if g.change[row+k] > best {
			at, agreeing, best = row+k, false, g.change[row+k]
		}
	}
	for at >= g.columns {
		if agreeing {
			agreeing = g.agreed[at] == fromAgree
			steps = append(steps, both)
			at -= g.columns + 1
			continue
		}
		way := g.changed[at]
		agreeing = way == addAgree || way == dropAgree
		if way == addAgree || way == addChange {
			steps = append(steps, added)
			at -= g.columns
		} else {
			steps = append(steps, dropped)
			at--
		}
	}
	for i, k := 0, len(steps)-1; i < k; i, k = i+1, k-1 {
		steps[i], steps[k] = steps[k], steps[i]
	}
	return steps, at
}
