package store_test

import (
	"fmt"
	"sync/atomic"
	"testing"

	"github.com/redis/go-redis/v9"

	"whosaid/store"
)

// Whatever the vector sets lost or hold too much, the next start puts right.
func TestRepair(t *testing.T) {
	tests := map[string]func(t *testing.T, c *redis.Client, part string, first store.Entry){
		"vectors lost": func(t *testing.T, c *redis.Client, part string, first store.Entry) {
			for _, p := range first.Passages {
				must(t, c.VRem(t.Context(), part+"v:echo@1:24", string(p.ID)+"\x00"+string(p.Article)).Err())
			}
		},
		"all vectors lost": func(t *testing.T, c *redis.Client, part string, _ store.Entry) {
			must(t, c.Del(t.Context(), part+"v:echo@1:24").Err())
		},
		"stray vectors": func(t *testing.T, c *redis.Client, part string, first store.Entry) {
			for _, name := range []string{"", "\x00", "stray", "stray\x00" + string(first.Article.ID()), string(first.Passages[0].ID) + "\x00nobody"} {
				must(t, c.Do(t.Context(), "VADD", part+"v:echo@1:24", "FP32", encoded(first.Vectors[first.Passages[0].ID].Whole), name, "Q8", "M", "16").Err())
			}
		},
		"counts lost": func(t *testing.T, c *redis.Client, part string, first store.Entry) {
			must(t, c.HSet(t.Context(), part+"counts", "embedded:echo@1:24", "3").Err())
			must(t, c.HDel(t.Context(), part+"a:"+string(first.Article.ID()), "n:echo@1:24").Err())
		},
		"a damaged vector": func(t *testing.T, c *redis.Client, part string, first store.Entry) {
			for _, p := range first.Passages {
				must(t, c.HSet(t.Context(), part+"p:"+string(p.ID), "e:echo@1:24", "short").Err())
			}
			must(t, c.Del(t.Context(), part+"v:echo@1:24").Err())
		},
	}
	for name, spoil := range tests {
		t.Run(name, func(t *testing.T) {
			config := embedding(t)
			var entries []store.Entry
			for i := range 120 {
				lines := []string{fmt.Sprintf("Report w%dx.", i), "The harbour is full.", "The bridge is shut."}
				entries = append(entries, embedded(entry(t, fmt.Sprintf("https://a.example/%d", i), lines...), dim, uint64(i)))
			}
			first := open(t, config)
			putAll(t, first, entries...)
			spoil(t, shared(t).client(t), config.Namespace+":{00}:", entries[0])
			var told atomic.Int64
			config.Progress = func(stage string, done, total int) {
				if stage == "index vectors" {
					told.Add(1)
				}
			}
			again := open(t, config)
			if told.Load() == 0 {
				t.Error("Open told of no repair")
			}
			if name == "a damaged vector" {
				putAll(t, again, entries[0])
			}
			wantWhole(t, again, entries[0], entries[60], entries[119])
			wantVectors(t, again, 360)
			told.Store(0)
			open(t, config)
			if told.Load() != 0 {
				t.Error("Open repaired what was right")
			}
		})
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wantVectors fails unless so many passages have a vector of the one generation.
func wantVectors(t testing.TB, s *store.Store, want int) {
	t.Helper()
	all, err := s.Generations(t.Context())
	if err != nil || len(all) != 1 || all[0].Embedded != want || all[0].Passages != want {
		t.Errorf("Generations = %+v, %v, want one of %d vectors", all, err, want)
	}
}
