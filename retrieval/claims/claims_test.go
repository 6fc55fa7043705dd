package claims

import (
	"context"
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

// alikeFunc embeds by a function of the text; texts of one vector have the cosine 1.
type alikeFunc func(text string) []float32

func (f alikeFunc) Embed(_ context.Context, texts []string) ([][]float32, error) {
	out := make([][]float32, len(texts))
	for i, text := range texts {
		out[i] = f(text)
	}
	return out, nil
}

// allAlike embeds every text alike: words alone tell quotes apart.
var allAlike = alikeFunc(func(string) []float32 { return []float32{1} })

func TestGroup(t *testing.T) {
	for _, test := range []struct {
		name, question string
		quotes         []said
		want           []news.Claim
	}{
		{"figures of one day that differ dispute each other", "How many people were injured?",
			[]said{{outlet: "Post", text: "The county said 17 people were injured.", day: 12}, {outlet: "Vest", text: "Seventeen people were injured, it says.", day: 12}, {outlet: "Truth", text: "More than forty people were injured.", day: 12}},
			[]news.Claim{
				{Quotes: []int{0, 1}, DisputedBy: []int{2}, Outlets: 2, Origins: 2},
				{Quotes: []int{2}, DisputedBy: []int{0, 1}, Outlets: 1, Origins: 1},
			}},
		{"however far apart", "How many people were killed?",
			[]said{{outlet: "Post", text: "10 people were killed, the county said.", day: 12}, {outlet: "Vest", text: "41 people were killed, the union said.", day: 12}},
			[]news.Claim{
				{Quotes: []int{0}, DisputedBy: []int{1}, Outlets: 1, Origins: 1},
				{Quotes: []int{1}, DisputedBy: []int{0}, Outlets: 1, Origins: 1},
			}},
		{"nobody is set against herself", "How many people were killed?",
			[]said{{outlet: "Post", text: "10 people were killed.", day: 12}, {outlet: "Post", text: "41 people were killed.", day: 12}},
			[]news.Claim{{Quotes: []int{0}, Outlets: 1, Origins: 1}, {Quotes: []int{1}, Outlets: 1, Origins: 1}}},
		{"a lower bound leaves room", "How many people were injured?",
			[]said{{outlet: "Post", text: "At least nine people were injured.", day: 12}, {outlet: "Vest", text: "17 people were injured.", day: 12}},
			[]news.Claim{{Quotes: []int{0}, Outlets: 1, Origins: 1}, {Quotes: []int{1}, Outlets: 1, Origins: 1}}},
		{"figures of other things stand side by side", "How many people were injured?",
			[]said{{outlet: "Post", text: "17 people were injured.", day: 12}, {outlet: "Vest", text: "40 houses were burned.", day: 12}},
			[]news.Claim{{Quotes: []int{0}, Outlets: 1, Origins: 1}, {Quotes: []int{1}, Outlets: 1, Origins: 1}}},
		{"figures of other places stand side by side", "How many people were injured?",
			[]said{{outlet: "Post", text: "17 people were injured in Tranvik.", day: 12}, {outlet: "Vest", text: "40 people were injured in Kandahar.", day: 12}},
			[]news.Claim{{Quotes: []int{0}, Outlets: 1, Origins: 1}, {Quotes: []int{1}, Outlets: 1, Origins: 1}}},
		{"figures of other groups stand side by side", "How many were injured?",
			[]said{{outlet: "Post", text: "17 passengers of the ferry were injured.", day: 12}, {outlet: "Vest", text: "40 guests of the hotel were injured.", day: 12}},
			[]news.Claim{{Quotes: []int{0}, Outlets: 1, Origins: 1}, {Quotes: []int{1}, Outlets: 1, Origins: 1}}},
		{"a figure by day, whether it rises or falls", "How many people were injured?",
			[]said{
				{outlet: "Post", text: "Seventeen people were injured.", day: 14},
				{outlet: "Vest", text: "At least nine people were injured.", day: 12},
			},
			[]news.Claim{{
				Quotes: []int{1, 0}, Outlets: 2, Origins: 2,
				Series: []news.Step{{AsOf: may(12), Quotes: []int{1}}, {AsOf: may(14), Quotes: []int{0}}},
			}}},
		{"a margin is no count", "By how many votes was the lease approved?",
			[]said{{outlet: "Post", text: "The lease was approved by 41 votes, 3,112 in favour and 3,071 against.", day: 9}, {outlet: "Vest", text: "3,100 people had voted for the lease and 3,083 against it.", day: 12}},
			[]news.Claim{{Quotes: []int{0}, Outlets: 1, Origins: 1}, {Quotes: []int{1}, Outlets: 1, Origins: 1}}},
		{"Russian figures", "Сколько людей пострадало?",
			[]said{{outlet: "Post", text: "Пострадали 17 человек.", day: 12}, {outlet: "Vest", text: "Пострадало семнадцать человек.", day: 12}},
			[]news.Claim{{Quotes: []int{0, 1}, Outlets: 2, Origins: 2}}},
		{"a denial supports no figure that it denies", "How many people were injured?",
			[]said{{outlet: "Post", text: "Forty people were injured.", day: 12}, {outlet: "Vest", text: "Forty people were injured.", mode: news.Denies, speaker: "The county", day: 12}},
			[]news.Claim{{Quotes: []int{0}, Outlets: 1, Origins: 1}, {Quotes: []int{1}, Outlets: 1, Origins: 1}}},
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
			got := NewGrouper().Group(t.Context(), news.Question{Text: test.question}, quotes)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("Group(%q) (-want +got):\n%s", test.question, diff)
			}
		})
	}
}

