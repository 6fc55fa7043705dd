package storetest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"whosaid/store/news"
)

func testHoldings(t *testing.T, s Store) {
	put(t, s, news.Meta{Outlet: radio, Published: day(4), Language: "uk"}, "Міст зачинено.")
	put(t, s, news.Meta{Outlet: post, Published: day(9), Language: "en"}, "The bridge is open.")
	put(t, s, news.Meta{Outlet: post, Published: day(2), Language: "en"}, "The bridge will close.")
	put(t, s, news.Meta{}, "A leaflet on the bridge.")
	held, err := s.Holdings(t.Context())
	want := news.Searched{Articles: 4, Outlets: 2, From: day(2), To: day(9)}
	if err != nil || held.Articles != 4 || held.Outlets != 2 || !held.From.Equal(want.From) || !held.To.Equal(want.To) {
		t.Errorf("Holdings = %+v, %v, want %+v", held, err, want)
	}
	within, err := s.HoldingsWithin(t.Context(), news.Filter{From: day(3)})
	if err != nil || within.Articles != 2 || within.Outlets != 2 || !within.From.Equal(day(4)) {
		t.Errorf("HoldingsWithin from %s on = %+v, %v, want two articles of two outlets", day(3), within, err)
	}
	outlets, err := s.Outlets(t.Context())
	if err != nil || !reflect.DeepEqual(outlets, []news.Outlet{*radio, *post}) {
		t.Errorf("Outlets = %+v, %v, want %+v and %+v", outlets, err, *radio, *post)
	}
	languages, err := s.Languages(t.Context())
	if err != nil || !slices.Equal(languages, []string{"en", "uk"}) {
		t.Errorf("Languages = %q, %v, want those of the articles, the most frequent first", languages, err)
	}
	all, err := s.Articles(t.Context())
	sorted := slices.IsSortedFunc(all, func(a, b *news.Article) int { return compare(a.ID(), b.ID()) })
	if err != nil || len(all) != 4 || !sorted {
		t.Errorf("Articles = %v, %v, want 4 in the order of their ids", all, err)
	}
}

func compare(a, b news.ArticleID) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func testRanking(t *testing.T, s Store) {
	put(t, s, news.Meta{Title: "Ferry strikes pier at Vellaby"}, "Nine people were taken to hospital.\nThe captain, Per Lunde, had sounded the horn.")
	put(t, s, news.Meta{Title: "Council votes"}, "The budget grew by 13,500 crowns.\nA captain of industry praised it.")
	tests := []struct{ question, want string }{
		{"How many people went to hospital?", "Nine people were taken to hospital."},
		{"what did captain lunde do", "The captain, Per Lunde, had sounded the horn."},
		{"Vellaby pier hospitals", "Nine people were taken to hospital."},
		{"budget of 13500", "The budget grew by 13,500 crowns."},
	}
	for _, test := range tests {
		got := texts(t, s, search(t, s, test.question, news.Filter{}, 3))
		if len(got) == 0 || got[0] != test.want {
			t.Errorf("Search(%q) = %q, want first %q", test.question, got, test.want)
		}
	}
	if hits := search(t, s, "zeppelin", news.Filter{}, 3); len(hits) != 0 {
		t.Errorf("Search for an unknown word = %v, want nothing", hits)
	}
}

// What stands beside a passage and is never quoted is found by its own words,
// and only when it is asked for.
func testAside(t *testing.T, s Store) {
	const text = "Photo: divers by the wreck\n\nNine people were taken to hospital.\n\nSign our petition"
	start := strings.Index(text, "Nine")
	end := start + len("Nine people were taken to hospital.")
	a, err := news.NewArticle(news.Meta{Title: "Ferry"}, text, []news.Span{{Start: 0, End: start - 2}, {Start: end + 2, End: len(text)}})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Put(t.Context(), a, []news.Passage{passage(a, news.Span{Start: start, End: end}, 1)}); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"wreck", "petition"} {
		hits, err := s.SearchAside(t.Context(), words, news.Filter{}, 3)
		if err != nil || len(hits) != 1 || hits[0].Of(text) != text[start:end] {
			t.Errorf("SearchAside(%q) = %v, %v, want the passage beside it", words, hits, err)
		}
		if hits := search(t, s, words, news.Filter{}, 3); len(hits) != 0 {
			t.Errorf("Search(%q) = %v, want nothing", words, hits)
		}
	}
	if hits, err := s.SearchAside(t.Context(), "hospital", news.Filter{}, 3); err != nil || len(hits) != 0 {
		t.Errorf("SearchAside(hospital) = %v, %v, want nothing", hits, err)
	}
}

