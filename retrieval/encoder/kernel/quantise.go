package kernel

import "slices"

// Scratch is the memory of one computation at a time. The zero Scratch is
// ready for use; it grows to what its largest use needs.
type Scratch struct {
	kernel *kernel
	rows   int // of what was quantised last

	quantised
	scales []float32 // what 1 in a quantised row stands for
	shifts []int32   // what the kernel's offset adds to the products of a row
	sums   []int32   // of one tile

	excesses []excess // of each tile's rows
	over     []over   // of the rows of one tile
	at       []int    // zeros, for gathering
	sparse   sparse

	attention attention
}

// quantised is rows of whole numbers.
type quantised struct {
	stride int     // from one row to the next
	narrow []byte  // int8, for kernels that take bytes
	wide   []int16 // for those that do not
	pairs  []int64 // rows of one tile, two in each, for the scalar kernel
}

// In every row a few numbers are many times as large as the rest, which would
// lose their places if all were rounded to as many steps as the largest has in
// an int8 (Dettmers et al., "LLM.int8()", 2022). So most of a row has the steps
// of an int8, of which the largest numbers are many: up to mostQuantised.
const (
	mostNarrow    = 127
	mostQuantised = 64 * mostNarrow
)

// quantise turns each row of src [rows,width] into whole numbers, rounded to the
// nearest, halves to the even one.
func (s *Scratch) quantise(k *kernel, src []float32, rows, width int) {
	src = src[:rows*width]
	s.kernel, s.rows = k, rows
	s.stride = upTo(width, block)
	tall := upTo(rows, k.rows)
	grow(&s.scales, tall)
	grow(&s.shifts, tall)
	if k.wide {
		grow(&s.wide, tall*s.stride)
	} else {
		grow(&s.narrow, tall*s.stride)
		grow(&s.excesses, tall/k.rows)
	}
	for row := range rows {
		s.quantiseRow(row, src[row*width:][:width])
		if !k.wide && (row+1 == rows || (row+1)%k.rows == 0) {
			s.excesses[row/k.rows].gather(s.over, k, width, &s.at)
			s.over = s.over[:0]
		}
	}
}

// quantiseRow quantises one row, with zeros beyond its width.
func (s *Scratch) quantiseRow(row int, src []float32) {
	scale, inverse := scaleOf(s.kernel.peaks(src), len(src))
	var total int32
	if s.kernel.wide {
		to := s.wide[row*s.stride:][:s.stride]
		total = s.kernel.widen(to, src, inverse)
		clear(to[len(src):])
	} else {
		to := s.narrow[row*s.stride:][:s.stride]
		total = s.kernel.narrow(to, src, inverse)
		clear(to[len(src):])
		s.over = split(s.over, to, src, inverse, row%s.kernel.rows)
	}
	s.scales[row], s.shifts[row] = scale, total*int32(s.kernel.offset)
}

// scaleOf returns what 1 in a quantised row of so many numbers stands for, and
// its inverse. One of the row's peaks becomes mostNarrow, the smaller the longer
// the row, so that about one number in a hundred is larger. Rows too small to have
// an inverse in float32 count as 0.
func scaleOf(peaks [lanes]float32, width int) (scale, inverse float32) {
	const smallest = 1e-30
	slices.Sort(peaks[:])
	most := peaks[lanes-1]
	if most < smallest {
		return 0, 0
	}
	level := max(peaks[max(0, lanes-1-width/128)], most/(mostQuantised/mostNarrow))
	return level / mostNarrow, mostNarrow / level
}

// grow makes *buffer n long and returns it; what it holds is kept only as far as
// it is not made anew.
func grow[T any](buffer *[]T, n int) []T {
	if cap(*buffer) < n {
		*buffer = make([]T, n)
	}
	*buffer = (*buffer)[:n]
	return *buffer
}
