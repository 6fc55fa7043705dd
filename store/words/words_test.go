package words_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"whosaid/store/news"
	"whosaid/store/words"
)

var harbour = []words.Document{
	{ID: "strike", Title: "Dockers walk out", Text: "The harbour master of Vellaby said the ferries would stop on Monday.", Outlet: "vellaby-post", Published: day(3)},
	{ID: "bridge", Text: "Seventeen engineers inspected the bridge at Ostrand, which the U.N. helped to pay for.", Outlet: "ostrand-radio", Published: day(4)},
	{ID: "budget", Text: "The council of Ostrand voted for a budget of 13,500 crowns. #NewBridgeNow https://example.org/ferries", Outlet: "vellaby-post", Published: day(5)},
	{ID: "most", Text: "Министр Орлов заявил, что мосты закрыты из-за ремонта.", Outlet: "severnaya"},
	{ID: "qiao", Text: "新しい橋は来年完成する予定です。", Published: day(5)},
	{ID: "arabic", Text: "قال الوزير إن الجسر مغلق", Published: day(5)},
	{ID: "latin", Text: "Kamchybek Tashiyev visited Shcherbak in Kharkiv.", Published: day(5)},
	{ID: "cyrillic", Text: "Президента Зеленського і Захарову бачили в місті біля мосту.", Published: day(5)},
	{ID: "accents", Text: "Zoë Łęcka-Sørensen praised the façade."},
}

func day(n int) time.Time { return time.Date(2031, 5, n, 0, 0, 0, 0, time.UTC) }

func open(t testing.TB, dir string) *words.Index {
	t.Helper()
	x, err := words.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

func apply(t testing.TB, x *words.Index, add []words.Document, remove ...string) {
	t.Helper()
	if err := x.Apply(t.Context(), add, remove); err != nil {
		t.Fatal(err)
	}
}

func find(t testing.TB, x *words.Index, text string, filter news.Filter, limit int) []string {
	t.Helper()
	hits, err := x.Search(t.Context(), text, filter, limit)
	if err != nil {
		t.Fatal(err)
	}
	ids := []string{}
	for i, h := range hits {
		ids = append(ids, h.ID)
		if h.Score <= 0 || i > 0 && h.Score > hits[i-1].Score {
			t.Errorf("Search(%.60q) = %v, want scores above 0, best first", text, hits)
		}
	}
	return ids
}

func TestSearchFindsFirst(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"another ending", "ferry", "strike"},
		{"possessive and capitals", "the HARBOUR’S masters", "strike"},
		{"title", "docker", "strike"},
		{"another spelling", "harbor", "strike"},
		{"misspelt name", "Velaby", "strike"},
		{"abbreviation without dots", "UN", "bridge"},
		{"number without comma", "13500", "budget"},
		{"part of a hashtag", "new bridge now", "budget"},
		{"hashtag in the question", "#OstrandBudget", "budget"},
		{"Russian inflection", "мост закрыт Орловым", "most"},
		{"Ukrainian inflection", "зеленський міст", "cyrillic"},
		{"Ukrainian name in Latin letters", "Zelenskyy", "cyrillic"},
		{"inflected name in Latin letters", "zakharova", "cyrillic"},
		{"Latin name in Russian", "Ташиев", "latin"},
		{"Latin name in Ukrainian, inflected", "Ташієву", "latin"},
		{"Latin place in Ukrainian", "Харків", "latin"},
		{"Japanese", "橋", "none"},
		{"Japanese pair", "新しい橋", "qiao"},
		{"Arabic", "الجسر", "arabic"},
		{"without accents", "Zoe Lecka Sorensen", "accents"},
		{"stop words only", "who was it that had the", "none"},
		{"word of a link only", "example.org", "none"},
		{"query syntax is text", `+ferries -harbour "Monday"~2 outlet:x ferr* /./ AND`, "strike"},
		{"marks only", "?!… \x00\x01", "none"},
		{"empty", "", "none"},
	}
	for where, dir := range map[string]string{"memory": "", "disk": t.TempDir()} {
		x := open(t, dir)
		apply(t, x, harbour)
		for _, test := range tests {
			t.Run(where+"/"+test.name, func(t *testing.T) {
				got := append(find(t, x, test.text, news.Filter{}, 5), "none")
				if got[0] != test.want {
					t.Errorf("Search(%q) = %v, want %s first", test.text, got, test.want)
				}
			})
		}
	}
}

