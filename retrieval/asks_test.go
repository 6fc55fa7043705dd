package retrieval

import (
	"math"
	"testing"
	"time"

	"whosaid/retrieval/encoder"
	"whosaid/store/news"
)

// TestWishes holds that the weights fit the built-in encoder and tell questions
// apart that none of them was made from.
func TestWishes(t *testing.T) {
	built, err := encoder.Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, pair := range [][2]string{
		{"has anybody been arrested over the ferry by now?", "who built the ferry?"},
		{"паром уже ходит или всё ещё стоит?", "сколько стоил паром?"},
		{"чи вже відкрили міст після аварії?", "хто спроєктував міст?"},
	} {
		var likely [2]float64
		for i, text := range pair {
			v, err := built.Question(t.Context(), text)
			if err != nil {
				t.Fatal(err)
			}
			likely[i] = learnedWishes().State.of(v)
		}
		if likely[0] <= likely[1] {
			t.Errorf("%q asks how things stand with %.2f, %q with %.2f, want more of the first", pair[0], likely[0], pair[1], likely[1])
		}
	}
	if got := learnedWishes().State.of(nil); got != 0 {
		t.Errorf("without a vector a question asks for the state of things with %v, want 0", got)
	}
}

func TestNewness(t *testing.T) {
	on := func(day int) time.Time { return time.Date(2025, 5, day, 9, 0, 0, 0, time.UTC) }
	article := func(at time.Time) *candidate {
		return &candidate{story: &story{article: dated(t, at)}}
	}
	several := newness([]*candidate{article(on(3)), article(on(9)), article(on(3)), article(on(4)), article(time.Time{})})
	one := newness([]*candidate{article(on(3)), article(time.Time{})})
	for _, test := range []struct {
		name string
		got  float64
		want float64
	}{
		{"the first day", several(on(3)), 0},
		{"between", several(on(4)), 0.5},
		{"the last day", several(on(9)), 1},
		{"no day", several(time.Time{}), 0.5},
		{"no other day", one(on(3)), 0.5},
	} {
		if math.Abs(test.got-test.want) > 1e-9 {
			t.Errorf("%s is %v new, want %v", test.name, test.got, test.want)
		}
	}
}

func dated(t *testing.T, at time.Time) *news.Article {
	t.Helper()
	a, err := news.NewArticle(news.Meta{Published: at}, "A text.", nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
