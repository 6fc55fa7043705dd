package store_test

import (
	"testing"

	"whosaid/store"
	"whosaid/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Store { return open(t, fresh(t)) })
}

func TestStoreInPartitions(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Store {
		config := fresh(t)
		config.Partitions = 3
		return open(t, config)
	})
}

func TestVectors(t *testing.T) {
	for name, partitions := range map[string]int{"one partition": 1, "three partitions": 3} {
		t.Run(name, func(t *testing.T) {
			storetest.RunVectors(t, func(t *testing.T) storetest.VectorStore {
				config := embedding(t)
				config.Partitions = partitions
				return open(t, config)
			})
		})
	}
}

// embedding is the configuration of an empty store for the suite's vectors.
func embedding(t testing.TB) store.Config {
	config := fresh(t)
	config.Embedder, config.Dim = "echo@1", storetest.Dim
	return config
}
