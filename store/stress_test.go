package store_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"whosaid/store"
	"whosaid/store/news"
)

// Several processes put, change, embed and remove the same few articles. When
// they are done, each finds exactly what is stored, and the vector sets hold
// exactly what the hashes do.
func TestManyWriters(t *testing.T) {
	config := embedding(t)
	config.Partitions = 2
	stores := []*store.Store{open(t, config), open(t, config), open(t, config)}
	var writers sync.WaitGroup
	for i, s := range stores {
		for k := range 2 {
			random := rand.New(rand.NewPCG(uint64(i), uint64(k)))
			writers.Go(func() {
				for range 120 {
					disturb(t, s, random)
				}
			})
		}
	}
	writers.Wait()
	articles, err := stores[0].Articles(t.Context())
	must(t, err)
	want := []string{}
	for _, a := range articles {
		want = append(want, a.Text())
	}
	slices.Sort(want)
	for i, s := range stores {
		eventually(t, fmt.Sprintf("process %d finds what is stored", i), func() bool {
			got := found(t, s, "harbour")
			slices.Sort(got)
			return slices.Equal(got, want)
		})
	}
	told := 0
	config.Progress = func(stage string, _, _ int) {
		if stage == "index vectors" {
			told++
		}
	}
	again := open(t, config)
	if told != 0 {
		t.Error("the vector sets had to be repaired")
	}
	all, err := again.Generations(t.Context())
	if err != nil || len(all) != 1 || all[0].Passages != len(articles) {
		t.Errorf("Generations = %+v, %v, want one of %d passages", all, err, len(articles))
	}
	if n := len(missing(t, again, again.Generation())); n != all[0].Passages-all[0].Embedded {
		t.Errorf("Missing lists %d passages, want the %d that have no vector", n, all[0].Passages-all[0].Embedded)
	}
}

// disturb does something to one of five articles.
func disturb(t *testing.T, s *store.Store, random *rand.Rand) {
	e := entry(t, fmt.Sprintf("https://a.example/%d", random.IntN(5)), fmt.Sprintf("Report w%dx on the harbour.", random.IntN(4)))
	err := error(nil)
	switch random.IntN(4) {
	case 0:
		err = s.Put(t.Context(), e.Article, e.Passages)
	case 1:
		err = s.PutAll(t.Context(), []store.Entry{embedded(e, dim, random.Uint64())}, nil)
	case 2:
		err = s.PutVectors(t.Context(), e.Article.ID(), embedded(e, dim, random.Uint64()).Vectors)
	case 3:
		err = s.Remove(t.Context(), e.Article.ID())
	}
	if err != nil && !errors.Is(err, news.ErrNoArticle) {
		t.Error(err)
	}
}
