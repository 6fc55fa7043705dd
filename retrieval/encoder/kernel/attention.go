package kernel

import "math"

// HeadWidth is how many numbers of a row one attention head works on.
const HeadWidth = 32

// attention is the memory of [Attend]: of one head's sequence the keys and the
// values, laid out for tiles, and of tileRows of its tokens what comes of them.
type attention struct {
	across  int       // tokens, up to whole tiles
	pitch   int       // from a row of shares to the next: an odd multiple of 16, lest rows push each other out of the cache
	keys    []float32 // [across/columns][HeadWidth][columns], columns being a tile's
	values  []float32 // [HeadWidth/columns][tokens][columns]
	queries []float32 // [tileRows,HeadWidth]
	shares  []float32 // [tileRows,pitch]: each token's interest in each
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
	a.across = upTo(n, by.columns)
	a.pitch = a.across | tileColumns
	a.loadKeys(by, k, n, stride)
	a.loadValues(by, v, n, stride)
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
	columns := by.columns
	if n < a.across {
		clear(keys[(a.across-columns)*HeadWidth:])
	}
	whole := n / lanes * lanes
	for token := 0; token < whole; token += lanes {
		panel := keys[token/columns*columns*HeadWidth+token%columns:]
		for i := 0; i < HeadWidth; i += lanes {
			by.transpose(panel[i*columns:], columns, k[token*stride+i:], stride)
		}
	}
	for token := whole; token < n; token++ {
		panel := keys[token/columns*columns*HeadWidth+token%columns:]
		for i, v := range k[token*stride:][:HeadWidth] {
			panel[i*columns] = v
		}
	}
}

func (a *attention) loadValues(by *vectors, v []float32, n, stride int) {
	values := grow(&a.values, n*HeadWidth)
	for token := range n {
		row := v[token*stride:][:HeadWidth]
		for i := 0; i < HeadWidth; i += tileColumns {
			column := i % by.columns
			to := values[(i-column)*n+token*by.columns+column:]
			*(*[tileColumns]float32)(to) = *(*[tileColumns]float32)(row[i:])
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
	shares := grow(&a.shares, tileRows*a.pitch)
	for column := 0; column < a.across; column += by.columns {
		by.tile(shares[column:], a.pitch, a.queries, HeadWidth, a.keys[column*HeadWidth:], HeadWidth)
	}
}

// gather turns the scores into shares and sets rows of dst to the values in
// these shares. The division by their sum waits for the context, which has
// fewer numbers than the shares.
func (a *attention) gather(by *vectors, dst []float32, rows, dstStride, n int) {
	var sums [tileRows]float32
	for row := range rows {
		sums[row] = exponentials(by, a.shares[row*a.pitch:][:a.across], n)
	}
	context := grow(&a.context, tileRows*HeadWidth)
	for i := 0; i < HeadWidth; i += by.columns {
		by.tile(context[i:], HeadWidth, a.shares, a.pitch, a.values[i*n:], n)
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
	const scale = math.Log2E / (4 * math.Sqrt2) // e^x is 2^(x·log₂e); √HeadWidth is 4√2
	scores = scores[:upTo(n, lanes)]
	for i := n; i < len(scores); i++ {
		scores[i] = float32(math.Inf(-1))
	}
	return by.exp(scores, scale, by.most(scores))
}
