package main

import (
	"cmp"
	endian "encoding/binary"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	goredis "github.com/redis/go-redis/v9"

	"whosaid/retrieval"
	"whosaid/retrieval/encoder"
	"whosaid/store/news"
)

// BenchmarkFinder sets finding passages in Redis, by words and by meaning, beside
// its parts: one embedding of the question, one VSIM on the same set, one exchange
// that reads what that found, and one query of a raw bleve index. Of processor time,
// Redis's is told with the process's.
//
//	go test -run '^$' -bench Finder ./bot -passages 100000
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
	took, costs := map[string]float64{}, map[string]float64{}
	each := func(name string, do func(i int) error) {
		b.Run(name, func(b *testing.B) {
			if name == "bleve" && raw == nil {
				raw = rawHalls(b)
			}
			ours, its := spent(b), redisSpent(b, client)
			for i := 0; b.Loop(); i++ {
				if err := do(i % len(hallQuestions)); err != nil {
					b.Fatal(err)
				}
			}
			cost := spent(b) - ours + redisSpent(b, client) - its
			took[name], costs[name] = float64(b.Elapsed())/float64(b.N), float64(cost)/float64(b.N)
			b.ReportMetric(costs[name]/1e6, "cpu-ms/op")
			for _, of := range []struct {
				unit string
				by   map[string]float64
			}{{"x-parts", took}, {"x-parts-cpu", costs}} {
				if parts := of.by["embedding"] + of.by["vsim"] + of.by["reading"] + of.by["bleve"]; name == "finder" || name == "find" {
					b.ReportMetric(of.by[name]/parts, of.unit)
				}
			}
		})
	}
	each("vsim", func(i int) error {
		return client.VSimWithArgsWithScores(b.Context(), set, &goredis.VectorFP32{Val: fp32(vectors[i])}, &goredis.VSimArgs{Count: 120, EF: 200}).Err()
	})
	found, err := client.VSimWithArgs(b.Context(), set, &goredis.VectorFP32{Val: fp32(vectors[0])}, &goredis.VSimArgs{Count: 120, EF: 200}).Result()
	if err != nil {
		b.Fatal(err)
	}
	each("reading", func(int) error {
		read, err := client.Pipelined(b.Context(), func(p goredis.Pipeliner) error {
			for _, name := range found {
				passage, _, _ := strings.Cut(name, "\x00")
				p.HGetAll(b.Context(), "ws1:{00}:p:"+passage)
			}
			return nil
		})
		if err == nil && len(read[0].(*goredis.MapStringStringCmd).Val()) == 0 {
			err = fmt.Errorf("%q is not stored", found[0])
		}
		return err
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

// redisSpent is the processor time that a Redis has used.
func redisSpent(b *testing.B, client *goredis.Client) time.Duration {
	b.Helper()
	used, err := client.InfoMap(b.Context(), "cpu").Result()
	if err != nil {
		b.Fatal(err)
	}
	sum := 0.0
	for _, name := range []string{"used_cpu_sys", "used_cpu_user"} {
		seconds, err := strconv.ParseFloat(used["CPU"][name], 64)
		if err != nil {
			b.Fatal(err)
		}
		sum += seconds
	}
	return time.Duration(sum * float64(time.Second))
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

func fp32(v []float32) (out []byte) {
	for _, x := range v {
		out = endian.LittleEndian.AppendUint32(out, math.Float32bits(x))
	}
	return out
}
