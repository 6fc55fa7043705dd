package origins

// common is the weight of the words that stand in both lines in the same
// order: of their longest common subsequence.
func common(a, b Line) float64 {
	row := make([]float64, len(b.stems)+1)
	for i, stem := range a.stems {
		if !b.known[stem] {
			continue
		}
		diagonal := 0.0
		for j, other := range b.stems {
			above := row[j+1]
			best := max(above, row[j])
			if stem == other {
				best = max(best, diagonal+a.weight[i])
			}
			row[j+1], diagonal = best, above
		}
	}
	return row[len(b.stems)]
}

// carried is the share of a, 0 to 1 by weight, that b has in the same order.
func carried(a, b Line) float64 {
	if a.total == 0 || possible(a, b) < leastCarried {
		return 0
	}
	return common(a, b) / a.total
}

// possible is what carried is at most, for less work.
func possible(a, b Line) float64 {
	shared := 0.0
	for i, stem := range a.stems {
		if b.known[stem] {
			shared += a.weight[i]
		}
	}
	return shared / a.total
}

// carriedIn is the weight of those lines that are carried by others. A line
// that carries is used up by what it carries: two lines that say the same, a
// caption and the sentence that it repeats, are not both carried by one.
func carriedIn(lines, others []Line) float64 {
	got := 0.0
	used := make([]float64, len(others))
	for _, line := range lines {
		if !line.tells() {
			continue
		}
		if i, most := carrier(line, others, used); i >= 0 {
			used[i] += most * line.total
			got += line.total
		}
	}
	return got
}

// carrier is which of others has most of line, and how much; -1 when none has
// enough that is not used up.
func carrier(line Line, others []Line, used []float64) (index int, most float64) {
	index = -1
	for i, other := range others {
		if other.total > muchLonger*line.total {
			continue
		}
		share := carried(line, other)
		if share >= leastCarried && share > most && used[i]+share*line.total <= other.total {
			index, most = i, share
		}
	}
	return index, most
}

// A sentence is carried when half of it by weight stands in the other in the
// same order. Where a third of the three-word runs is left of a sentence, .33
// to the power of 1/3 = .69 of its words are.
const (
	leastCarried = 0.5
	muchLonger   = 3.0
)
