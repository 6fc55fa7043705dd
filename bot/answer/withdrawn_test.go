package answer

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"whosaid/store/news"
)

// takenDown is a ruler that has the articles of those ids taken down.
type takenDown map[news.ArticleID]bool

func (takenDown) Labels(context.Context, news.Pseudonym) ([]news.Decision, error) { return nil, nil }

func (d takenDown) Rule(_ context.Context, _ news.Pseudonym, quotes []news.Citation) ([]news.Citation, error) {
	out := make([]news.Citation, len(quotes))
	for i, c := range quotes {
		if !d[c.Article().ID()] {
			out[i] = c
		}
	}
	return out, nil
}

// byWord is a grouper to which "1 fell." and "2 fell." contradict each other, wherever
// they stand.
type byWord struct{ byNumber }

func (byWord) Group(_ context.Context, _ news.Question, quotes []news.Citation) []news.Claim {
	var out []news.Claim
	for i := range quotes {
		c := news.Claim{Quotes: []int{i}}
		for k := range quotes {
			if one, other := quotes[i].Text()[:1], quotes[k].Text()[:1]; one+other == "12" || one+other == "21" {
				c.DisputedBy = append(c.DisputedBy, k)
			}
		}
		out = append(out, c)
	}
	return out
}

// TestTakenDownStaysASide holds that a quote which moderators took down is not shown,
// and that whom it disputed does not stand undisputed: neither by rules nor by a model.
func TestTakenDownStaysASide(t *testing.T) {
	kept, find := counts(t)
	for _, test := range []struct {
		name   string
		down   []int // of the four articles
		groups [][]int
		want   []news.Claim
	}{
		{"who disputes", []int{1}, nil, []news.Claim{
			{Quotes: []int{0}, Withdrawn: 1, Outlets: 0, Origins: 0}, {Quotes: []int{1}}, {Quotes: []int{2}},
		}},
		{"somebody else", []int{3}, nil, []news.Claim{{Quotes: []int{0}, DisputedBy: []int{1}}, {Quotes: []int{1}, DisputedBy: []int{0}}, {Quotes: []int{2}}}},
		{"who disputes, and a model chooses", []int{1}, [][]int{{0}}, []news.Claim{{Quotes: []int{0}, Withdrawn: 1, Outlets: 1, Origins: 1}}},
	} {
		down := takenDown{}
		for _, i := range test.down {
			found, err := find(t.Context(), news.Question{})
			if err != nil {
				t.Fatal(err)
			}
			down[found.Citations[i].Article().ID()] = true
		}
		answers := New(find, byWord{}, kept).WithModeration(down)
		if test.groups != nil {
			answers.WithComposer(modelFunc(func(news.Question, func([][]int)) (news.Composition, error) {
				return news.Composition{Groups: test.groups}, nil
			}))
		}
		got, err := answers.Answer(t.Context(), news.Question{Text: "How many fell?"})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, got.Claims, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: claims (-want +got):\n%s", test.name, diff)
		}
		for _, c := range got.Quotes {
			if down[c.Article().ID()] {
				t.Errorf("%s: the answer shows %q, which was taken down", test.name, c.Text())
			}
		}
	}
}

// TestWithoutWithdrawn holds how claims are counted anew.
func TestWithoutWithdrawn(t *testing.T) {
	claims := []news.Claim{
		{Quotes: []int{0, 2}, DisputedBy: []int{1, 3}, Outlets: 2, Series: []news.Step{{Quotes: []int{0}}, {Quotes: []int{2}}}},
		{Quotes: []int{1, 3}, DisputedBy: []int{0, 2}, Outlets: 2},
		{Quotes: []int{3}, Outlets: 1},
	}
	count := func(quotes []int) news.Claim { return news.Claim{Quotes: quotes, Outlets: len(quotes)} }
	want := []news.Claim{
		{Quotes: []int{0}, DisputedBy: []int{1}, Withdrawn: 1, Outlets: 1},
		{Quotes: []int{1}, DisputedBy: []int{0}, Withdrawn: 1, Outlets: 1},
	}
	if diff := cmp.Diff(want, withoutWithdrawn(claims, 2, count), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("withoutWithdrawn (-want +got):\n%s", diff)
	}
}
