package answer

import (
	"context"
	"errors"
	"testing"

	"whosaid/store/news"
)

// decided is a ledger of the decisions that it holds.
type decided []news.Decision

func (d decided) Decisions(_ context.Context, dockets ...string) ([]news.Decision, error) {
	var out []news.Decision
	for _, each := range d {
		for _, docket := range dockets {
			if each.Subject.Docket() == docket {
				out = append(out, each)
				break
			}
		}
	}
	return out, nil
}

type listed []news.Outlet

func (l listed) Outlets(context.Context) ([]news.Outlet, error) { return l, nil }

type broken struct{ err error }

func (b broken) Decisions(context.Context, ...string) ([]news.Decision, error) { return nil, b.err }

func published(t *testing.T, url string, by *news.Outlet, text string) *news.Article {
	t.Helper()
	a, err := news.NewArticle(news.Meta{URL: url, Outlet: by}, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestModeration(t *testing.T) {
	vest, post := news.Outlet{ID: "vest", Name: "Vest"}, news.Outlet{ID: "post", Name: "Post"}
	fell := published(t, "https://a.example/1", &vest, "The bridge fell.")
	stood := published(t, "https://a.example/2", nil, "The bridge stood.")
	one, two := cite(t, fell), cite(t, stood)
	one.AlsoIn = []news.Copy{{Quote: two.Quote}}
	article := func(a *news.Article) news.Subject { return news.Subject{Article: a.ID()} }
	for _, test := range []struct {
		name      string
		decisions decided
		labels    []string // "" for what is not shown
		copies    int
	}{
		{"nothing decided", nil, []string{"Vest · in its own words", "outlet not recorded · in its own words"}, 1},
		{"an article taken down, and its copies", decided{{ID: "1", Subject: article(stood), Ruling: news.TakeDown}}, []string{"Vest · in its own words", ""}, 0},
		{"an outlet named", decided{{ID: "1", Subject: news.Subject{Outlet: "vest"}, Ruling: news.OutletNamed, Text: "Radio Vest"}}, []string{"Radio Vest · in its own words", "outlet not recorded · in its own words"}, 1},
		{"another publisher, itself named anew", decided{
			{ID: "1", Subject: article(stood), Ruling: news.OutletIs, Outlet: "post"},
			{ID: "2", Subject: news.Subject{Outlet: "post"}, Ruling: news.OutletNamed, Text: "The Post"},
		}, []string{"Vest · in its own words", "The Post · in its own words"}, 1},
		{"no known publisher", decided{{ID: "1", Subject: article(fell), Ruling: news.OutletIs}}, []string{"outlet not recorded · in its own words", "outlet not recorded · in its own words"}, 1},
		{"for another group", decided{{ID: "1", Group: "harbour", Subject: article(fell), Ruling: news.TakeDown}}, []string{"Vest · in its own words", "outlet not recorded · in its own words"}, 1},
	} {
		m := Moderate(test.decisions, shelf{fell, stood}, listed{vest, post})
		got, err := m.Rule(t.Context(), "square", []news.Citation{one, two})
		if err != nil || len(got) != 2 {
			t.Fatalf("%s: Rule = %v, %v", test.name, got, err)
		}
		for i, want := range test.labels {
			label := ""
			if got[i].Article() != nil {
				label = got[i].Label()
			}
			if label != want || want != "" && got[i].Text() != []news.Citation{one, two}[i].Text() {
				t.Errorf("%s: quote %d = %q under %q, want under %q", test.name, i, got[i].Text(), label, want)
			}
		}
		if n := len(got[0].AlsoIn); n != test.copies {
			t.Errorf("%s: %d copies, want %d", test.name, n, test.copies)
		}
	}
}

func TestModeratedAnswer(t *testing.T) {
	fell := published(t, "https://a.example/1", nil, "The bridge fell.")
	finder := findFunc(func(context.Context, news.Question) (news.Found, error) {
		return news.Found{Citations: []news.Citation{cite(t, fell)}}, nil
	})
	down := decided{{ID: "1", Subject: news.Subject{Article: fell.ID()}, Ruling: news.TakeDown}}
	m := Moderate(down, shelf{fell}, listed{})
	got, err := New(finder, oneClaim{}, shelf{fell}).WithModeration(m).Answer(t.Context(), news.Question{Text: "What fell?"})
	if err != nil || got.Outcome != news.NoSource || len(got.Quotes) != 0 {
		t.Errorf("Answer = %+v, %v, want no source", got, err)
	}
	if c, err := m.Quote(t.Context(), cite(t, fell).Ref(), news.Said{}, ""); !errors.Is(err, news.ErrNoArticle) {
		t.Errorf("Quote = %q, %v, want %v", c.Text(), err, news.ErrNoArticle)
	}
	if c, err := m.Quote(t.Context(), cite(t, fell).Ref(), news.Said{}, news.Unruled); err != nil || c.Text() != "The bridge fell." {
		t.Errorf("Quote for moderators = %q, %v, want the quote", c.Text(), err)
	}
	// What cannot be known to stand is not shown.
	fault := errors.New("store is down")
	m = Moderate(broken{fault}, shelf{fell}, listed{})
	if _, err := New(finder, oneClaim{}, shelf{fell}).WithModeration(m).Answer(t.Context(), news.Question{Text: "What fell?"}); !errors.Is(err, fault) {
		t.Errorf("Answer without the ledger = %v, want %v", err, fault)
	}
}

type checkFunc func(text string) news.Check

func (f checkFunc) CheckUnder(_ context.Context, text string, _ []news.Decision) (news.Check, error) {
	return f(text), nil
}

func TestModeratedCheck(t *testing.T) {
	fell := published(t, "https://a.example/1", nil, "The bridge fell.")
	stood := published(t, "https://a.example/2", nil, "The bridge stood.")
	both := checkFunc(func(text string) news.Check {
		matches := []news.Match{{Citation: cite(t, fell)}, {Citation: cite(t, stood)}}
		return news.Check{Text: text, Parts: []news.Part{{Text: text, Status: news.Verbatim, Matches: matches}}}
	})
	down := func(a *news.Article) news.Decision {
		return news.Decision{ID: string(a.ID()), Subject: news.Subject{Article: a.ID()}, Ruling: news.TakeDown}
	}
	for _, test := range []struct {
		name      string
		decisions decided
		status    news.CheckStatus
		left      int
	}{
		{"nothing decided", nil, news.Verbatim, 2},
		{"the second taken down", decided{down(stood)}, news.Verbatim, 1},
		{"the best taken down", decided{down(fell)}, news.Unfound, 1},
		{"both taken down", decided{down(fell), down(stood)}, news.Unfound, 0},
	} {
		c := Checked(both, Moderate(test.decisions, shelf{fell, stood}, listed{}))
		got, err := c.Check(t.Context(), "the bridge fell", "")
		if err != nil || got.Status != test.status || len(got.Matches) != test.left {
			t.Errorf("%s: Check = %s with %d matches, %v, want %s with %d", test.name, got.Status, len(got.Matches), err, test.status, test.left)
		}
	}
}
