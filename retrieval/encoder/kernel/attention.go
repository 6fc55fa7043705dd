package kernel

import "math"

// HeadWidth is how many numbers of a row one attention head works on.
const HeadWidth = 32

// attention is the memory of [Attend]: of one head's sequence the keys and the
// values, laid out for tiles, and of tileRows of its tokens what comes of them.
type attention struct {
	across  int       // tokens, up to whole tiles
	keys    []float32 // [across/tileColumns][HeadWidth][tileColumns]
	values  []float32 // [HeadWidth/tileColumns][tokens][tileColumns]
	queries []float32 // [tileRows,HeadWidth]
	shares  []float32 // [tileRows,across]: each token's interest in each
	context []float32 // [tileRows,HeadWidth]
}

// Attend computes one head of scaled dot-product attention (Vaswani et al.,
// "Attention Is All You Need", 2017) over the n tokens of a sequence: it sets
// dst [n,HeadWidth] to softmax(q·kᵀ/√HeadWidth)·v, where q, k and v are
// [n,HeadWidth]. The rows of q, k and v are stride numbers apart, those of dst
// dstStride: to work on head h of matrices [n,384], pass x[h*HeadWidth:] and
// 384. dst may be q, but must not overlap k and v.
func Attend(dst, q, k, v []float32, n, dstStride, stride int, s *Scratch) {
	attend(vector, &s.attention, dst, q, k, v, n, dstStride, stride)
}

func attend(by *vectors, a *attention, dst, q, k, v []float32, n, dstStride, stride int) {
	a.across = upTo(n, tileColumns)
	a.loadKeys(by, k, n, stride)
	a.loadValues(v, n, stride)
	for first := 0; first < n; first += tileRows {
		rows := min(tileRows, n-first)
		a.loadQueries(q[first*stride:], rows, stride)
		a.score(by)
		a.gather(by, dst[first*dstStride:], rows, dstStride, n)
	}
}

// loadKeys transposes the keys.
func (a *attention) loadKeys(by *vectors, k []float32, n, stride int) {
	keys := grow(&a.keys, a.across*HeadWidth)
	if n < a.across {
		clear(keys[(a.across-tileColumns)*HeadWidth:])
	}
	whole := n / lanes * lanes
	for token := 0; token < whole; token += lanes {
		panel := keys[token/tileColumns*tileColumns*HeadWidth+token%tileColumns:]
		for i := 0; i < HeadWidth; i += lanes {
			by.transpose(panel[i*tileColumns:], k[token*stride+i:], stride)
		}
	}
	for token := whole; token < n; token++ {
		panel := keys[token/tileColumns*tileColumns*HeadWidth+token%tileColumns:]
		for i, v := range k[token*stride:][:HeadWidth] {
			panel[i*tileColumns] = v
		}
	}
}

func (a *attention) loadValues(v []float32, n, stride int) {
	values := grow(&a.values, n*HeadWidth)
	for token := range n {
		row := v[token*stride:][:HeadWidth]
		for i := 0; i < HeadWidth; i += tileColumns {
			copy(values[i*n+token*tileColumns:][:tileColumns], row[i:])
		}
	}
}

// loadQueries takes up to tileRows queries; what is missing is 0.
func (a *attention) loadQueries(q []float32, rows, stride int) {
	queries := grow(&a.queries, tileRows*HeadWidth)
	for row := range rows {
		copy(queries[row*HeadWidth:][:HeadWidth], q[row*stride:])
	}
	clear(queries[rows*HeadWidth:])
}

// score sets the shares to the products of the queries and the keys.
func (a *attention) score(by *vectors) {
	shares := grow(&a.shares, tileRows*a.across)
	for column := 0; column < a.across; column += tileColumns {
		by.tile(shares[column:], a.across, a.queries, HeadWidth, a.keys[column*HeadWidth:], HeadWidth)
	}
}

// gather turns the scores into shares and sets rows of dst to the values in
// these shares. The division by their sum waits for the context, which has
// fewer numbers than the shares.
func (a *attention) gather(by *vectors, dst []float32, rows, dstStride, n int) {
	var sums [tileRows]float32
	for row := range rows {
		sums[row] = exponentials(by, a.shares[row*a.across:][:a.across], n)
	}
	context := grow(&a.context, tileRows*HeadWidth)
	for i := 0; i < HeadWidth; i += tileColumns {
		by.tile(context[i:], HeadWidth, a.shares, a.across, a.values[i*n:], n)
	}
	for row := range rows {
		to := dst[row*dstStride:][:HeadWidth]
		copy(to, context[row*HeadWidth:])
		by.scale(to, 1/sums[row])
	}
}

// exponentials replaces each of the first n scores x by e^((x-m)/√HeadWidth),
// m the largest, and returns their sum. It fills them up to whole registers
// with next to nothing.
func exponentials(by *vectors, scores []float32, n int) float32 {
	scale := float32(1 / math.Sqrt(HeadWidth))
	scores = scores[:upTo(n, lanes)]
	for i := n; i < len(scores); i++ {
		scores[i] = float32(math.Inf(-1))
	}
	return by.exp(scores, scale, by.most(scores))
}
