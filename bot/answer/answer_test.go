package answer

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"whosaid/store/news"
)

type findFunc func(context.Context, news.Question) (news.Found, error)

func (f findFunc) Find(ctx context.Context, q news.Question) (news.Found, error) { return f(ctx, q) }

// oneClaim groups all quotes into one claim.
type oneClaim struct{}

func (oneClaim) Group(_ context.Context, _ news.Question, quotes []news.Citation) []news.Claim {
	c := news.Claim{}
	for i := range quotes {
		c.Quotes = append(c.Quotes, i)
	}
	return []news.Claim{c}
}

func (oneClaim) Stance(_ context.Context, claim string, quotes []news.Citation) (same, otherwise []int) {
	for i, c := range quotes {
		if c.Text() == claim {
			same = append(same, i)
		} else {
			otherwise = append(otherwise, i)
		}
	}
	return same, otherwise
}

func (oneClaim) Tally(quotes []news.Citation) (outlets, origins, owners int, why string) {
	return len(quotes), len(quotes), 0, ""
}

// shelf is an archive of the articles that it holds.
type shelf []*news.Article

func (s shelf) Version(_ context.Context, id news.ArticleID, hash news.Hash) (*news.Article, error) {
	for _, a := range s {
		if a.ID() == id && a.Hash() == hash {
			return a, nil
		}
	}
	return nil, errors.New("no such version")
}

func article(t *testing.T, url, text string) *news.Article {
	t.Helper()
	a, err := news.NewArticle(news.Meta{URL: url}, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func cite(t *testing.T, a *news.Article) news.Citation {
	t.Helper()
	q, err := news.Cut(a, 0, len(a.Text()))
	if err != nil {
		t.Fatal(err)
	}
	return news.Cite(q, news.Said{}, 1)
}

func TestAnswerShowsOnlyWhatTheArchiveHolds(t *testing.T) {
	kept := article(t, "https://a.example/1", "The bridge fell.")
	changed := article(t, "https://a.example/2", "The bridge stood.")
	now := article(t, "https://a.example/2", "The bridge fell, too.")
	found := news.Found{Citations: []news.Citation{cite(t, changed), cite(t, kept)}}
	found.Citations[1].AlsoIn = []news.Copy{{Quote: cite(t, changed).Quote, Why: "same wording"}}
	finder := findFunc(func(context.Context, news.Question) (news.Found, error) { return found, nil })

	got, err := New(finder, oneClaim{}, shelf{kept, now}).Answer(t.Context(), news.Question{Text: "What fell?"})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Quotes) != 1 || got.Quotes[0].Text() != kept.Text() || len(got.Quotes[0].AlsoIn) != 0 {
		t.Errorf("Answer quotes = %v, want only %q without copies", got.Quotes, kept.Text())
	}
	if got.Outcome != news.Answered || len(got.Claims) != 1 {
		t.Errorf("Answer = %v with %d claims, want answered with 1", got.Outcome, len(got.Claims))
	}
}

func TestAnswerHasNoSource(t *testing.T) {
	near := article(t, "", "The bridge was opened in 1961.")
	gone := article(t, "", "The bridge was closed.")
	for _, test := range []struct {
		name    string
		found   news.Found
		nearest int
	}{
		{"nothing near", news.Found{Missing: "no stored article speaks of this"}, 0},
		{"something near", news.Found{Nearest: []news.Citation{cite(t, near)}, Missing: "the nearest say nothing of “architect”"}, 1},
		{"all that was found is gone", news.Found{Citations: []news.Citation{cite(t, gone)}}, 0},
	} {
		finder := findFunc(func(context.Context, news.Question) (news.Found, error) { return test.found, nil })
		got, err := New(finder, oneClaim{}, shelf{near}).Answer(t.Context(), news.Question{Text: "Who was the architect?"})
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		if got.Outcome != news.NoSource || len(got.Quotes) != 0 || len(got.Nearest) != test.nearest || got.Missing != test.found.Missing {
			t.Errorf("%s: Answer = %+v, want no source with %d nearest", test.name, got, test.nearest)
		}
	}
}

func TestAnswerAsksForAQuestion(t *testing.T) {
	broken := errors.New("store is down")
	for _, test := range []struct {
		name, text string
		find       error
		want       error
	}{
		{"nothing", "", nil, ErrNoQuestion},
		{"control characters", "\x00\x1b[;\u200b", nil, ErrNoQuestion},
		{"marks", "?! …", nil, ErrNoQuestion},
		{"a greeting", "Hi there!", nil, ErrSmallTalk},
		{"thanks in another language", "дякую :)", nil, ErrSmallTalk},
		{"no topic", "What about that?", news.ErrNoTopic, ErrSmallTalk},
		{"100 KB", strings.Repeat("bridge ", 15000), nil, ErrTooLong},
		{"a fault", "What fell?", broken, broken},
	} {
		finder := findFunc(func(context.Context, news.Question) (news.Found, error) { return news.Found{}, test.find })
		_, err := New(finder, oneClaim{}, shelf{}).Answer(t.Context(), news.Question{Text: test.text})
		if !errors.Is(err, test.want) {
			t.Errorf("%s: Answer(%.20q) error = %v, want %v", test.name, test.text, err, test.want)
		}
	}
}

// A claim is set beside what is found, and a question is not.
func TestStanceIsOfClaims(t *testing.T) {
	fell, stood := article(t, "https://a.example/1", "The bridge fell."), article(t, "https://a.example/2", "The bridge stood.")
	found := news.Found{Citations: []news.Citation{cite(t, stood), cite(t, fell)}}
	for _, test := range []struct {
		q     news.Question
		found news.Found
		want  news.Stance
		vague bool
	}{
		{news.Question{Text: "The bridge fell.", Claim: true}, found, news.Stance{Same: []int{1}, Otherwise: []int{0}}, false},
		{news.Question{Text: "The bridge fell."}, found, news.Stance{}, false},
		{news.Question{Text: "they knew it was coming", Claim: true}, news.Found{}, news.Stance{}, true},
		{news.Question{Text: "they knew that Ingrid Moe was coming", Claim: true}, news.Found{}, news.Stance{}, false},
		{news.Question{Text: "forty of them were hurt!!", Claim: true}, news.Found{}, news.Stance{}, false},
		{news.Question{Text: "they knew it was coming"}, news.Found{}, news.Stance{}, false},
	} {
		finder := findFunc(func(context.Context, news.Question) (news.Found, error) { return test.found, nil })
		answers := New(finder, oneClaim{}, shelf{fell, stood}).WithComposer(modelFunc(func(news.Question, func([][]int)) (news.Composition, error) {
			return news.Composition{Groups: [][]int{{0, 1}}}, nil
		}))
		got, err := answers.Stream(t.Context(), test.q, func(so news.Answer) {
			if !reflect.DeepEqual(so.Stance, test.want) {
				t.Errorf("on the way to the answer to %+v: stance %+v, want %+v", test.q, so.Stance, test.want)
			}
		})
		if err != nil || !reflect.DeepEqual(got.Stance, test.want) || got.Vague != test.vague {
			t.Errorf("Answer(%+v) = stance %+v, vague %v, %v, want %+v, %v", test.q, got.Stance, got.Vague, err, test.want, test.vague)
		}
	}
}