// TestRelate holds what is sure of near copies, and that nothing is of quotes that
// share a frame and differ in what they speak of.
func TestRelate(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		never      []Relation // what must not be said, or nothing else than want
		want       Relation
	}{
		{"the same words", "The bridge was closed to all traffic on Sunday night.", "The bridge was closed to all traffic on Sunday night.", nil, Same},
		{"a number turned", "The collapse of the market roof killed 41 people.", "The collapse of the market roof killed 10 people.", []Relation{Same}, ""},
		{"opposites", "Engineers say the Halden dam is safe.", "Engineers say the Halden dam is unsafe.", []Relation{Same}, ""},
		{"two groups", "The union accepted the offer for bus drivers.", "The union rejected the offer for tram drivers.", []Relation{Same, Contradicts}, ""},
		{"Russian opposites", "Плотина безопасна, говорят инженеры.", "Плотина небезопасна, говорят инженеры.", []Relation{Same}, ""},
		{"a Ukrainian negation", "Капітан подав сигнал лиха.", "Капітан не подав сигнал лиха.", []Relation{Same}, ""},
	} {
		a, b := cite(t, said{outlet: "Post", text: test.a, day: 12}), cite(t, said{outlet: "Vest", text: test.b, day: 12})
		grouper := NewGrouper().WithMeaning(allAlike)
		got, sure := grouper.Relate(t.Context(), a, b)
		if back, _ := grouper.Relate(t.Context(), b, a); back != got {
			t.Errorf("%s: Relate = %s, the other way round %s", test.name, got, back)
		}
		if sure && slices.Contains(test.never, got) || test.want != "" && (got != test.want || !sure) {
			t.Errorf("%s: Relate(%q, %q) = %s, sure %v", test.name, test.a, test.b, got, sure)
		}
	}
}

// TestOwners holds that owners are counted where all are known.
func TestOwners(t *testing.T) {
	for _, test := range []struct {
		owners []string
		want   int
	}{{[]string{"Press", "Press"}, 1}, {[]string{"Press", "State"}, 2}, {[]string{"Press", ""}, 0}, {nil, 0}} {
		var quotes []news.Citation
		for i, owner := range test.owners {
			c := cite(t, said{outlet: string('A' + rune(i)), text: "The bridge fell."})
			c.Outlet().Owner = owner
			quotes = append(quotes, c)
		}
		if _, _, owners, _ := NewGrouper().Tally(quotes); owners != test.want {
			t.Errorf("Tally of outlets owned by %q counts %d owners, want %d", test.owners, owners, test.want)
		}
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
		for _, claim := range NewGrouper().Group(t.Context(), news.Question{Text: question}, quotes) {
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
