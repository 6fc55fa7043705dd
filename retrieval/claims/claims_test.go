package claims

import (
	"slices"
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
	day          int    // of May 2025; 0: nobody knows
	speaker      string // by name; "" for the outlet's own voice
}

func cite(t *testing.T, s said) news.Citation {
	t.Helper()
	meta := news.Meta{}
	if s.outlet != "" {
		meta.Outlet = &news.Outlet{ID: news.OutletID(strings.ToLower(s.outlet)), Name: s.outlet}
	}
	if s.day > 0 {
		meta.Published = may(s.day)
	}
	a, err := news.NewArticle(meta, s.text, nil)
	if err != nil {
		t.Fatal(err)
	}
	q, err := news.Cut(a, 0, len(s.text))
	if err != nil {
		t.Fatal(err)
	}
	said := news.Said{Mode: s.mode}
	if s.speaker != "" {
		said.Speaker = &news.Speaker{Name: s.speaker, Basis: news.Explicit}
	}
	return news.Cite(q, said, 1)
}

func may(day int) time.Time { return time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC) }

func TestGroup(t *testing.T) {
	now := func() time.Time { return time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC) }
	for _, test := range []struct {
		name, question string
		quotes         []said
		want           []news.Claim
	}{
		{"figures that differ dispute each other", "How many people were injured?",
			[]said{{outlet: "Post", text: "The county said 17 people were injured."}, {outlet: "Vest", text: "Seventeen people were injured, it says."}, {outlet: "Truth", text: "More than forty people were injured."}},
			[]news.Claim{
				{Quotes: []int{0, 1}, DisputedBy: []int{2}, Outlets: 2, Origins: 2},
				{Quotes: []int{2}, DisputedBy: []int{0, 1}, Outlets: 1, Origins: 1},
			}},
		{"a lower bound leaves room", "How many people were injured?",
			[]said{{outlet: "Post", text: "At least nine people were injured."}, {outlet: "Vest", text: "17 people were injured."}},
			[]news.Claim{
				{Quotes: []int{0}, Outlets: 1, Origins: 1},
				{Quotes: []int{1}, Outlets: 1, Origins: 1},
			}},
		{"the figure asked for, not any figure", "How many people were injured?",
			[]said{{outlet: "Post", text: "In the third hour, 17 people were injured on 2 bridges."}},
			[]news.Claim{{Quotes: []int{0}, Outlets: 1, Origins: 1}}},
		{"other things and other scales are no dispute", "How many were found?",
			[]said{{outlet: "Post", text: "The divers found 12 ballots."}, {outlet: "Vest", text: "The divers found 17 boats."}, {outlet: "Truth", text: "The divers found 900 ballots."}},
			[]news.Claim{
				{Quotes: []int{0}, Outlets: 1, Origins: 1},
				{Quotes: []int{1}, Outlets: 1, Origins: 1},
				{Quotes: []int{2}, Outlets: 1, Origins: 1},
			}},
		{"people are people, whatever they are called", "How many died?",
			[]said{{outlet: "Post", text: "The fire claimed 143 lives."}, {outlet: "Vest", text: "The fire killed 144 people."}},
			[]news.Claim{
				{Quotes: []int{0}, DisputedBy: []int{1}, Outlets: 1, Origins: 1},
				{Quotes: []int{1}, DisputedBy: []int{0}, Outlets: 1, Origins: 1},
			}},
		{"a denial disputes what it denies", "Did the county know of cracks?",
			[]said{{outlet: "Post", text: "The county knew of cracks in the pier."}, {outlet: "Vest", text: "The county denied that it knew of cracks in the pier.", mode: news.Denies}},
			[]news.Claim{
				{Quotes: []int{0}, DisputedBy: []int{1}, Outlets: 1, Origins: 1},
				{Quotes: []int{1}, DisputedBy: []int{0}, Outlets: 1, Origins: 1},
			}},
		{"nearly the same is one claim; unknown outlets count once", "What happened at the bridge?",
			[]said{{outlet: "", text: "The old bridge over the river fell on Monday."}, {outlet: "", text: "On Monday the old bridge over the river fell."}, {outlet: "Post", text: "Schools stay open."}},
			[]news.Claim{
				{Quotes: []int{0, 1}, Outlets: 1, Origins: 1},
				{Quotes: []int{2}, Outlets: 1, Origins: 1},
			}},
		{"a figure that rose, and one beside it", "How many people were injured?",
			[]said{
				{outlet: "Post", text: "Seventeen people were injured.", day: 14},
				{outlet: "Vest", text: "17 people were injured.", day: 13},
				{outlet: "Post", text: "At least nine people were injured.", day: 12},
				{outlet: "Truth", text: "More than forty people were injured.", day: 13},
			},
			[]news.Claim{
				{
					Quotes: []int{2, 1, 0}, DisputedBy: []int{3}, Outlets: 2, Origins: 2,
					Series: []news.Step{
						{AsOf: may(12), Quotes: []int{2}},
						{AsOf: may(13), Quotes: []int{1}},
						{AsOf: may(14), Quotes: []int{0}},
					},
				},
				{Quotes: []int{3}, DisputedBy: []int{0, 1, 2}, Outlets: 1, Origins: 1},
			}},
		{"the same figures on one day are in dispute", "How many people were injured?",
			[]said{{outlet: "Post", text: "Nine people were injured.", day: 12}, {outlet: "Vest", text: "17 people were injured.", day: 12}},
			[]news.Claim{
				{Quotes: []int{0}, DisputedBy: []int{1}, Outlets: 1, Origins: 1},
				{Quotes: []int{1}, DisputedBy: []int{0}, Outlets: 1, Origins: 1},
			}},
		{"a measure does not change from day to day", "How many tonnes did the lorry weigh?",
			[]said{{outlet: "Post", text: "The lorry weighed 52 tonnes.", day: 12}, {outlet: "Vest", text: "The lorry weighed 38 tonnes.", day: 15}},
			[]news.Claim{
				{Quotes: []int{0}, DisputedBy: []int{1}, Outlets: 1, Origins: 1},
				{Quotes: []int{1}, DisputedBy: []int{0}, Outlets: 1, Origins: 1},
			}},
		{"the part, not the whole", "How many dockers stopped work?",
			[]said{{outlet: "Post", text: "The union said that 228 of the 240 dockers had stopped work."}},
			[]news.Claim{{Quotes: []int{0}, Outlets: 1, Origins: 1}}},
		{"a denial supports no figure that it denies", "How many people were injured?",
			[]said{{outlet: "Post", text: "Forty people were injured."}, {outlet: "Vest", text: "Forty people were injured.", mode: news.Denies, speaker: "The county"}},
			[]news.Claim{
				{Quotes: []int{0}, DisputedBy: []int{1}, Outlets: 1, Origins: 1},
				{Quotes: []int{1}, DisputedBy: []int{0}, Outlets: 1, Origins: 1},
			}},
		{"one who is quoted by all is one origin", "How many people were injured?",
			[]said{{outlet: "Post", text: "17 people were injured, she said.", speaker: "Ingrid Moe"}, {outlet: "Vest", text: "Seventeen people were injured, Moe said.", speaker: "Ingrid Moe"}},
			[]news.Claim{{Quotes: []int{0, 1}, Outlets: 2, Origins: 1, OriginsWhy: "same source: Ingrid Moe"}}},
		{"nothing", "What?", nil, []news.Claim{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var quotes []news.Citation
			for _, s := range test.quotes {
				quotes = append(quotes, cite(t, s))
			}
			got := NewGrouper(now).Group(t.Context(), news.Question{Text: test.question}, quotes)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("Group(%q) (-want +got):\n%s", test.question, diff)
			}
		})
	}
}

