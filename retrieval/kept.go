package retrieval

import "sync"

// kept keeps what is dear to make and never changes, so that the next question
// finds it. Once it holds as much as it may, it begins anew.
type kept[K comparable, V any] struct {
	most int
	mu   sync.Mutex
	all  map[K]V
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
	if k.all == nil || len(k.all) >= k.most {
		k.all = map[K]V{}
	}
	k.all[key] = v
}
