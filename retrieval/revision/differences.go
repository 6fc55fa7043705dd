package revision

import "slices"

// hunk is a change: from..to of the old row gave way to start..end of the new one.
type hunk struct{ from, to, start, end int }

// mostCells bounds the table of a comparison; rows that need more are told as one
// change.
const mostCells = 16 << 20

// differences are the changes from one row to another that leave the longest
// common part, in order.
func differences(was, is []string) []hunk {
	head := 0
	for head < len(was) && head < len(is) && was[head] == is[head] {
		head++
	}
	tail := 0
	for tail < len(was)-head && tail < len(is)-head && was[len(was)-1-tail] == is[len(is)-1-tail] {
		tail++
	}
	a, b := was[head:len(was)-tail], is[head:len(is)-tail]
	if len(a)+len(b) == 0 {
		return nil
	}
	if (len(a)+1)*(len(b)+1) > mostCells {
		return []hunk{{head, head + len(a), head, head + len(b)}}
	}
	return walk(a, b, common(a, b), head)
}

// common is the length of the longest common part of each pair of endings.
func common(a, b []string) []int32 {
	width := len(b) + 1
	table := make([]int32, (len(a)+1)*width)
	for i, one := range slices.Backward(a) {
		for j, other := range slices.Backward(b) {
			if one == other {
				table[i*width+j] = table[(i+1)*width+j+1] + 1
			} else {
				table[i*width+j] = max(table[(i+1)*width+j], table[i*width+j+1])
			}
		}
	}
	return table
}

// walk gathers the changes on the way through the table.
func walk(a, b []string, table []int32, head int) []hunk {
	var out []hunk
	width := len(b) + 1
	i, j, from, start := 0, 0, 0, 0
	flush := func() {
		if i > from || j > start {
			out = append(out, hunk{head + from, head + i, head + start, head + j})
		}
	}
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			flush()
			i, j = i+1, j+1
			from, start = i, j
		case table[(i+1)*width+j] >= table[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	i, j = len(a), len(b)
	flush()
	return out
}
