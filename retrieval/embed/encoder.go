package embed

import (
	"context"
	"math"
)

// batch is token sequences laid end to end: sequence i ends before ends[i] and
// begins where the one before it ends. Nothing is padded, and what a sequence
// is encoded to does not depend on its neighbours.
type batch struct {
	ids  []int32
	ends []int
}

// workspace is the memory of one batch at a time. The matrices have a row for
// each token, then some more that tiles may write garbage to.
type workspace struct {
	tokens  int
	hidden  []float32 // the state that the layers refine
	change  []float32 // what a layer adds to it
	attend  []float32 // query, key and value
	context []float32 // what attention gathered
	inner   []float32
	scores  []float32 // of one head: each token's interest in each
	sums    []float32 // of each row of scores
	keys    []float32 // of one head, in panels
	panel   []float32 // unpacked weights
}

func newWorkspace(m *model, tokens int) *workspace {
	rows := upTo(tokens, tileRows) + tileRows
	across := upTo(tokens, tileColumns)
	of := func(width int) []float32 { return make([]float32, rows*width) }
	return &workspace{
		tokens: tokens,
		hidden: of(m.width), change: of(m.width), context: of(m.width),
		attend: of(3 * m.width), inner: of(m.inner), scores: of(across),
		sums:  of(1),
		keys:  make([]float32, across*m.width/m.heads),
		panel: make([]float32, panelDepth*tileColumns),
	}
}

// upTo rounds n up to a multiple of step.
func upTo(n, step int) int { return (n + step - 1) / step * step }

// encode leaves in w.hidden what the model makes of each token of b. Between
// layers it looks whether ctx has ended, and returns its error.
func (m *model) encode(ctx context.Context, by arithmetic, w *workspace, b batch) error {
	tokens := len(b.ids)
	m.look(w.hidden, b)
	m.opening.apply(w.hidden[:tokens*m.width], nil)
	for i := range m.layers {
		if err := ctx.Err(); err != nil {
			return err
		}
		m.refine(by, w, b, &m.layers[i])
	}
	return nil
}

// look fills hidden with the vectors of the tokens and of their places.
func (m *model) look(hidden []float32, b batch) {
	from := 0
	for _, end := range b.ends {
		for i := from; i < end; i++ {
			at := int(b.ids[i]) * m.width
			word, scales := m.words[at:][:m.width], m.wordScales[at/group:]
			place := m.places[(i-from)*m.width:][:m.width]
			row := hidden[i*m.width:][:m.width]
			for j := range row {
				row[j] = float32(int8(word[j]))*scales[j/group] + place[j]
			}
		}
		from = end
	}
}

// refine runs one layer: attention, then two linear maps, each added to the
// state and normalised.
func (m *model) refine(by arithmetic, w *workspace, b batch, l *layer) {
	tokens := len(b.ids)
	hidden, change := w.hidden[:tokens*m.width], w.change[:tokens*m.width]
	l.attend.apply(by, w.attend, w.hidden, tokens, w.panel)
	m.gather(by, w, b)
	l.merge.apply(by, w.change, w.context, tokens, w.panel)
	l.afterMerge.apply(hidden, change)
	l.widen.apply(by, w.inner, w.hidden, tokens, w.panel)
	by.gelu(w.inner[:tokens*m.inner])
	l.narrow.apply(by, w.change, w.inner, tokens, w.panel)
	l.afterInner.apply(hidden, change)
}

// apply adds change, unless it is nil, to each row of hidden, then shifts and
// scales the row to a mean of 0 and a variance of 1, then by gains and shifts
// (Ba, Kiros and Hinton, "Layer Normalization", 2016).
func (n norm) apply(hidden, change []float32) {
	width := len(n.gains)
	for at := 0; at < len(hidden); at += width {
		row := hidden[at:][:width]
		if change != nil {
			for i, v := range change[at:][:width] {
				row[i] += v
			}
		}
		mean, scale := moments(row)
		gains, shifts := n.gains[:width], n.shifts[:width]
		for i, v := range row {
			row[i] = (v-mean)*scale*gains[i] + shifts[i]
		}
	}
}

// moments returns the mean of row and one over its standard deviation, with
// the model's guard against dividing by zero. It keeps four sums so that no
// addition waits for the last.
func moments(row []float32) (mean, scale float32) {
	var s0, s1, s2, s3 float32
	for i := 0; i+4 <= len(row); i += 4 {
		v := row[i:][:4]
		s0, s1, s2, s3 = s0+v[0], s1+v[1], s2+v[2], s3+v[3]
	}
	mean = (s0 + s1 + s2 + s3) / float32(len(row))
	s0, s1, s2, s3 = 0, 0, 0, 0
	for i := 0; i+4 <= len(row); i += 4 {
		v := row[i:][:4]
		v0, v1, v2, v3 := v[0]-mean, v[1]-mean, v[2]-mean, v[3]-mean
		s0, s1, s2, s3 = s0+v0*v0, s1+v1*v1, s2+v2*v2, s3+v3*v3
	}
	variance := (s0 + s1 + s2 + s3) / float32(len(row))
	return mean, float32(1 / math.Sqrt(float64(variance)+1e-12))
}

// direction returns the mean of rows, scaled to length 1.
func direction(rows []float32, width int) []float32 {
	mean := make([]float32, width)
	for at := 0; at < len(rows); at += width {
		for i, v := range rows[at:][:width] {
			mean[i] += v
		}
	}
	var squares float64
	for _, v := range mean {
		squares += float64(v) * float64(v)
	}
	scale := float32(1 / math.Sqrt(max(squares, math.SmallestNonzeroFloat32)))
	for i := range mean {
		mean[i] *= scale
	}
	return mean
}
