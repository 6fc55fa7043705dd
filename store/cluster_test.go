package store_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"whosaid/store"
	"whosaid/store/storetest"
)

// The suite on a cluster of three nodes. That every key of an article is in one
// slot, only a cluster can tell.
func TestCluster(t *testing.T) {
	url := ownCluster(t, 3)
	opened := 0
	suite := func(t *testing.T) *store.Store {
		opened++
		return open(t, store.Config{URL: url, Namespace: fmt.Sprintf("c%d", opened), Partitions: 5, Embedder: "echo@1", Dim: dim})
	}
	storetest.Run(t, func(t *testing.T) storetest.Store { return suite(t) })
	storetest.RunVectors(t, func(t *testing.T) storetest.VectorStore { return suite(t) })

	// One node's address is enough: the others are found.
	first, _, _ := strings.Cut(string(url), ",")
	config := store.Config{URL: store.URL(first), Namespace: "c1"}
	putAll(t, open(t, config), entry(t, "https://a.example/1", "The ferry sank."), entry(t, "https://a.example/2", "The bridge is shut."))
	if got := found(t, open(t, config), "ferry bridge"); len(got) != 2 {
		t.Errorf("Search by one node's address = %q, want two", got)
	}
}

// ownCluster starts servers that share the slots.
func ownCluster(t *testing.T, nodes int) store.URL {
	t.Helper()
	const slots = 16384
	var addresses []string
	var clients []*redis.Client
	for i := range nodes {
		bus, err := storetest.FreePort()
		must(t, err)
		s := own(t, "--cluster-enabled", "yes", "--cluster-port", fmt.Sprint(bus), "--cluster-node-timeout", "5000")
		c := s.client(t)
		must(t, c.Do(t.Context(), "CLUSTER", "ADDSLOTSRANGE", i*slots/nodes, (i+1)*slots/nodes-1).Err())
		must(t, c.Do(t.Context(), "CLUSTER", "SET-CONFIG-EPOCH", i+1).Err())
		for _, other := range clients {
			must(t, other.Do(t.Context(), "CLUSTER", "MEET", "127.0.0.1", s.Port, bus).Err())
		}
		clients = append(clients, c)
		addresses = append(addresses, fmt.Sprintf("127.0.0.1:%d", s.Port))
	}
	wait(t, 20*time.Second, "the cluster is up", func() bool {
		for _, c := range clients {
			if info := c.ClusterInfo(t.Context()).Val(); !strings.Contains(info, "cluster_state:ok") || !strings.Contains(info, fmt.Sprintf("cluster_known_nodes:%d", nodes)) {
				return false
			}
		}
		return true
	})
	return store.URL("redis://" + strings.Join(addresses, ","))
}
