package store_test

import (
	"testing"

	"whosaid/store"
)

// What is dropped is all of one store and nothing of another, however alike
// their names are.
func TestDrop(t *testing.T) {
	config := fresh(t)
	config.Embedder, config.Dim = "echo@1", dim
	kept := embedded(entry(t, "https://a.example/1", "The ferry sank."), dim, 1)
	other := config
	config.Namespace, other.Namespace = config.Namespace+"[x]*", config.Namespace+"x-and-more"
	putAll(t, open(t, other), kept)
	doomed := open(t, config)
	putAll(t, doomed, kept, embedded(entry(t, "https://a.example/2", "The bridge is shut."), dim, 2))
	must(t, doomed.Drop(t.Context()))

	left, err := shared(t).client(t).Keys(t.Context(), config.Namespace[:len(config.Namespace)-len("[x]*")]+`\[x]\*:*`).Result()
	if err != nil || len(left) != 0 {
		t.Errorf("keys after Drop = %q, %v, want none", left, err)
	}
	wantWhole(t, open(t, other), kept)
	if held, err := open(t, store.Config{URL: config.URL, Namespace: config.Namespace}).Holdings(t.Context()); err != nil || held.Articles != 0 {
		t.Errorf("Holdings after Drop = %+v, %v, want none", held, err)
	}
}
