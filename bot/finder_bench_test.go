package main

import (
	"cmp"
	endian "encoding/binary"
	"flag"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	goredis "github.com/redis/go-redis/v9"

	"whosaid/retrieval"
	"whosaid/retrieval/encoder"
	"whosaid/store"
	"whosaid/store/news"
	"whosaid/store/storetest"
)

var (
	finderPassages = flag.Int("passages", 5000, "how many passages BenchmarkFinder searches")
	finderRedis    = flag.String("filled", "", "a Redis for BenchmarkFinder, which keeps what is stored in it; otherwise it starts one")
)

// BenchmarkFinder sets finding passages in Redis, by words and by meaning, beside
// its parts: one VSIM on the same set, one query of a raw bleve index and one
// embedding of the question.
//
//	go test -run '^$' -bench Finder -passages 100000 ./bot
func BenchmarkFinder(b *testing.B) {
	model := encoding(b)
	plain, err := encoder.Open()
	if err != nil {
		b.Fatal(err)
	}
	s, address := filled(b, model)
	var raw bleve.Index
	options, err := goredis.ParseURL(address)
	if err != nil {
		b.Fatal(err)
	}
	client := goredis.NewClient(options)
	defer client.Close()
	vectors := make([][]float32, len(hallQuestions))
	for i, text := range hallQuestions {
		if vectors[i], err = model.Question(b.Context(), text); err != nil {
			b.Fatal(err)
		}
	}
	set := fmt.Sprintf("ws1:{00}:v:%s:%d", model.ID(), model.Dim())
	finder := retrieval.NewFinder(s, time.Now).WithNeighbours(s, model)
	whole := retrieval.NewFinder(s, time.Now).WithNeighbours(s, nil).WithEncoder(plain)
	took := map[string]float64{}
	each := func(name string, do func(i int) error) {
		b.Run(name, func(b *testing.B) {
			if name == "bleve" && raw == nil {
				raw = rawHalls(b)
			}
			for i := 0; b.Loop(); i++ {
				if err := do(i % len(hallQuestions)); err != nil {
					b.Fatal(err)
				}
			}
			took[name] = float64(b.Elapsed()) / float64(b.N)
			if parts := took["vsim"] + took["bleve"] + took["embedding"]; name == "finder" || name == "find" {
				b.ReportMetric(took[name]/parts, "x-parts")
			}
		})
	}
	each("vsim", func(i int) error {
		return client.VSimWithArgsWithScores(b.Context(), set, &goredis.VectorFP32{Val: fp32(vectors[i])}, &goredis.VSimArgs{Count: 120, EF: 200}).Err()
	})
	each("bleve", func(i int) error {
		query := bleve.NewMatchQuery(hallQuestions[i])
		query.SetField("text")
		_, err := raw.Search(bleve.NewSearchRequestOptions(query, 60, 0, false))
		return err
	})
	each("embedding", func(i int) error {
		_, err := model.Question(b.Context(), hallQuestions[i])
		return err
	})
	each("finder", func(i int) error {
		_, err := finder.Rank(b.Context(), hallQuestions[i], 60)
		return err
	})
	each("find", func(i int) error {
		_, err := whole.Find(b.Context(), news.Question{Text: hallQuestions[i]})
		return err
	})
}

// BenchmarkFinderFigures tells how many of the ten passages whose vectors are
// nearest in single precision the store finds, and the memory that Redis takes
// for a passage, beside the bytes of its text and its vector.
func BenchmarkFinderFigures(b *testing.B) {
	model := encoding(b)
	s, address := filled(b, model)
	vectors, bytes := map[news.PassageID][]float32{}, 0
	for k := 0; 10*k < *finderPassages; k++ {
		e := halls(b, k)
		for id, of := range e.Vectors {
			vectors[id] = of.Whole
		}
		bytes += len(e.Article.Text())
	}
	random := rand.New(rand.NewPCG(21, 22))
	for b.Loop() {
		const queries = 50
		found := 0
		for range queries {
			query := clustered(random)
			hits, err := s.Nearest(b.Context(), query, news.Filter{}, 10)
			if err != nil {
				b.Fatal(err)
			}
			exact := tenNearest(query, vectors)
			for _, hit := range hits {
				if slices.Contains(exact, hit.ID) {
					found++
				}
			}
		}
		b.ReportMetric(float64(found)/(10*queries), "recall@10")
	}
	options, err := goredis.ParseURL(address)
	if err != nil {
		b.Fatal(err)
	}
	client := goredis.NewClient(options)
	defer client.Close()
	memory, err := client.InfoMap(b.Context(), "memory").Result()
	if err != nil {
		b.Fatal(err)
	}
	used, err := strconv.Atoi(memory["Memory"]["used_memory"])
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(used)/float64(len(vectors)), "B/passage")
	b.ReportMetric(float64(bytes)/float64(len(vectors))+4*float64(model.Dim()), "raw-B/passage")
}

// tenNearest are the passages whose vectors have the largest cosine with query.
func tenNearest(query []float32, vectors map[news.PassageID][]float32) []news.PassageID {
	cosines := map[news.PassageID]float64{}
	for id, v := range vectors {
		cosines[id] = dot(query, v) / math.Sqrt(dot(v, v))
	}
	ids := slices.Collect(maps.Keys(vectors))
	slices.SortFunc(ids, func(a, b news.PassageID) int { return cmp.Or(cmp.Compare(cosines[b], cosines[a]), cmp.Compare(a, b)) })
	return ids[:min(10, len(ids))]
}

// hallQuestions are questions of about twelve tokens.
var hallQuestions = func() (all []string) {
	things := []string{"lamps", "visitors", "windows", "paintings", "doors", "stairs", "clocks", "carpets"}
	places := []string{"harbour", "museum", "station", "library", "theatre", "market", "palace", "school", "castle"}
	for i := range 72 {
		all = append(all, fmt.Sprintf("How many %s did the keeper count in the %s hall?", things[i%8], places[i%9]))
	}
	return all
}()

// halls makes the k-th article: ten passages of eighty words, with embeddings in
// clusters, as those of stories are. It is the same in every run.
func halls(b *testing.B, k int) store.Entry {
	b.Helper()
	random := rand.New(rand.NewPCG(5, uint64(k)))
	common := rand.NewZipf(random, 1.1, 5, 20_000)
	var text strings.Builder
	var spans []news.Span
	for range 10 {
		start := text.Len()
		fmt.Fprintf(&text, "The keeper")
		for range 78 {
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
	for i, span := range spans {
		id := news.PassageID(fmt.Sprintf("%s-%s-%d", a.ID(), a.Hash().String()[:12], span.Start))
		e.Passages = append(e.Passages, news.Passage{ID: id, Article: a.ID(), Version: a.Hash(), Span: span, Sentences: []news.Sentence{{Span: span, Paragraph: i}}})
		e.Vectors[id] = news.Embedding{Whole: clustered(random)}
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

func fp32(v []float32) (out []byte) {
	for _, x := range v {
		out = endian.LittleEndian.AppendUint32(out, math.Float32bits(x))
	}
	return out
}