func TestSearchFilters(t *testing.T) {
	tests := []struct {
		name   string
		filter news.Filter
		want   []string
	}{
		{"none", news.Filter{}, []string{"bridge", "budget", "strike"}},
		{"one outlet", news.Filter{Outlets: []news.OutletID{"vellaby-post"}}, []string{"budget", "strike"}},
		{"two outlets", news.Filter{Outlets: []news.OutletID{"vellaby-post", "ostrand-radio"}}, []string{"bridge", "budget", "strike"}},
		{"outlet ids are not words", news.Filter{Outlets: []news.OutletID{"vellaby"}}, []string{}},
		{"from is included", news.Filter{From: day(4)}, []string{"bridge", "budget"}},
		{"to is not", news.Filter{To: day(4)}, []string{"strike"}},
		{"a moment later", news.Filter{From: day(4).Add(time.Nanosecond)}, []string{"budget"}},
		{"a day", news.Filter{From: day(4), To: day(5)}, []string{"bridge"}},
		{"other zone", news.Filter{From: day(4).In(time.FixedZone("", 9*3600)), To: day(5)}, []string{"bridge"}},
		{"outlet and day", news.Filter{Outlets: []news.OutletID{"vellaby-post"}, From: day(5)}, []string{"budget"}},
		{"empty range", news.Filter{From: day(5), To: day(4)}, []string{}},
	}
	x := open(t, "")
	apply(t, x, harbour)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := find(t, x, "Ostrand harbour bridge", test.filter, 10)
			slices.Sort(got)
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("Search with %+v = %v, want %v", test.filter, got, test.want)
			}
		})
	}
}

// A filter that one document in thousands passes finds that document, however
// far down it would stand in the ranking of all.
func TestRareFilterIsExact(t *testing.T) {
	x := open(t, "")
	var all []words.Document
	for i := range 3000 {
		all = append(all, words.Document{ID: fmt.Sprint(i), Text: "ferry ferry ferry ferry", Outlet: "many", Published: day(1)})
	}
	all[1234].Text = "a long report that mentions the ferry once among many other words"
	all[1234].Outlet, all[1234].Published = "few", time.Date(1911, 2, 3, 4, 5, 6, 7000, time.UTC)
	apply(t, x, all)
	for _, filter := range []news.Filter{
		{Outlets: []news.OutletID{"few"}},
		{To: time.Date(1911, 2, 3, 4, 5, 6, 8000, time.UTC)},
		{From: time.Date(1911, 2, 3, 4, 5, 6, 7000, time.UTC), To: day(1)},
	} {
		if got := find(t, x, "ferry", filter, 1); !reflect.DeepEqual(got, []string{"1234"}) {
			t.Errorf("Search with %+v = %v, want [1234]", filter, got)
		}
	}
}

func TestEqualDocumentsAreOrderedByID(t *testing.T) {
	x := open(t, "")
	for _, id := range []string{"c", "e", "a", "d", "b"} {
		apply(t, x, []words.Document{{ID: id, Text: "The lighthouse of Ostrand was sold."}})
	}
	for limit := range 7 {
		want := []string{"a", "b", "c", "d", "e"}[:min(limit, 5)]
		if got := find(t, x, "lighthouse sold", news.Filter{}, limit); !reflect.DeepEqual(got, want) {
			t.Errorf("Search for %d = %v, want %v", limit, got, want)
		}
	}
}

func TestApply(t *testing.T) {
	for where, dir := range map[string]string{"memory": "", "disk": t.TempDir()} {
		t.Run(where, func(t *testing.T) {
			x := open(t, dir)
			apply(t, x, harbour, "unheard of")
			apply(t, x, []words.Document{{ID: "strike", Text: "All quiet at the lighthouse."}}, "bridge", "strike")
			for text, want := range map[string][]string{"dockers": {}, "engineers": {}, "lighthouse": {"strike"}} {
				if got := find(t, x, text, news.Filter{}, 5); !reflect.DeepEqual(got, want) {
					t.Errorf("Search(%q) after a change = %v, want %v", text, got, want)
				}
			}
			held, total, err := x.Rarity(t.Context(), []string{"Ostrand", "ferries", "lighthouses", "the", "Ostrand budget"})
			if want := []int{1, 0, 1, 8, 1}; err != nil || total != 8 || !reflect.DeepEqual(held, want) {
				t.Errorf("Rarity = %v of %d, %v, want %v of 8", held, total, err, want)
			}
		})
	}
}

