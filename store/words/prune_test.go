package words_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"whosaid/store/news"
	"whosaid/store/words"
)

// What is found when few are wanted is what is found first when all are.
func TestFewAreTheFirstOfAll(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	common := rand.NewZipf(random, 1.2, 3, 600)
	word := func() string {
		n := common.Uint64()
		return []string{"harbour", "most", "ferr", "мост", "vell"}[n%5] + fmt.Sprintf("%c%c", 'a'+n%23, 'a'+n/23%23)
	}
	text := func(long int) string {
		all := make([]string, long)
		for i := range all {
			all[i] = word()
		}
		return strings.Join(all, " ")
	}
	var documents []words.Document
	for i := range 3000 {
		d := words.Document{ID: fmt.Sprintf("%04d", i), Text: text(5 + i%40), Context: text(20), Published: day(1 + i%9), Outlet: fmt.Sprint("outlet-", i%4)}
		documents = append(documents, d)
	}
	for where, dir := range map[string]string{"memory": "", "disk": t.TempDir()} {
		x := open(t, dir)
		for some := range slices.Chunk(documents, 700) {
			apply(t, x, some, some[0].ID)
		}
		for i := range 90 {
			asked, filter := text(1+i%12), news.Filter{}
			if i%3 == 0 {
				filter.Outlets = []news.OutletID{"outlet-1"}
			}
			all, err := x.Search(t.Context(), asked, filter, len(documents))
			if err != nil {
				t.Fatal(err)
			}
			for _, limit := range []int{1, 10, 60} {
				few, err := x.Search(t.Context(), asked, filter, limit)
				if err != nil {
					t.Fatal(err)
				}
				if want := all[:min(limit, len(all))]; !slices.Equal(few, want) {
					t.Fatalf("%s: the first %d for %q are %v, want %v", where, limit, asked, few, want)
				}
			}
		}
	}
}
