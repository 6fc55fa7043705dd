package news

import (
	"encoding/binary"
	"errors"
	"math"
)

// An embedding is kept as four 16-bit numbers, the form, the length of Whole, the
// length of a sentence's vector and the number of sentences, then Whole as 16-bit
// numbers of which the farthest is 32767, then the sentences' vectors. All is
// little-endian. Of Whole, only the direction is kept.
const (
	embeddingForm = 1
	embeddingHead = 8
	maxNumbers    = math.MaxUint16
)

// errEmbedding is the error of bytes that are no embedding.
var errEmbedding = errors.New("not an embedding in a form that this version reads")

// MarshalBinary writes an embedding that Check lets pass.
func (e Embedding) MarshalBinary() ([]byte, error) {
	width := 0
	if len(e.Sentences) > 0 {
		width = len(e.Sentences[0])
	}
	if len(e.Whole) > maxNumbers || width > maxNumbers || len(e.Sentences) > maxNumbers {
		return nil, ErrBadVector
	}
	out := make([]byte, 0, embeddingHead+2*len(e.Whole)+width*len(e.Sentences))
	for _, n := range []int{embeddingForm, len(e.Whole), width, len(e.Sentences)} {
		out = binary.LittleEndian.AppendUint16(out, uint16(n))
	}
	scale := math.MaxInt16 / max(float64(farthest(e.Whole)), math.SmallestNonzeroFloat64)
	for _, x := range e.Whole {
		out = binary.LittleEndian.AppendUint16(out, uint16(int16(math.RoundToEven(float64(x)*scale))))
	}
	for _, s := range e.Sentences {
		if len(s) != width {
			return nil, ErrBadVector
		}
		for _, x := range s {
			out = append(out, byte(x))
		}
	}
	return out, nil
}

// UnmarshalBinary reads what MarshalBinary wrote, and refuses anything else.
func (e *Embedding) UnmarshalBinary(data []byte) error {
	if len(data) < embeddingHead {
		return errEmbedding
	}
	field := func(i int) int { return int(binary.LittleEndian.Uint16(data[2*i:])) }
	form, whole, width, count := field(0), field(1), field(2), field(3)
	rest := data[embeddingHead:]
	if form != embeddingForm || len(rest) != 2*whole+width*count || (width == 0) != (count == 0) {
		return errEmbedding
	}
	*e = Embedding{}
	if whole > 0 {
		e.Whole = make([]float32, whole)
		for i := range e.Whole {
			e.Whole[i] = float32(int16(binary.LittleEndian.Uint16(rest[2*i:])))
		}
	}
	if count == 0 {
		return nil
	}
	sentences := rest[2*whole:]
	numbers := make([]int8, len(sentences))
	for i := range numbers {
		numbers[i] = int8(sentences[i])
	}
	e.Sentences = make([][]int8, count)
	for i := range e.Sentences {
		e.Sentences[i] = numbers[i*width : (i+1)*width : (i+1)*width]
	}
	return nil
}
