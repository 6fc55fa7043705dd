// Package kernel is the arithmetic of the encoder: products with int8 weights,
// and the functions of float32 vectors that stand between them.
//
// Whatever runs long exists twice: in Go, for every processor, and in assembly
// for the vector units of amd64. Which is used is decided once, when the
// program starts. All forms of the int8 product and of the quantisation agree
// to the last bit, so the same text has the same products everywhere; the
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

	rows, columns int // of a tile
	depth         int // inputs of one column that lie side by side in a panel
	offset        int // added to each weight, so that it is unsigned

	// tile sets sums [rows,columns] to the products of the quantised rows
	// from the given one on and the columns of a panel.
	tile func(sums []int32, s *Scratch, row int, panel []byte)

	quantise func(s *Scratch, row int, src []float32)
	finish   func(dst []float32, sums []int32, shift int32, scale float32, scales, bias []float32)
}

// best is the fastest kernel of this processor.
var best = kernels()[0]

// Name returns the name of the kernel in use: "avx512vnni", "avxvnni", "avx2"
// or "scalar".
func Name() string { return best.name }

// upTo rounds n up to a multiple of step.
func upTo(n, step int) int { return (n + step - 1) / step * step }
