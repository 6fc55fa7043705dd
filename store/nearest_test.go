package store_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"whosaid/store"
	"whosaid/store/news"
)

// Of thousands, the nearest that pass a filter are those that an exact
// comparison finds, whether few pass, or many, and wherever they lie.
func TestNearestAmongThousands(t *testing.T) {
	config := embedding(t)
	config.Partitions = 2
	s := open(t, config)
	random := rand.New(rand.NewPCG(5, 6))
	outlets := []*news.Outlet{{ID: "most", Name: "Most"}, {ID: "some", Name: "Some"}, {ID: "few", Name: "Few"}}
	all := map[news.OutletID]store.Vectors{"most": {}, "some": {}, "few": {}}
	var entries []store.Entry
	for i := range 140 {
		lines := make([]string, 50)
		for k := range lines {
			lines[k] = fmt.Sprintf("Line %d of report %d.", k, i)
		}
		e := entry(t, fmt.Sprintf("https://a.example/%d", i), lines...)
		e.Article.Outlet = outlets[min(i*3/280, 1)+i/139]
		e.Vectors = store.Vectors{}
		for _, p := range e.Passages {
			v := normal(random, dim)
			if e.Article.Outlet.ID == "most" {
				v[0] -= 3 // on the far side
			}
			e.Vectors[p.ID] = news.Embedding{Whole: v}
			all[e.Article.Outlet.ID][p.ID] = e.Vectors[p.ID]
		}
		entries = append(entries, e)
	}
	putAll(t, s, entries...)
	for id, vectors := range all {
		t.Run(fmt.Sprintf("%s, %d passages", id, len(vectors)), func(t *testing.T) {
			missed := 0
			for range 20 {
				query := normal(random, dim)
				query[0] += 3
				hits, err := s.Nearest(t.Context(), query, news.Filter{Outlets: []news.OutletID{id}}, 20)
				if err != nil || len(hits) != 20 {
					t.Fatalf("Nearest = %d hits, %v, want 20", len(hits), err)
				}
				want := nearestOf(query, vectors, 20)
				for _, h := range hits {
					if _, passes := vectors[h.ID]; !passes {
						t.Errorf("Nearest = %s, which does not pass", h.ID)
					}
					if !slices.Contains(want, h.ID) {
						missed++
					}
				}
			}
			if most := map[news.OutletID]int{"most": 4}[id]; missed > most {
				t.Errorf("Nearest missed %d of 400, want at most %d", missed, most)
			}
		})
	}
}

// nearestOf compares with every vector.
func nearestOf(query []float32, vectors store.Vectors, limit int) []news.PassageID {
	ids := make([]news.PassageID, 0, len(vectors))
	cos := map[news.PassageID]float64{}
	for id, v := range vectors {
		ids = append(ids, id)
		cos[id] = cosine(query, v.Whole)
	}
	slices.SortFunc(ids, func(a, b news.PassageID) int { return cmp.Or(cmp.Compare(cos[b], cos[a]), cmp.Compare(a, b)) })
	return ids[:limit]
}
