package kernel

// Scratch is the memory of one computation at a time. The zero Scratch is
// ready for use; it grows to what its largest use needs.
type Scratch struct {
	kernel      *kernel
	rows, width int // of what was quantised last
	stride      int // from one quantised row to the next

	narrow []int8    // quantised rows, for kernels that take bytes
	wide   []int16   // quantised rows, for those that do not
	pairs  []int64   // quantised rows of one tile, two in each, for the scalar kernel
	scales []float32 // a row's number is its int8 times its scale
	shifts []int32   // what the kernel's offset adds to the products of a row
	sums   []int32   // of one tile

	attention attention
}

// Quantise turns each row of src [rows,width] into int8, for
// [Matrix.MulQuantised]. The largest size in a row becomes 127; the others are
// rounded to the nearest whole number, halves to the even one. The numbers
// must be finite.
func (s *Scratch) Quantise(src []float32, rows, width int) {
	s.quantise(best, src, rows, width)
}

func (s *Scratch) quantise(k *kernel, src []float32, rows, width int) {
	src = src[:rows*width]
	s.kernel, s.rows, s.width = k, rows, width
	s.stride = upTo(width, block)
	tall := upTo(rows, k.rows)
	grow(&s.scales, tall)
	grow(&s.shifts, tall)
	if k.wide {
		grow(&s.wide, tall*s.stride)
	} else {
		grow(&s.narrow, tall*s.stride)
	}
	for row := range rows {
		s.quantiseRow(row, src[row*width:][:width])
	}
}

// quantiseRow quantises one row, with zeros beyond its width.
func (s *Scratch) quantiseRow(row int, src []float32) {
	scale, inverse := scaleOf(s.kernel.largest(src))
	var total int32
	if s.kernel.wide {
		to := s.wide[row*s.stride:][:s.stride]
		total = s.kernel.widen(to, src, inverse)
		clear(to[s.width:])
	} else {
		to := s.narrow[row*s.stride:][:s.stride]
		total = s.kernel.narrow(to, src, inverse)
		clear(to[s.width:])
	}
	s.scales[row], s.shifts[row] = scale, total*int32(s.kernel.offset)
}

// Quantise sets dst to the int8 of src, as [Scratch.Quantise] does to a row,
// and returns the scale: src[i] is about dst[i] times it. dst and src have one
// length.
func Quantise(dst []int8, src []float32) (scale float32) {
	scale, inverse := scaleOf(best.largest(src))
	best.narrow(dst[:len(src)], src, inverse)
	return scale
}

// scaleOf returns what an int8 of a row whose largest size is most stands for,
// and its inverse. Rows too small to have an inverse in float32 count as 0.
func scaleOf(most float32) (scale, inverse float32) {
	const smallest = 1e-30
	if most < smallest {
		return 0, 0
	}
	return most / 127, 127 / most
}

// grow makes *buffer n long, without keeping what it holds, and returns it.
func grow[T any](buffer *[]T, n int) []T {
	if cap(*buffer) < n {
		*buffer = make([]T, n)
	}
	*buffer = (*buffer)[:n]
	return *buffer
}
