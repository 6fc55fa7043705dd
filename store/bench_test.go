package store_test

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"whosaid/store"
	"whosaid/store/news"
)

var benchPassages = flag.Int("passages", 5000, "how many passages the benchmarks search")

const benchDim = 384

// library is a store of synthetic articles of ten passages of 80 words, with
// vectors in clusters, as those of stories are.
type library struct {
	store   *store.Store
	server  *server
	vectors store.Vectors
	queries [][]float32
	took    time.Duration // to store it
}

func newLibrary(b *testing.B) *library {
	b.Helper()
	l := &library{server: own(b), vectors: store.Vectors{}}
	l.store = open(b, store.Config{URL: l.server.url(), Embedder: "bench@1", Dim: benchDim})
	random := rand.New(rand.NewPCG(1, 2))
	centres := make([][]float32, max(*benchPassages/50, 1))
	for i := range centres {
		centres[i] = normal(random, benchDim)
	}
	near := func() []float32 {
		v := normal(random, benchDim)
		for k, x := range centres[random.IntN(len(centres))] {
			v[k] = x + .7*v[k]
		}
		return v
	}
	for i := 0; i < *benchPassages; i += 1000 {
		var entries []store.Entry
		for k := i; k < min(i+1000, *benchPassages); k += 10 {
			e := entry(b, fmt.Sprintf("https://a.example/%d", k), prose(random)...)
			e.Article.Outlet = &news.Outlet{ID: news.OutletID(fmt.Sprintf("outlet-%d", k/10%100)), Name: "An outlet"}
			if k/10%1000 == 7 {
				e.Article.Outlet.ID = "rare"
			}
			e.Vectors = store.Vectors{}
			for _, p := range e.Passages {
				e.Vectors[p.ID] = news.Embedding{Whole: near()}
				l.vectors[p.ID] = e.Vectors[p.ID]
			}
			entries = append(entries, e)
		}
		begun := time.Now()
		putAll(b, l.store, entries...)
		l.took += time.Since(begun)
	}
	for range 100 {
		l.queries = append(l.queries, near())
	}
	return l
}

func prose(random *rand.Rand) []string {
	out := make([]string, 10)
	for i := range out {
		var line strings.Builder
		for range 80 {
			fmt.Fprintf(&line, "w%d ", int(20000*math.Pow(random.Float64(), 3)))
		}
		out[i] = line.String()
	}
	return out
}

func BenchmarkStore(b *testing.B) {
	l := newLibrary(b)
	raw := redis.NewClient(&redis.Options{Addr: fmt.Sprintf("127.0.0.1:%d", l.server.Port)})
	defer raw.Close()
	b.Run("VSIM alone", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			vector := []byte(encoded(l.queries[i%100]))
			err := raw.VSimWithArgsWithScores(b.Context(), "ws1:{00}:v:bench@1:384", &redis.VectorFP32{Val: vector}, &redis.VSimArgs{Count: 50, EF: 200}).Err()
			must(b, err)
		}
	})
	nearest := func(b *testing.B, f news.Filter) {
		for i := 0; b.Loop(); i++ {
			_, err := l.store.Nearest(b.Context(), l.queries[i%100], f, 10)
			must(b, err)
		}
	}
	b.Run("Nearest", func(b *testing.B) { nearest(b, news.Filter{}) })
	b.Run("Nearest of an outlet in 100", func(b *testing.B) { nearest(b, news.Filter{Outlets: []news.OutletID{"outlet-3"}}) })
	b.Run("Nearest of an outlet in 1000", func(b *testing.B) { nearest(b, news.Filter{Outlets: []news.OutletID{"rare"}}) })
	b.Run("Search", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			_, err := l.store.Search(b.Context(), fmt.Sprintf("w%d w%d w%d w%d", i%50, i%500, i%5000, i%20000), news.Filter{}, 60)
			must(b, err)
		}
	})
	b.Run("Article and Passages", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			id := entryID(b, i*10%*benchPassages)
			_, err := l.store.Article(b.Context(), id)
			must(b, err)
			_, err = l.store.Passages(b.Context(), id)
			must(b, err)
		}
	})
	b.Run("Open", func(b *testing.B) {
		for b.Loop() {
			must(b, open(b, store.Config{URL: l.server.url()}).Close())
		}
	})
	b.Run("Open that keeps the index", func(b *testing.B) {
		for b.Loop() {
			must(b, open(b, store.Config{URL: l.server.url(), IndexDir: b.TempDir()}).Close())
		}
	})
	kept := store.Config{URL: l.server.url(), IndexDir: b.TempDir()}
	must(b, open(b, kept).Close())
	b.Run("Open with the index kept", func(b *testing.B) {
		for b.Loop() {
			must(b, open(b, kept).Close())
		}
	})
	b.Run("figures", func(b *testing.B) {
		for b.Loop() {
			l.report(b, raw)
		}
	})
}

func entryID(b *testing.B, k int) news.ArticleID {
	a, err := news.NewArticle(news.Meta{URL: fmt.Sprintf("https://a.example/%d", k)}, "x", nil)
	must(b, err)
	return a.ID()
}

// report tells recall@10 against an exact comparison, memory and the rate of
// storing.
func (l *library) report(b *testing.B, raw *redis.Client) {
	hit := 0
	for _, q := range l.queries {
		want := nearestOf(q, l.vectors, 10)
		hits, err := l.store.Nearest(b.Context(), q, news.Filter{}, 10)
		must(b, err)
		for _, h := range hits {
			if slices.Contains(want, h.ID) {
				hit++
			}
		}
	}
	b.ReportMetric(float64(hit)/float64(10*len(l.queries)), "recall@10")
	b.ReportMetric(float64(len(l.vectors))/l.took.Seconds(), "stored/s")
	info, err := raw.Info(b.Context(), "memory").Result()
	must(b, err)
	for line := range strings.Lines(info) {
		if used, ok := strings.CutPrefix(strings.TrimSpace(line), "used_memory:"); ok {
			bytes, err := strconv.Atoi(used)
			must(b, err)
			b.ReportMetric(float64(bytes)/float64(len(l.vectors)), "B/passage")
		}
	}
}
