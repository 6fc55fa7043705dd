package kernel

// Scratch is the memory of one computation at a time. The zero Scratch is
// ready for use; it grows to what its largest use needs.
type Scratch struct {
	kernel      *kernel
	rows, width int // of what was quantised last
	stride      int // from one quantised row to the next

	narrow []int8    // quantised rows, for kernels that take bytes
	wide   []int16   // quantised rows, for those that do not
	scales []float32 // a row's number is its int8 times its scale
	totals []int32   // the sum of a row
	sums   []int32   // of one tile

	attention attention
}

// smallest is the least size that rows are scaled up from: below it, one over
// their scale is no float32, and they count as 0.
const smallest = 1e-30

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
	s.stride = upTo(width, k.depth)
	tall := upTo(rows, k.rows)
	grow(&s.scales, tall)
	grow(&s.totals, tall)
	for row := range rows {
		k.quantise(s, row, src[row*width:][:width])
	}
}

// scaleOf returns what an int8 of a row whose largest size is most stands for,
// and its inverse.
func scaleOf(most float32) (scale, inverse float32) {
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