// Many small steps leave an index in memory as it would be after one large.
func TestManySmallSteps(t *testing.T) {
	small, large := open(t, ""), open(t, "")
	var all []words.Document
	for i := range 700 {
		d := words.Document{ID: fmt.Sprintf("d%03d", i), Text: fmt.Sprintf("report %d of the port at Ostrand in ward %d", i, i%7)}
		all = append(all, d)
		apply(t, small, []words.Document{{ID: d.ID, Text: "draft"}})
		apply(t, small, []words.Document{d})
	}
	apply(t, large, all)
	apply(t, small, nil, "d013")
	apply(t, large, nil, "d013")
	for _, text := range []string{"draft", "report 300", "ward 6 Ostrand", "13"} {
		got, err := small.Search(t.Context(), text, news.Filter{}, 1000)
		if err != nil {
			t.Fatal(err)
		}
		want, err := large.Search(t.Context(), text, news.Filter{}, 1000)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("Search(%q) after small steps gives %d hits, want the same %d as after one (%v)", text, len(got), len(want), err)
		}
	}
}

func TestReopen(t *testing.T) {
	dir := t.TempDir()
	x, err := words.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	apply(t, x, harbour)
	if second, err := words.Open(dir); err == nil {
		t.Errorf("a second Open of one directory gave %v, want an error", second)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	if got := find(t, open(t, dir), "ferry", news.Filter{}, 5); !slices.Contains(got, "strike") {
		t.Errorf("Search after opening again = %v, want strike among them", got)
	}
}

func TestOddQuestions(t *testing.T) {
	x := open(t, "")
	apply(t, x, harbour)
	odd := map[string]string{
		"100 KB of one word":   strings.Repeat("ferry ", 17_000),
		"100 KB in one word":   strings.Repeat("ferry", 20_000) + " ferry",
		"100 KB of dots":       strings.Repeat("a.", 50_000),
		"100 KB of links":      strings.Repeat("http://a.b/", 9_000),
		"100 KB of apostrophe": strings.Repeat("a'", 50_000),
		"100 KB of marks":      strings.Repeat("e\u0301\u0301\u0301", 15_000),
		"100 KB of tags":       strings.Repeat("#A_b1C", 17_000),
		"not UTF-8":            "ferry \xff\xfe\xc3",
		"control characters":   "\x00fer\x00ry\x1b[31m ferry",
		"emoji":                "👩‍👩‍👧 ferry 🚢",
	}
	var many strings.Builder
	for i := range 12_000 {
		fmt.Fprintf(&many, "w%dx ", i)
	}
	odd["100 KB of words"] = many.String()
	for name, text := range odd {
		t.Run(name, func(t *testing.T) {
			within, cancel := context.WithTimeout(t.Context(), 5*time.Second)
			defer cancel()
			if _, err := x.Search(within, text, news.Filter{}, 10); err != nil {
				t.Errorf("Search(%.20q…) = %v, want no error", text, err)
			}
		})
	}
}

func TestCancelledAndClosed(t *testing.T) {
	x := open(t, "")
	apply(t, x, harbour)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for _, name := range []string{"cancelled", "closed"} { // in this order: what is closed stays so
		ctx, want := cancelled, context.Canceled
		if name == "closed" {
			ctx, want = t.Context(), words.ErrClosed
			if err := x.Close(); err != nil {
				t.Fatal(err)
			}
		}
		_, searching := x.Search(ctx, "ferry", news.Filter{}, 5)
		_, _, counting := x.Rarity(ctx, []string{"ferry"})
		applying := x.Apply(ctx, harbour, nil)
		for call, err := range map[string]error{"Search": searching, "Rarity": counting, "Apply": applying} {
			if !errors.Is(err, want) {
				t.Errorf("%s when %s = %v, want %v", call, name, err, want)
			}
		}
	}
}

// A search sees all of a step or nothing of it.
func TestStepsAreAtomic(t *testing.T) {
	x := open(t, "")
	var all []words.Document
	for i := range 20 {
		all = append(all, words.Document{ID: fmt.Sprint(i), Text: "lighthouse"})
	}
	var readers sync.WaitGroup
	done := make(chan struct{})
	for range 2 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				hits, err := x.Search(t.Context(), "lighthouse", news.Filter{}, 100)
				if err != nil || len(hits) != 0 && len(hits) != len(all) {
					t.Errorf("Search saw %d documents (%v), want 0 or %d", len(hits), err, len(all))
					return
				}
			}
		})
	}
	var ids []string
	for _, d := range all {
		ids = append(ids, d.ID)
	}
	for range 30 {
		apply(t, x, all)
		apply(t, x, nil, ids...)
	}
	close(done)
	readers.Wait()
}
