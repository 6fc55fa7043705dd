package claims

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"whosaid/store/news"
)

// said is one quote of a test: who published it, who says it, and how.
type said struct {
	outlet, text string
	mode         news.Mode
}

func cite(t *testing.T, s said) news.Citation {
	t.Helper()
	meta := news.Meta{}
	if s.outlet != "" {
		meta.Outlet = &news.Outlet{ID: news.OutletID(strings.ToLower(s.outlet)), Name: s.outlet}
	}
	a, err := news.NewArticle(meta, s.text, nil)
	if err != nil {
		t.Fatal(err)
	}
	q, err := news.Cut(a, 0, len(s.text))
	if err != nil {
		t.Fatal(err)
	}
	return news.Cite(q, news.Said{Mode: s.mode}, 1)
}

func TestGroup(t *testing.T) {
	now := func() time.Time { return time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC) }
	for _, test := range []struct {
		name, question string
		quotes         []said
		want           []news.Claim
	}{
		{"figures that differ dispute each other", "How many people were injured?",
			[]said{{"Post", "The county said 17 people were injured.", ""}, {"Vest", "Seventeen people were injured, it says.", ""}, {"Truth", "More than forty people were injured.", ""}},
			[]news.Claim{
				{Summary: "17 people were injured", Quotes: []int{0, 1}, DisputedBy: []int{2}, Outlets: 2, Origins: 2},
				{Summary: "More than forty people were injured", Quotes: []int{2}, DisputedBy: []int{0, 1}, Outlets: 1, Origins: 1},
			}},
		{"a lower bound leaves room", "How many people were injured?",
			[]said{{"Post", "At least nine people were injured.", ""}, {"Vest", "17 people were injured.", ""}},
			[]news.Claim{
				{Summary: "At least nine people were injured", Quotes: []int{0}, Outlets: 1, Origins: 1},
				{Summary: "17 people were injured", Quotes: []int{1}, Outlets: 1, Origins: 1},
			}},
		{"the figure asked for, not any figure", "How many people were injured?",
			[]said{{"Post", "In the third hour, 17 people were injured on 2 bridges.", ""}},
			[]news.Claim{{Summary: "17 people were injured", Quotes: []int{0}, Outlets: 1, Origins: 1}}},
		{"other things and other scales are no dispute", "How many were found?",
			[]said{{"Post", "The divers found 12 ballots.", ""}, {"Vest", "The divers found 17 boats.", ""}, {"Truth", "The divers found 900 ballots.", ""}},
			[]news.Claim{
				{Summary: "12 ballots", Quotes: []int{0}, Outlets: 1, Origins: 1},
				{Summary: "17 boats", Quotes: []int{1}, Outlets: 1, Origins: 1},
				{Summary: "900 ballots", Quotes: []int{2}, Outlets: 1, Origins: 1},
			}},
		{"people are people, whatever they are called", "How many died?",
			[]said{{"Post", "The fire claimed 143 lives.", ""}, {"Vest", "The fire killed 144 people.", ""}},
			[]news.Claim{
				{Summary: "143 lives", Quotes: []int{0}, DisputedBy: []int{1}, Outlets: 1, Origins: 1},
				{Summary: "144 people", Quotes: []int{1}, DisputedBy: []int{0}, Outlets: 1, Origins: 1},
			}},
		{"a denial disputes what it denies", "Did the county know of cracks?",
			[]said{{"Post", "The county knew of cracks in the pier.", ""}, {"Vest", "The county denied that it knew of cracks in the pier.", news.Denies}},
			[]news.Claim{
				{Quotes: []int{0}, DisputedBy: []int{1}, Outlets: 1, Origins: 1},
				{Quotes: []int{1}, DisputedBy: []int{0}, Outlets: 1, Origins: 1},
			}},
		{"nearly the same is one claim; unknown outlets count once", "What happened at the bridge?",
			[]said{{"", "The old bridge over the river fell on Monday.", ""}, {"", "On Monday the old bridge over the river fell.", ""}, {"Post", "Schools stay open.", ""}},
			[]news.Claim{
				{Quotes: []int{0, 1}, Outlets: 1, Origins: 1},
				{Quotes: []int{2}, Outlets: 1, Origins: 1},
			}},
		{"nothing", "What?", nil, []news.Claim{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var quotes []news.Citation
			for _, s := range test.quotes {
				quotes = append(quotes, cite(t, s))
			}
			got := NewGrouper(now).Group(news.Question{Text: test.question}, quotes)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("Group(%q) (-want +got):\n%s", test.question, diff)
			}
		})
	}
}

// FuzzGroup holds that every quote stands in exactly one claim, that a claim
// never disputes itself, and that a summary is cut from its first quote.
func FuzzGroup(f *testing.F) {
	f.Add("How many fell?", "17 people fell.", "Forty people fell, not 17.", "Nobody denied it.")
	f.Fuzz(func(t *testing.T, question, a, b, c string) {
		var quotes []news.Citation
		for _, text := range []string{a, b, c} {
			if article, err := news.NewArticle(news.Meta{}, text, nil); err == nil {
				if q, err := news.Cut(article, 0, len(text)); err == nil {
					quotes = append(quotes, news.Cite(q, news.Said{}, 1))
				}
			}
		}
		seen := map[int]bool{}
		for _, claim := range NewGrouper(time.Now).Group(news.Question{Text: question}, quotes) {
			if !strings.Contains(quotes[claim.Quotes[0]].Text(), claim.Summary) {
				t.Fatalf("summary %q is not of %q", claim.Summary, quotes[claim.Quotes[0]].Text())
			}
			for _, i := range claim.Quotes {
				if seen[i] {
					t.Fatalf("quote %d stands in two claims", i)
				}
				seen[i] = true
				for _, d := range claim.DisputedBy {
					if d == i {
						t.Fatalf("a claim disputes itself: %+v", claim)
					}
				}
			}
		}
		if len(seen) != len(quotes) {
			t.Fatalf("%d of %d quotes stand in claims", len(seen), len(quotes))
		}
	})
}
