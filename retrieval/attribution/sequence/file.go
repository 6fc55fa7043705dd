package sequence

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

const signature = "whosaid sequence 1\n"

var errFile = errors.New("not the weights of a sequence model")

// Bytes is the model as a file: a signature, the two sizes as powers of two, a
// little-endian float32, and of each weight, as int8, the root with its sign: small
// weights need finer steps than large ones.
func (m *Model) Bytes() []byte {
	file := []byte(signature)
	file = append(file, sizeOf(m.own, labels), sizeOf(m.link, pairs))
	file = binary.LittleEndian.AppendUint32(file, math.Float32bits(m.perLink))
	for _, part := range [][]int16{m.own, m.link} {
		for _, w := range part {
			file = append(file, byte(root(float64(w))))
		}
	}
	return file
}

// root is the square root of a size up to 127², rounded, with the sign.
func root(w float64) int8 {
	return int8(math.Copysign(math.Round(math.Sqrt(math.Abs(w))), w))
}

// square undoes root.
func square(q int8) int16 {
	if q < 0 {
		return -int16(q) * int16(q)
	}
	return int16(q) * int16(q)
}

func sizeOf(weights []int16, stride int) byte {
	bits := byte(0)
	for stride<<bits < len(weights) {
		bits++
	}
	return bits
}

// Parse reads a model's file. It fails on one that is cut short or too long.
func Parse(g Grammar, file string) (*Model, error) {
	const head = len(signature) + 6
	if len(file) < head || file[:len(signature)] != signature {
		return nil, errFile
	}
	ownBits, linkBits := file[len(signature)], file[len(signature)+1]
	if ownBits > 24 || linkBits > 24 || len(file) != head+labels<<ownBits+pairs<<linkBits {
		return nil, fmt.Errorf("a file of %d bytes: %w", len(file), errFile)
	}
	perLink := math.Float32frombits(binary.LittleEndian.Uint32([]byte(file[len(signature)+2 : head])))
	m := &Model{grammar: g, perLink: perLink, own: make([]int16, labels<<ownBits), link: make([]int16, pairs<<linkBits)}
	for i := range m.own {
		m.own[i] = square(int8(file[head+i]))
	}
	for i := range m.link {
		m.link[i] = square(int8(file[head+len(m.own)+i]))
	}
	return m, nil
}

// quantised rounds weights to the squares that a file can hold.
func quantised(g Grammar, own, link []float32) *Model {
	ownStep, linkStep := stepOf(own), stepOf(link)
	return &Model{grammar: g, perLink: linkStep / ownStep, own: rounded(own, ownStep), link: rounded(link, linkStep)}
}

// stepOf is what one step of a weight stands for.
func stepOf(weights []float32) float32 {
	most := float32(0)
	for _, w := range weights {
		most = max(most, w, -w)
	}
	if most == 0 {
		return 1
	}
	return most / (127 * 127)
}

func rounded(weights []float32, step float32) []int16 {
	out := make([]int16, len(weights))
	for i, w := range weights {
		out[i] = square(root(float64(w / step)))
	}
	return out
}
