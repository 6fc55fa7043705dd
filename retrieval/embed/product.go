package embed

import "math"

// panelDepth is how many inputs' weights are unpacked at once: a panel of
// float32 then fits the processor's nearest cache together with six rows of
// the state.
const panelDepth = 384

// apply sets the first rows of out to the map of the same rows of in. Weights
// are unpacked panel by panel, just before all rows use them, so that neither
// memory nor its traffic ever holds them as float32. The last tile may spill
// into five rows more.
func (l linear) apply(by arithmetic, out, in []float32, rows int, panel []float32) {
	for row := 0; row < upTo(rows, tileRows); row++ {
		copy(out[row*l.out:], l.biases)
	}
	for column := 0; column < l.out; column += tileColumns {
		for from := 0; from < l.in; from += panelDepth {
			depth := min(panelDepth, l.in-from)
			l.unpack(by, panel, column, from, depth)
			for row := 0; row < rows; row += tileRows {
				by.tile(out[row*l.out+column:], l.out, in[row*l.in+from:], l.in, panel, tileColumns, depth)
			}
		}
	}
}

// unpack sets panel to the weights of tileColumns outputs from column on, for
// depth inputs from the given one on.
func (l linear) unpack(by arithmetic, panel []float32, column, from, depth int) {
	weights := l.weights[column*l.in+from*tileColumns:][:depth*tileColumns]
	scales := l.scales[(column*l.in+from*tileColumns)/group:]
	for i := 0; i < len(weights); i += group * tileColumns {
		by.unpack(panel[i:], weights[i:][:group*tileColumns], scales[i/group:])
	}
}

// gather fills w.context with what the tokens of each sequence take from each
// other: scaled dot-product attention (Vaswani et al., "Attention Is All You
// Need", 2017). The scale is already in the query's weights.
//
// Sequences go in order: the last tile of one spills into the rows of the
// next, which then overwrites them.
func (m *model) gather(by arithmetic, w *workspace, b batch) {
	from := 0
	for _, end := range b.ends {
		for head := range m.heads {
			m.score(by, w, from, end, head)
			m.weigh(by, w, from, end, head)
		}
		from = end
	}
}

// score sets w.scores to the products of the queries and the keys of a head.
func (m *model) score(by arithmetic, w *workspace, from, end, head int) {
	size, stride := m.width/m.heads, 3*m.width
	across := upTo(end-from, tileColumns)
	for i := range end - from {
		key := w.attend[(from+i)*stride+m.width+head*size:][:size]
		column := w.keys[i/tileColumns*tileColumns*size+i%tileColumns:]
		for j, v := range key {
			column[j*tileColumns] = v
		}
	}
	clear(w.scores[:upTo(end-from, tileRows)*across])
	for column := 0; column < across; column += tileColumns {
		for row := from; row < end; row += tileRows {
			by.tile(w.scores[(row-from)*across+column:], across,
				w.attend[row*stride+head*size:], stride, w.keys[column*size:], tileColumns, size)
		}
	}
}

// weigh turns the scores of a head into shares that sum to 1 (softmax), and
// sets its part of w.context to the values in these shares. The division by
// the sum waits for the context, which has fewer numbers than the scores.
func (m *model) weigh(by arithmetic, w *workspace, from, end, head int) {
	size, stride := m.width/m.heads, 3*m.width
	across := upTo(end-from, tileColumns)
	part := func(row int) []float32 { return w.context[row*m.width+head*size:] }
	for row := from; row < from+upTo(end-from, tileRows); row++ {
		clear(part(row)[:size])
	}
	for row := from; row < end; row++ {
		scores := w.scores[(row-from)*across:][:across]
		w.sums[row-from] = exponentials(by, scores, end-from)
	}
	for column := 0; column < size; column += tileColumns {
		for row := from; row < end; row += tileRows {
			by.tile(part(row)[column:], m.width, w.scores[(row-from)*across:], across,
				w.attend[from*stride+2*m.width+head*size+column:], stride, end-from)
		}
	}
	for row := from; row < end; row++ {
		share := 1 / w.sums[row-from]
		for i, v := range part(row)[:size] {
			part(row)[i] = v * share
		}
	}
}

// exponentials replaces each of the first n scores x by e^(x-m), m the largest,
// and the rest by next to nothing, and returns their sum.
func exponentials(by arithmetic, scores []float32, n int) float32 {
	for i := n; i < len(scores); i++ {
		scores[i] = float32(math.Inf(-1))
	}
	most := scores[:4:4]
	m0, m1, m2, m3 := most[0], most[1], most[2], most[3]
	for i := 4; i+4 <= len(scores); i += 4 {
		v := scores[i:][:4]
		m0, m1, m2, m3 = max(m0, v[0]), max(m1, v[1]), max(m2, v[2]), max(m3, v[3])
	}
	return by.exp(scores, max(m0, m1, m2, m3))
}
