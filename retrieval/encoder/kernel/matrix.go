package kernel

import "fmt"

// Matrix is a linear map with int8 weights: each output has a row of weights,
// a float32 scale for all of the row, and a bias. It is read-only and safe for
// concurrent use.
type Matrix struct {
	kernel  *kernel
	out, in int
	panels  []byte    // [out/columns][in/depth][columns][depth]
	scales  []float32 // [out, up to whole panels]
	bias    []float32 // likewise
}

// NewMatrix packs weights [out,in], int8 in two's complement, a byte each,
// with scales [out] and bias [out]. It returns an error if the lengths do not
// agree with out and in. None of the slices is kept.
func NewMatrix(weights []byte, scales, bias []float32, out, in int) (*Matrix, error) {
	if out < 1 || in < 1 {
		return nil, fmt.Errorf("matrix %d×%d: no such shape", out, in)
	}
	if len(weights) != out*in || len(scales) != out || len(bias) != out {
		return nil, fmt.Errorf("matrix %d×%d: %d weights, %d scales and %d biases", out, in, len(weights), len(scales), len(bias))
	}
	return newMatrix(best, weights, scales, bias, out, in), nil
}

func newMatrix(k *kernel, weights []byte, scales, bias []float32, out, in int) *Matrix {
	m := &Matrix{kernel: k, out: out, in: in}
	across := upTo(out, k.columns)
	m.scales = append(make([]float32, 0, across), scales...)[:across]
	m.bias = append(make([]float32, 0, across), bias...)[:across]
	m.panels = make([]byte, across*upTo(in, k.depth))
	for row := range out {
		m.pack(weights[row*in:][:in], row)
	}
	return m
}

// pack puts the weights of an output where a tile looks for them.
func (m *Matrix) pack(weights []byte, row int) {
	k := m.kernel
	step := k.columns * k.depth
	panel := m.panel(row / k.columns)[row%k.columns*k.depth:]
	for i, w := range weights {
		panel[i/k.depth*step+i%k.depth] = w + byte(k.offset)
	}
}

// panel returns the weights of a tile's columns.
func (m *Matrix) panel(i int) []byte {
	size := m.kernel.columns * upTo(m.in, m.kernel.depth)
	return m.panels[i*size:][:size]
}

// In returns how many numbers a row of the input has.
func (m *Matrix) In() int { return m.in }

// Out returns how many numbers a row of the output has.
func (m *Matrix) Out() int { return m.out }

// Mul sets dst [rows,out] to the map of src [rows,in]. Each row of src is
// quantised to int8 first, see [Scratch.Quantise].
func (m *Matrix) Mul(dst, src []float32, rows int, s *Scratch) {
	s.quantise(m.kernel, src, rows, m.in)
	m.MulQuantised(dst, s)
}

// MulGELU is Mul, then GELU of every number.
func (m *Matrix) MulGELU(dst, src []float32, rows int, s *Scratch) {
	s.quantise(m.kernel, src, rows, m.in)
	m.multiply(dst, s, GELU)
}

// MulQuantised sets dst [rows,out] to the map of the rows that s has quantised
// last, so that several matrices may share one quantisation.
func (m *Matrix) MulQuantised(dst []float32, s *Scratch) {
	m.multiply(dst, s, nil)
}

// multiply goes panel by panel, so that the weights of a panel stay in the
// nearest cache while all rows pass by.
func (m *Matrix) multiply(dst []float32, s *Scratch, then func([]float32)) {
	if s.width != m.in || s.kernel != m.kernel {
		panic(fmt.Sprintf("kernel: rows of %d numbers for a matrix of %d inputs", s.width, m.in))
	}
	k := m.kernel
	dst = dst[:s.rows*m.out]
	sums := grow(&s.sums, k.rows*k.columns)
	for column := 0; column < m.out; column += k.columns {
		panel := m.panel(column / k.columns)
		for row := 0; row < s.rows; row += k.rows {
			k.tile(sums, s, row, panel)
			m.finish(dst, s, row, column, then)
		}
	}
}

// finish turns the sums of a tile into numbers of dst.
func (m *Matrix) finish(dst []float32, s *Scratch, row, column int, then func([]float32)) {
	k := m.kernel
	width := min(k.columns, m.out-column)
	scales, bias := m.scales[column:][:width], m.bias[column:][:width]
	for i := range min(k.rows, s.rows-row) {
		to := dst[(row+i)*m.out+column:][:width]
		shift := int32(k.offset) * s.totals[row+i]
		k.finish(to, s.sums[i*k.columns:], shift, s.scales[row+i], scales, bias)
		if then != nil {
			then(to)
		}
	}
}
