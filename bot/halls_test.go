package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"

	"whosaid/store"
	"whosaid/store/news"
	"whosaid/store/storetest"
)

var (
	finderPassages = flag.Int("passages", 5000, "how many passages BenchmarkFinder searches")
	finderRedis    = flag.String("filled", "", "a Redis for BenchmarkFinder, which keeps what is stored in it; otherwise it starts one")
)

// hallQuestions are questions of about twelve tokens.
var hallQuestions = func() (all []string) {
	things := []string{"lamps", "visitors", "windows", "paintings", "doors", "stairs", "clocks", "carpets"}
	places := []string{"harbour", "museum", "station", "library", "theatre", "market", "palace", "school", "castle"}
	for i := range 72 {
		all = append(all, fmt.Sprintf("How many %s did the keeper count in the %s hall?", things[i%8], places[i%9]))
	}
	return all
}()

// halls makes the k-th article: ten passages of three sentences and eighty words,
// with embeddings in clusters, as those of stories are. It is the same in every run.
func halls(b *testing.B, k int) store.Entry {
	b.Helper()
	random := rand.New(rand.NewPCG(5, uint64(k)))
	common := rand.NewZipf(random, 1.1, 5, 20_000)
	var text strings.Builder
	var spans []news.Span
	for range 10 {
		start := text.Len()
		fmt.Fprintf(&text, "The keeper")
		for i := range 78 {
			if i == 26 || i == 52 {
				text.WriteString(".")
				spans = append(spans, news.Span{Start: start, End: text.Len()})
				start = text.Len() + 1
			}
			if n := common.Uint64(); n < 40 {
				text.WriteString(" " + strings.Fields(hallQuestions[n])[n%4+2])
			} else {
				text.WriteString(" " + syllables(n))
			}
		}
		text.WriteString(".")
		spans = append(spans, news.Span{Start: start, End: text.Len()})
		text.WriteString("\n")
	}
	a, err := news.NewArticle(news.Meta{URL: fmt.Sprintf("https://halls.example/%d", k), Outlet: &news.Outlet{ID: news.OutletID(fmt.Sprint("outlet-", k%40)), Name: fmt.Sprint("Outlet ", k%40)}}, text.String(), nil)
	if err != nil {
		b.Fatal(err)
	}
	e := store.Entry{Article: a, Vectors: store.Vectors{}}
	i := 0
	for of := range slices.Chunk(spans, 3) {
		p := news.Passage{Article: a.ID(), Version: a.Hash(), Span: news.Span{Start: of[0].Start, End: of[2].End}}
		p.ID = news.PassageID(fmt.Sprintf("%s-%s-%d", a.ID(), a.Hash().String()[:12], p.Start))
		v := news.Embedding{Whole: clustered(random)}
		for _, span := range of {
			p.Sentences = append(p.Sentences, news.Sentence{Span: span, Paragraph: i})
			v.Sentences = append(v.Sentences, news.Quantise(clustered(random)))
		}
		e.Passages, e.Vectors[p.ID] = append(e.Passages, p), v
		i++
	}
	return e
}

// clustered is a vector near one of two thousand centres.
func clustered(random *rand.Rand) []float32 {
	centre := rand.New(rand.NewPCG(9, random.Uint64N(2000)))
	v := make([]float32, 384)
	for i := range v {
		v[i] = float32(centre.NormFloat64() + .7*random.NormFloat64())
	}
	return v
}

// filled is a store of as many passages as are wanted, and its address.
func filled(b *testing.B, model embedder) (*store.Store, string) {
	b.Helper()
	address, kept := *finderRedis, filepath.Join(os.TempDir(), "whosaid-bench")
	if address == "" {
		address, kept = storetest.Redis(b), b.TempDir()
	}
	s, err := store.Open(b.Context(), store.Config{URL: store.URL(address), Embedder: model.ID(), Dim: model.Dim(), IndexDir: kept})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	held, err := s.Holdings(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for k := held.Articles; 10*k < *finderPassages; k += 100 {
		var some []store.Entry
		for i := range 100 {
			some = append(some, halls(b, k+i))
		}
		if err := s.PutAll(b.Context(), some, nil); err != nil {
			b.Fatal(err)
		}
	}
	return s, address
}

// rawHalls is what bleve gives by itself, over the same passages.
func rawHalls(b *testing.B) bleve.Index {
	b.Helper()
	index := rawIndex(b)
	for k := 0; 10*k < *finderPassages; k += 500 {
		batch := index.NewBatch()
		for i := k; i < k+500 && 10*i < *finderPassages; i++ {
			e := halls(b, i)
			for _, p := range e.Passages {
				if err := batch.Index(string(p.ID), map[string]string{"text": p.Of(e.Article.Text())}); err != nil {
					b.Fatal(err)
				}
			}
		}
		if err := index.Batch(batch); err != nil {
			b.Fatal(err)
		}
	}
	return index
}
