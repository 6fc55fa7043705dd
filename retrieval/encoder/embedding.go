package encoder

import (
	"whosaid/retrieval/encoder/kernel"
	"whosaid/retrieval/encoder/safetensors"
)

// look sets row to the vector of a piece at a position of its sequence.
func (n *network) look(row []float32, id int32, position int) {
	copy(row, n.places[position*n.width:][:n.width])
	n.words.add(row, int(id))
	kernel.LayerNorm(row, nil, n.opening.gains, n.opening.shifts, n.epsilon)
}

// add adds the vector of a piece to row.
func (w words) add(row []float32, id int) {
	const half = blockSize / 2
	blocks := len(row) / blockSize
	for b := range blocks {
		at := id*blocks + b
		scale := safetensors.Half(w.scales[2*at:])
		low, high := row[b*blockSize:][:half], row[b*blockSize+half:][:half]
		for i, pair := range w.numbers[at*half:][:half] {
			low[i] += float32(int(pair&15)-8) * scale
			high[i] += float32(int(pair>>4)-8) * scale
		}
	}
}
