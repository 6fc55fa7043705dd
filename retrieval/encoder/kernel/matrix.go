package kernel

import (
	"fmt"
	"slices"
)

// Matrix is a linear map with int8 weights: each output has a row of weights,
// a float32 scale for all of the row, and a bias. It is read-only and safe for
// concurrent use.
type Matrix struct {
	kernel  *kernel
	out, in int
	panels  []byte    // [out/columns][in/depth][columns][depth]
	scales  []float32 // [out]
	bias    []float32 // [out]
}

// widest is the most inputs of a matrix: with more, a sum could leave int32.
const widest = 1<<31/(mostQuantised*128) - 1

// NewMatrix packs weights [out,in], int8 in two's complement, a byte each,
// with scales [out] and bias [out]. It returns an error if the lengths do not
// agree with out and in, or if in is above 2,000. None of the slices is kept.
func NewMatrix(weights []byte, scales, bias []float32, out, in int) (*Matrix, error) {
	if out < 1 || in < 1 || in > widest {
		return nil, fmt.Errorf("matrix %d×%d: no such shape", out, in)
	}
	if len(weights) != out*in || len(scales) != out || len(bias) != out {
		return nil, fmt.Errorf("matrix %d×%d: %d weights, %d scales and %d biases", out, in, len(weights), len(scales), len(bias))
	}
	return newMatrix(best, weights, scales, bias, out, in), nil
}

func newMatrix(k *kernel, weights []byte, scales, bias []float32, out, in int) *Matrix {
	m := &Matrix{
		kernel: k, out: out, in: in,
		panels: make([]byte, upTo(out, k.columns)*upTo(in, block)),
		scales: slices.Clone(scales), bias: slices.Clone(bias),
	}
	for row := range out {
		m.pack(weights[row*in:][:in], row)
	}
	return m
}

// pack puts the weights of an output where a tile looks for them. Nobody else knows of
// the matrix yet; watched for races, each start would take seconds.
//
//go:norace
func (m *Matrix) pack(weights []byte, row int) {
	k := m.kernel
	panel := m.panel(row / k.columns)[row%k.columns*k.depth:]
	for i := 0; i < len(weights); i += k.depth {
		to := panel[i*k.columns:]
		for j, w := range weights[i:min(i+k.depth, len(weights))] {
			to[j] = w + byte(k.offset)
		}
	}
}

// panel returns the weights of a tile's columns.
func (m *Matrix) panel(i int) []byte {
	size := m.kernel.columns * upTo(m.in, block)
	return m.panels[i*size:][:size]
}

// In returns how many numbers a row of the input has.
func (m *Matrix) In() int { return m.in }

// Out returns how many numbers a row of the output has.
func (m *Matrix) Out() int { return m.out }

// Mul sets dst [rows,out] to the map of src [rows,in], whose rows are quantised
// first. The numbers must be finite.
func (m *Matrix) Mul(dst, src []float32, rows int, s *Scratch) {
	s.quantise(m.kernel, src, rows, m.in)
	m.multiply(dst, s, nil)
}

// MulGELU is Mul, then GELU of every number.
func (m *Matrix) MulGELU(dst, src []float32, rows int, s *Scratch) {
	s.quantise(m.kernel, src, rows, m.in)
	m.multiply(dst, s, GELU)
}

// together is how many rows pass by a panel in turn: so many that it pays to
// fetch the panel, so few that they stay in the second cache.
const together = 96

// multiply goes panel by panel, so that the weights of a panel stay in the
// nearest cache while rows pass by. then, unless it is nil, is applied to
// finished rows while they are near.
func (m *Matrix) multiply(dst []float32, s *Scratch, then func([]float32)) {
	dst = dst[:s.rows*m.out]
	for first := 0; first < s.rows; first += together {
		end := min(first+together, s.rows)
		m.multiplyRows(dst, s, first, end)
		if then != nil {
			then(dst[first*m.out : end*m.out])
		}
	}
}

// multiplyRows does the quantised rows from first until before end.
func (m *Matrix) multiplyRows(dst []float32, s *Scratch, first, end int) {
	k := m.kernel
	sums := grow(&s.sums, k.rows*k.columns)
	for column := 0; column < m.out; column += k.columns {
		panel := m.panel(column / k.columns)
		for row := first; row < end; row += k.rows {
			m.products(sums, s, row, panel)
			m.finish(dst, s, row, column, end)
		}
	}
}

// products sets sums to those of a tile, with what its rows have in excess.
func (m *Matrix) products(sums []int32, s *Scratch, row int, panel []byte) {
	k := m.kernel
	if k.whole != nil {
		k.whole(sums, &s.quantised, row, &s.excesses[row/k.rows], panel)
		return
	}
	k.tile(sums, &s.quantised, row, panel)
	if !k.wide {
		s.excesses[row/k.rows].add(sums, panel, s)
	}
}

// finish turns the sums of a tile into numbers of dst.
func (m *Matrix) finish(dst []float32, s *Scratch, row, column, end int) {
	k := m.kernel
	width, below := min(k.columns, m.out-column), min(row+k.rows, end)
	r := rowTerms{s.shifts[row:below], s.scales[row:below]}
	c := columnTerms{m.scales[column:][:width], m.bias[column:][:width]}
	k.finish(dst[row*m.out+column:], m.out, s.sums, k.columns, r, c)
}