// FuzzGroup holds that every quote stands in exactly one claim, that a claim
// never disputes itself, and that its steps are its quotes.
func FuzzGroup(f *testing.F) {
	f.Add("How many fell?", "17 people fell.", "Forty people fell, not 17.", "Nobody denied it.", 3)
	f.Add("How many were hurt?", "At least nine people were hurt.", "17 hurt, says Ingrid Moe.", "17 hurt.", 28)
	f.Fuzz(func(t *testing.T, question, a, b, c string, days int) {
		var quotes []news.Citation
		for i, text := range []string{a, b, c} {
			outlet := &news.Outlet{ID: news.OutletID('a' + rune(i)), Name: "Outlet"}
			article, err := news.NewArticle(news.Meta{Outlet: outlet, Published: may(1 + (days>>(3*i))&7)}, text, nil)
			if err != nil {
				continue
			}
			if q, err := news.Cut(article, 0, len(text)); err == nil {
				quotes = append(quotes, news.Cite(q, news.Said{}, 1))
			}
		}
		seen := map[int]bool{}
		for _, claim := range NewGrouper(time.Now).Group(t.Context(), news.Question{Text: question}, quotes) {
			checkClaim(t, claim)
			for _, i := range claim.Quotes {
				if seen[i] {
					t.Fatalf("quote %d stands in two claims", i)
				}
				seen[i] = true
			}
		}
		if len(seen) != len(quotes) {
			t.Fatalf("%d of %d quotes stand in claims", len(seen), len(quotes))
		}
	})
}

// checkClaim holds what must be true of every claim.
func checkClaim(t *testing.T, c news.Claim) {
	t.Helper()
	for _, i := range c.Quotes {
		if slices.Contains(c.DisputedBy, i) {
			t.Fatalf("a claim disputes itself: %+v", c)
		}
	}
	var steps []int
	for _, step := range c.Series {
		steps = append(steps, step.Quotes...)
	}
	if len(c.Series) > 0 && !slices.Equal(steps, c.Quotes) {
		t.Fatalf("steps %v, quotes %v", steps, c.Quotes)
	}
	if c.Outlets < 1 || c.Origins < 1 || c.Origins > c.Outlets {
		t.Fatalf("%d outlets, %d origins", c.Outlets, c.Origins)
	}
}
