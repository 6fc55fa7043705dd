package retrieval

import "sync"

// mostKept is how many things of a kind a Finder keeps between questions; then
// it begins anew.
const mostKept = 20_000

// kept keeps what is dear to make and never changes, so that the next question
// finds it. Its zero value is empty.
type kept[K comparable, V any] struct {
	mu  sync.Mutex
	all map[K]V
}

func (k *kept[K, V]) take(key K) (V, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	v, ok := k.all[key]
	return v, ok
}

func (k *kept[K, V]) keep(key K, v V) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.all == nil || len(k.all) >= mostKept {
		k.all = map[K]V{}
	}
	k.all[key] = v
}
