package kernel

import "math"

// HeadWidth is the numbers of one attention head in a row.
const HeadWidth = 32

// attention is the memory of [Attend].
type attention struct {
	scores []float32
}

// Attend computes one head of scaled dot-product attention (Vaswani et al.,
// "Attention Is All You Need", 2017) over the n tokens of a sequence: it sets
// dst [n,HeadWidth] to softmax(q·kᵀ/√HeadWidth)·v, where q, k and v are
// [n,HeadWidth]. The rows of q, k and v are stride numbers apart, those of dst
// dstStride: to work on head h of matrices [n,384], pass x[h*HeadWidth:] and
// 384. dst must not overlap the others.
func Attend(dst, q, k, v []float32, n, dstStride, stride int, s *Scratch) {
	scores := grow(&s.attention.scores, n)
	scale := float32(1 / math.Sqrt(HeadWidth))
	for i := range n {
		query, to := q[i*stride:][:HeadWidth], dst[i*dstStride:][:HeadWidth]
		for j := range scores {
			scores[j] = Dot(query, k[j*stride:])
		}
		Softmax(scores, scale)
		clear(to)
		for j, share := range scores {
			Axpy(to, v[j*stride:], share)
		}
	}
}