func testFilters(t *testing.T, s Store) {
	put(t, s, news.Meta{Outlet: post, Published: day(3)}, "bridge, third of May")
	put(t, s, news.Meta{Outlet: radio, Published: day(4).Add(time.Hour)}, "bridge, fourth of May")
	put(t, s, news.Meta{Published: day(5)}, "bridge, unknown outlet")
	put(t, s, news.Meta{Outlet: post}, "bridge, unknown day")
	all, err := s.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []news.Filter{
		{},
		{Outlets: []news.OutletID{post.ID}},
		{Outlets: []news.OutletID{post.ID, radio.ID, "nobody"}},
		{Outlets: []news.OutletID{"nobody"}},
		{From: day(4)},
		{To: day(4)},
		{From: day(4).Add(time.Hour), To: day(5)},
		{From: day(4).Add(time.Hour + time.Second)},
		{Outlets: []news.OutletID{post.ID}, From: day(1)},
		{From: day(5), To: day(5)},
	} {
		want := []string{}
		for _, a := range all {
			if f.Passes(&a.Meta) {
				want = append(want, a.Text())
			}
		}
		got := texts(t, s, search(t, s, "bridge", f, 10))
		slices.Sort(got)
		slices.Sort(want)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("Search with %+v = %q, want %q", f, got, want)
		}
	}
}

func testRareFilter(t *testing.T, s Store) {
	for i := range 200 {
		put(t, s, news.Meta{Outlet: post, Published: day(1)}, fmt.Sprintf("ferry ferry ferry %d", i))
	}
	put(t, s, news.Meta{Outlet: radio, Published: day(2)}, "a long report in which the ferry is named but once, near its end")
	for _, f := range []news.Filter{{Outlets: []news.OutletID{radio.ID}}, {From: day(2)}} {
		hits := search(t, s, "ferry", f, 1)
		if len(hits) != 1 {
			t.Errorf("Search with %+v = %v, want the one passage that passes", f, hits)
		}
	}
}

func testTies(t *testing.T, s Store) {
	for i := range 9 {
		put(t, s, news.Meta{URL: fmt.Sprintf("https://vellaby.example/%d", i)}, "The lighthouse was sold.")
	}
	all := search(t, s, "lighthouse", news.Filter{}, 20)
	byID := slices.IsSortedFunc(all, func(a, b news.Hit) int { return compare(news.ArticleID(a.ID), news.ArticleID(b.ID)) })
	if len(all) != 9 || !byID {
		t.Errorf("Search among equal passages = %v, want 9 in the order of their ids", all)
	}
	if some := search(t, s, "lighthouse", news.Filter{}, 4); !reflect.DeepEqual(some, all[:4]) {
		t.Errorf("Search for 4 = %v, want the first of all: %v", some, all[:4])
	}
	if none := search(t, s, "lighthouse", news.Filter{}, 0); len(none) != 0 {
		t.Errorf("Search for 0 = %v, want nothing", none)
	}
}

func testRarity(t *testing.T, s Store) {
	put(t, s, news.Meta{}, "The ferry sank.\nFerries were late.\nThe bridge held.")
	got, all, err := s.Rarity(t.Context(), []string{"ferry", "Bridges", "zeppelin", "the"})
	if want := []int{2, 1, 0, 3}; err != nil || all != 3 || !reflect.DeepEqual(got, want) {
		t.Errorf("Rarity = %v of %d, %v, want %v of 3", got, all, err, want)
	}
}
