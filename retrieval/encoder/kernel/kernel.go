// Package kernel is the arithmetic of the encoder: products with int8 weights,
// and the functions of float32 vectors that stand between them.
//
// Whatever runs long exists twice: in Go, for every processor, and in assembly
// for the vector units of amd64 and, the products alone, of arm64. Which is used is decided once, when the
// program starts. All forms of the int8 product and of the quantisation agree
// to the last bit, so the same rows have the same products everywhere; the
// float32 functions agree to a relative 1e-5.
//
// No function allocates once its Scratch has grown, and none keeps its
// arguments. Arguments whose lengths do not fit each other are a mistake of the
// caller, and panic.
package kernel

// kernel multiplies tiles: rows of quantised activations by columns of packed
// weights, as many as fit the registers of a vector unit.
type kernel struct {
	name string

	rows, columns int  // of a tile
	depth         int  // inputs of one column that lie side by side in a panel
	offset        int  // added to each weight, so that it is unsigned
	wide          bool // takes quantised rows as int16, not as int8 with an excess

	// tile sets sums [rows,columns] to the products of the quantised rows
	// from the given one on and the columns of a panel.
	tile func(sums []int32, q *quantised, row int, panel []byte)

	// whole is tile with the rows' excess; nil where the two are separate products.
	whole func(sums []int32, q *quantised, row int, x *excess, panel []byte)

	*rounding
}

// rounding is the ways from float32 to whole numbers and back.
type rounding struct {
	// peaks returns the largest size among every lanes-th number of x, from
	// each of the first ones on.
	peaks func(x []float32) [lanes]float32

	// widen sets dst to src times inverse, rounded to the nearest whole
	// number, halves to the even one, and returns their sum. So does narrow,
	// but what is beyond an int8 becomes 127 or -128 in dst.
	widen  func(dst []int16, src []float32, inverse float32) int32
	narrow func(dst []byte, src []float32, inverse float32) int32

	// join adds the sums of an excess, times beyond, to those of a tile.
	join func(sums, excess []int32)

	// finish turns a tile's sums, columns to a row, into rows of dst, stride
	// to a row: a sum less the row's shift, times the scale of the row, times
	// that of the column, plus the column's bias. Each step is rounded.
	finish func(dst []float32, stride int, sums []int32, columns int, r rowTerms, c columnTerms)
}

// rowTerms is what the rows of a tile bring to its end, a number each.
type rowTerms struct {
	shifts []int32   // what the kernel's offset has added to each sum
	scales []float32 // what 1 in the quantised row stands for
}

// columnTerms is what the columns of a tile bring to its end, a number each.
type columnTerms struct{ scales, bias []float32 }

// block is what the inputs of a product are filled up to with zeros, so that
// tiles need not look after a rest.
const block = 16

// best is the fastest kernel of this processor.
var best = kernels()[0]

// Name returns the name of the kernel in use: "avx512vnni", "avxvnni", "avx2",
// "neon" or "scalar".
func Name() string { return best.name }

// upTo rounds n up to a multiple of step.
func upTo(n, step int) int { return (n + step - 1) / step * step }
