package encoder

import "whosaid/retrieval/encoder/kernel"

// bench is the memory of one pass at a time. It grows to what its largest pass
// needs. The matrices have a row for each piece.
type bench struct {
	hidden  []float32 // the states that the layers refine
	attend  []float32 // query, key and value
	context []float32 // what attention has gathered
	desks   []desk    // of each worker
}

// desk is the memory of a worker, for chunk rows at a time.
type desk struct {
	change  []float32 // what is to be added to states
	inner   []float32
	scratch kernel.Scratch
}

// chunk is how many rows a worker takes through a layer's maps at once: enough
// that weights, once fetched, are used often, few enough that the rows stay in
// the second cache.
const chunk = 96

// fit makes b large enough for a pass.
func (b *bench) fit(n *network, rows, workers int) {
	grow(&b.hidden, rows*n.width)
	grow(&b.attend, rows*3*n.width)
	grow(&b.context, rows*n.width)
	for len(b.desks) < workers {
		of := func(width int) []float32 { return make([]float32, chunk*width) }
		b.desks = append(b.desks, desk{change: of(n.width), inner: of(n.inner)})
	}
}

// grow makes *x n long, without keeping what it holds.
func grow(x *[]float32, n int) {
	if cap(*x) < n {
		*x = make([]float32, n)
	}
	*x = (*x)[:n]
}
