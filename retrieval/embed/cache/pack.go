package cache

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
)

// Pack is a set of vectors that ships with the program. In its file each number
// takes two bytes, as the vectors are of length 1: it is the number times 32767.
type Pack struct {
	dim     int
	vectors map[Key][]byte
}

// packForm begins the file of a pack.
const packForm = "whosaid-pack-1\n"

// ErrPack is the error of what is no pack, or a damaged one.
var ErrPack = errors.New("not a pack of embeddings")

// packScale is what a number is multiplied by.
const packScale = math.MaxInt16

// WritePack gives the file of a pack: the form, the dimensions, then each key
// with its vector, in the order given, and a checksum.
func WritePack(dim int, keys []Key, vectors [][]float32) []byte {
	out := binary.LittleEndian.AppendUint32([]byte(packForm), uint32(dim))
	for i, key := range keys {
		out = append(out, key[:]...)
		for _, x := range vectors[i] {
			scaled := min(max(math.RoundToEven(float64(x)*packScale), -packScale), packScale)
			out = binary.LittleEndian.AppendUint16(out, uint16(int16(scaled)))
		}
	}
	return binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(out))
}

// ReadPack reads what WritePack wrote. The pack goes on using data.
func ReadPack(data []byte) (*Pack, error) {
	const head = len(packForm) + 4
	if len(data) < head+crc32.Size || !bytes.HasPrefix(data, []byte(packForm)) {
		return nil, fmt.Errorf("read a pack: %w", ErrPack)
	}
	end := len(data) - crc32.Size
	dim := int(binary.LittleEndian.Uint32(data[len(packForm):]))
	if dim <= 0 || dim > 1<<15 || binary.LittleEndian.Uint32(data[end:]) != crc32.ChecksumIEEE(data[:end]) {
		return nil, fmt.Errorf("read a pack: %w: its checksum or its dimensions are wrong", ErrPack)
	}
	size := len(Key{}) + 2*dim
	if (end-head)%size != 0 {
		return nil, fmt.Errorf("read a pack: %w: it ends within a vector", ErrPack)
	}
	p := &Pack{dim: dim, vectors: map[Key][]byte{}}
	for at := head; at < end; at += size {
		p.vectors[Key(data[at:at+len(Key{})])] = data[at+len(Key{}) : at+size]
	}
	return p, nil
}

// Len is how many vectors there are.
func (p *Pack) Len() int { return len(p.vectors) }

// Load gives the vector of key, scaled to length 1 again.
func (p *Pack) Load(key Key) ([]float32, bool) {
	packed, ok := p.vectors[key]
	if !ok {
		return nil, false
	}
	out := make([]float32, p.dim)
	squares := 0.0
	for i := range out {
		out[i] = float32(int16(binary.LittleEndian.Uint16(packed[2*i:]))) / packScale
		squares += float64(out[i]) * float64(out[i])
	}
	if squares == 0 {
		return nil, false
	}
	for i := range out {
		out[i] = float32(float64(out[i]) / math.Sqrt(squares))
	}
	return out, true
}
