package encoder

import (
	"crypto/sha256"
	"encoding/binary"
	"sync"
)

// mostRecent is how many vectors are remembered at least, 1.5 KB each, if there are so
// many; but for those of one run at most twice as many are.
const mostRecent = 8192

// recent remembers the vectors of the sentences of runs that were read not long ago.
type recent struct {
	mu       sync.Mutex
	size     int // how many vectors now has
	now, old map[[sha256.Size]byte][][]float32
}

// keep remembers the vectors of a run's sentences. Once there are enough, what
// was remembered before the last mostRecent is forgotten.
func (r *recent) keep(of run, vectors [][]float32) {
	key := keyOf(of)
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.now == nil || r.size >= mostRecent {
		r.now, r.old, r.size = map[[sha256.Size]byte][][]float32{}, r.now, 0
	}
	r.now[key] = vectors
	r.size += len(vectors)
}

// take gives the vectors of a run, if they are remembered. They are not to be changed.
func (r *recent) take(of run) ([][]float32, bool) {
	key := keyOf(of)
	r.mu.Lock()
	defer r.mu.Unlock()
	vectors, ok := r.now[key]
	if !ok {
		vectors, ok = r.old[key]
	}
	return vectors, ok
}

// keyOf is over all that the vectors of a run's sentences follow from.
func keyOf(of run) [sha256.Size]byte {
	raw := make([]byte, 0, 4*(len(of.ids)+len(of.places)))
	for _, id := range of.ids {
		raw = binary.LittleEndian.AppendUint32(raw, uint32(id))
	}
	for _, at := range of.places {
		raw = binary.LittleEndian.AppendUint32(raw, uint32(at.end))
	}
	return sha256.Sum256(raw)
}
