package answer

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"whosaid/store/news"
)

// byDay is a grouper to whom the first three quotes are one figure by day, which
// the fourth disputes.
type byDay struct{ byNumber }

func may(day int) time.Time { return time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC) }

func (byDay) Group(_ context.Context, _ news.Question, quotes []news.Citation) []news.Claim {
	if len(quotes) < 4 {
		return byNumber{}.Group(context.Background(), news.Question{}, quotes)
	}
	return []news.Claim{
		{Quotes: []int{2, 0, 1}, DisputedBy: []int{3}, Series: []news.Step{{AsOf: may(1), Quotes: []int{2}}, {AsOf: may(2), Quotes: []int{0, 1}}}},
		{Quotes: []int{3}, DisputedBy: []int{2, 0, 1}},
	}
}

// TestModelHidesNothing holds that whatever a model chooses, the course of a figure
// is shown with it, and who disputes it.
func TestModelHidesNothing(t *testing.T) {
	kept, find := counts(t)
	for _, test := range []struct {
		name   string
		groups [][]int
		limit  int
		want   []string
		series int
	}{
		{"one day of three quotes", [][]int{{1}}, 6, []string{"1 fell.", "2 fell.", "3 fell.", "4 fell."}, 2},
		{"the dispute alone", [][]int{{3}}, 6, []string{"1 fell.", "2 fell.", "3 fell.", "4 fell."}, 0},
		{"a day with its dispute", [][]int{{3, 0}}, 6, []string{"1 fell.", "2 fell.", "3 fell.", "4 fell."}, 2},
		{"little room", [][]int{{2}}, 3, []string{"1 fell.", "3 fell.", "4 fell."}, 2},
		{"days out of order", [][]int{{0}, {2}, {1}}, 6, []string{"1 fell.", "2 fell.", "3 fell.", "4 fell."}, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			model := modelFunc(func(news.Question, func([][]int)) (news.Composition, error) {
				return news.Composition{Groups: test.groups}, nil
			})
			got, err := New(find, byDay{}, kept).WithComposer(model).Answer(t.Context(), news.Question{Text: "How many fell?", Limit: test.limit})
			if err != nil || got.Mode != news.ByModel {
				t.Fatalf("Answer = %s, %v, want the model's", got.Mode, err)
			}
			if shown := slices.Sorted(slices.Values(texts(got.Quotes))); !slices.Equal(shown, test.want) {
				t.Errorf("Answer shows %q, want %q", shown, test.want)
			}
			series := 0
			for _, c := range got.Claims {
				series += len(c.Series)
				if len(c.DisputedBy) == 0 {
					t.Errorf("a claim of %q has lost its dispute: %+v", test.want, c)
				}
			}
			if series != test.series {
				t.Errorf("Answer has %d days, want %d", series, test.series)
			}
		})
	}
}

func TestApart(t *testing.T) {
	rules := []news.Claim{{Quotes: []int{0, 1}, DisputedBy: []int{2}}, {Quotes: []int{2}, DisputedBy: []int{0, 1}}, {Quotes: []int{3}}}
	got := apart(rules, []news.Claim{{Quotes: []int{0, 2, 3, 1}}, {Quotes: []int{4}}})
	want := []news.Claim{{Quotes: []int{0, 3, 1}}, {Quotes: []int{2}}, {Quotes: []int{4}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("apart (-want +got):\n%s", diff)
	}
}
