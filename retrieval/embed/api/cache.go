package api

import (
	"container/list"
	"crypto/sha256"
	"fmt"
	"slices"
	"sync"
)

// Key stands for a text and the model that embeds it: a SHA-256.
type Key [sha256.Size]byte

// Cache keeps vectors. It is used by many goroutines at a time. Neither side
// changes or keeps a slice that it was given: Save copies, and Load returns a
// slice that is the caller's. Failing to keep is no error, only a miss later.
type Cache interface {
	Load(Key) ([]float32, bool)
	Save(Key, []float32)
}

// key is over the model and the dimensions asked for too, as a cache may serve
// several embedders.
func (e *Embedder) key(text string) Key {
	return sha256.Sum256(fmt.Appendf(nil, "%q %d %s", e.model, e.asked, text))
}

// Memory is a Cache in this process that forgets what was least recently used.
type Memory struct {
	mu      sync.Mutex
	most    int // bytes
	used    int
	entries map[Key]*list.Element
	recent  *list.List // of *entry, the latest first
}

type entry struct {
	key    Key
	vector []float32
}

// entryOverhead is about what a kept vector costs beside its numbers, in bytes.
const entryOverhead = 240

// NewMemory returns an empty cache that takes about as many bytes at most.
func NewMemory(bytes int) *Memory {
	return &Memory{most: bytes, entries: map[Key]*list.Element{}, recent: list.New()}
}

// Load returns the vector kept under key.
func (m *Memory) Load(key Key) ([]float32, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	found, ok := m.entries[key]
	if !ok {
		return nil, false
	}
	m.recent.MoveToFront(found)
	return slices.Clone(found.Value.(*entry).vector), true
}

// Save keeps a copy of vector, unless it is larger than the whole cache.
func (m *Memory) Save(key Key, vector []float32) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if old, ok := m.entries[key]; ok {
		m.forget(old)
	}
	added := &entry{key: key, vector: slices.Clone(vector)}
	if added.size() > m.most {
		return
	}
	m.entries[key] = m.recent.PushFront(added)
	m.used += added.size()
	for m.used > m.most {
		m.forget(m.recent.Back())
	}
}

func (m *Memory) forget(element *list.Element) {
	gone := m.recent.Remove(element).(*entry)
	delete(m.entries, gone.key)
	m.used -= gone.size()
}

func (e *entry) size() int { return 4*len(e.vector) + entryOverhead }
