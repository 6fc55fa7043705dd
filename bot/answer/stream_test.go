package answer

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"whosaid/store/news"
)

// modelFunc composes by a function.
type modelFunc func(q news.Question, show func([][]int)) (news.Composition, error)

func (f modelFunc) Compose(_ context.Context, q news.Question, _ []news.Citation, show func([][]int)) (news.Composition, error) {
	return f(q, show)
}

// rewordFunc rewords by a function.
type rewordFunc func(q news.Question) ([]string, error)

func (f rewordFunc) Reword(_ context.Context, q news.Question) ([]string, error) { return f(q) }

// byNumber is a grouper that makes each quote a claim; the first two contradict
// each other.
type byNumber struct{}

func (byNumber) Group(_ context.Context, _ news.Question, quotes []news.Citation) []news.Claim {
	var out []news.Claim
	for i := range quotes {
		out = append(out, news.Claim{Quotes: []int{i}})
	}
	if len(out) > 1 {
		out[0].DisputedBy, out[1].DisputedBy = []int{1}, []int{0}
	}
	return out
}

func (byNumber) Stance(_ context.Context, claim string, quotes []news.Citation) (same, otherwise []int) {
	for i, c := range quotes {
		if c.Text() == claim {
			same = append(same, i)
		} else {
			otherwise = append(otherwise, i)
		}
	}
	return same, otherwise
}

func (byNumber) Tally(quotes []news.Citation) (outlets, origins, owners int, why string) {
	return len(quotes), len(quotes), 0, ""
}

// counts are four candidates: "1 fell.", "2 fell." and so on.
func counts(t *testing.T) (shelf, findFunc) {
	t.Helper()
	var kept shelf
	var found news.Found
	for i := range 4 {
		a := article(t, fmt.Sprintf("https://a.example/%d", i), fmt.Sprintf("%d fell.", i+1))
		kept, found.Citations = append(kept, a), append(found.Citations, cite(t, a))
	}
	return kept, func(context.Context, news.Question) (news.Found, error) { return found, nil }
}

// reasoned is an error that has words for those who ask.
type reasoned struct{}

func (reasoned) Error() string  { return "HTTP 503 from the model" }
func (reasoned) Reason() string { return "the model is not available" }

func TestComposedAnswer(t *testing.T) {
	kept, find := counts(t)
	for _, test := range []struct {
		name   string
		limit  int
		made   [][]int
		want   []news.Claim
		quotes []string
	}{
		{"as the model has it", 4, [][]int{{3, 2}},
			[]news.Claim{{Quotes: []int{0, 1}, Outlets: 2, Origins: 2}}, []string{"4 fell.", "3 fell."}},
		{"who contradicts a quote is shown", 4, [][]int{{0}},
			[]news.Claim{{Quotes: []int{0}, DisputedBy: []int{1}, Outlets: 1, Origins: 1}}, []string{"1 fell.", "2 fell."}},
		{"what contradicts stands apart", 4, [][]int{{0, 1}},
			[]news.Claim{{Quotes: []int{0}, DisputedBy: []int{1}, Outlets: 1, Origins: 1}, {Quotes: []int{1}, DisputedBy: []int{0}, Outlets: 1, Origins: 1}},
			[]string{"1 fell.", "2 fell."}},
		{"a quote that found no room", 1, [][]int{{2, 3}},
			[]news.Claim{{Quotes: []int{0}, Outlets: 1, Origins: 1}}, []string{"3 fell."}},
		{"no candidate's numbers", 4, [][]int{{2, 99, -1, 2}},
			[]news.Claim{{Quotes: []int{0}, Outlets: 1, Origins: 1}}, []string{"3 fell."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			model := modelFunc(func(news.Question, func([][]int)) (news.Composition, error) {
				return news.Composition{Groups: test.made}, nil
			})
			got, err := New(find, byNumber{}, kept).WithComposer(model).Answer(t.Context(), news.Question{Text: "How many fell?", Limit: test.limit})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got.Claims); diff != "" || !slices.Equal(texts(got.Quotes), test.quotes) || got.Mode != news.ByModel {
				t.Errorf("Answer = %s with quotes %q, want %q; claims (-want +got):\n%s", got.Mode, texts(got.Quotes), test.quotes, diff)
			}
		})
	}
}

func texts(quotes []news.Citation) []string {
	var out []string
	for _, c := range quotes {
		out = append(out, c.Text())
	}
	return out
}

func TestStreamGrows(t *testing.T) {
	kept, find := counts(t)
	model := modelFunc(func(_ news.Question, show func([][]int)) (news.Composition, error) {
		first := [][]int{{3}}
		show(first)
		return news.Composition{Groups: append(first, []int{2})}, nil
	})
	var shown []news.Answer
	got, err := New(find, byNumber{}, kept).WithComposer(model).Stream(t.Context(), news.Question{Text: "How many fell?", Limit: 3}, func(a news.Answer) { shown = append(shown, a) })
	if err != nil {
		t.Fatal(err)
	}
	if len(shown) != 2 || shown[0].Mode != news.Extractive || !slices.Equal(texts(shown[0].Quotes), []string{"1 fell.", "2 fell.", "3 fell."}) {
		t.Fatalf("Stream shows %d answers, first %q, want 2, first the extractive one", len(shown), texts(shown[0].Quotes))
	}
	if want := []string{"4 fell.", "1 fell.", "2 fell."}; !slices.Equal(texts(shown[1].Quotes), want) {
		t.Errorf("Stream grows to %q, want the model's claim before the others: %q", texts(shown[1].Quotes), want)
	}
	if want := []string{"4 fell.", "3 fell."}; !slices.Equal(texts(got.Quotes), want) || got.Mode != news.ByModel {
		t.Errorf("Stream = %s %q, want %q by the model", got.Mode, texts(got.Quotes), want)
	}
}

func TestModelFails(t *testing.T) {
	kept, find := counts(t)
	for _, test := range []struct {
		name string
		made news.Composition
		err  error
		want string
	}{
		{"with a reason", news.Composition{}, fmt.Errorf("compose: %w", reasoned{}), "the model is not available"},
		{"without one", news.Composition{}, errors.New("key sk-1 refused"), "the model could not be used"},
		{"with nothing", news.Composition{}, nil, "the model chose nothing"},
	} {
		model := modelFunc(func(news.Question, func([][]int)) (news.Composition, error) { return test.made, test.err })
		got, err := New(find, byNumber{}, kept).WithComposer(model).Answer(t.Context(), news.Question{Text: "How many fell?"})
		if err != nil || got.Mode != news.Extractive || got.FallbackReason != test.want || len(got.Quotes) != 4 {
			t.Errorf("%s: Answer = %s with %d quotes, because %q, %v; want the extractive one because %q", test.name, got.Mode, len(got.Quotes), got.FallbackReason, err, test.want)
		}
	}
}

func TestModelFindsNoSource(t *testing.T) {
	kept, find := counts(t)
	model := modelFunc(func(news.Question, func([][]int)) (news.Composition, error) {
		return news.Composition{None: true}, nil
	})
	got, err := New(find, byNumber{}, kept).WithComposer(model).Answer(t.Context(), news.Question{Text: "How many fell?"})
	if err != nil || got.Outcome != news.NoSource || got.Mode != news.ByModel || len(got.Quotes)+len(got.Claims) > 0 || len(got.Nearest) != 3 || got.Missing == "" {
		t.Errorf("Answer = %+v, %v, want no source, with three nearest", got, err)
	}
}

// TestReworded holds that a question which leans on others is searched in other
// words, and that the answer is to what was asked.
func TestReworded(t *testing.T) {
	kept, all := counts(t)
	find := findFunc(func(ctx context.Context, q news.Question) (news.Found, error) {
		found, err := all(ctx, q)
		switch q.Text {
		case "And she?":
			return news.Found{}, news.ErrNoTopic
		case "How many fell?":
			return news.Found{Citations: found.Citations[:2]}, err
		case "Скільки впало?":
			return news.Found{Citations: found.Citations[1:3]}, err
		}
		return news.Found{Missing: "no stored article speaks of this"}, err
	})
	for _, test := range []struct {
		name, text string
		words      []string
		err        error
		quotes     []string
		fails      error
		fallback   string
	}{
		{"nothing to reword", "How many fell?", nil, nil, []string{"1 fell.", "2 fell."}, nil, ""},
		{"leaning", "And she?", []string{"How many fell?"}, nil, []string{"1 fell.", "2 fell."}, nil, ""},
		{"two languages", "And she?", []string{"How many fell?", "Скільки впало?"}, nil, []string{"1 fell.", "2 fell.", "3 fell."}, nil, ""},
		{"reworded amiss", "How many fell?", []string{"Who sang?"}, nil, []string{"1 fell.", "2 fell."}, nil, ""},
		{"the model fails", "How many fell?", nil, reasoned{}, []string{"1 fell.", "2 fell."}, nil, "the model is not available"},
		{"the model fails where words do", "And she?", nil, reasoned{}, nil, ErrSmallTalk, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			words := rewordFunc(func(news.Question) ([]string, error) { return test.words, test.err })
			got, err := New(find, byNumber{}, kept).WithReworder(words).Answer(t.Context(), news.Question{Text: test.text})
			if !errors.Is(err, test.fails) || !slices.Equal(texts(got.Quotes), test.quotes) || got.FallbackReason != test.fallback {
				t.Errorf("Answer(%q) = %q, %q, %v, want %q, %q, %v", test.text, texts(got.Quotes), got.FallbackReason, err, test.quotes, test.fallback, test.fails)
			}
			if err == nil && got.Question.Text != test.text {
				t.Errorf("Answer(%q) is to %q", test.text, got.Question.Text)
			}
		})
	}
}

// TestQuickAnswer holds that nobody waits for a model who cannot.
func TestQuickAnswer(t *testing.T) {
	kept, find := counts(t)
	model := modelFunc(func(news.Question, func([][]int)) (news.Composition, error) {
		t.Error("the model is asked")
		return news.Composition{}, nil
	})
	words := rewordFunc(func(news.Question) ([]string, error) { t.Error("the model is asked for words"); return nil, nil })
	got, err := New(find, byNumber{}, kept).WithComposer(model).WithReworder(words).Stream(t.Context(), news.Question{Text: "How many fell?", Quick: true}, func(news.Answer) { t.Error("an answer is shown on the way") })
	if err != nil || got.Mode != news.Extractive || len(got.Quotes) != 4 || got.FallbackReason != "" {
		t.Errorf("Stream = %s with %d quotes, %q, %v; want the extractive answer", got.Mode, len(got.Quotes), got.FallbackReason, err)
	}
}

// translateFunc translates by a function.
type translateFunc func(quotes []news.Citation) ([]string, error)

func (f translateFunc) Translate(_ context.Context, quotes []news.Citation, _ string) ([]string, error) {
	return f(quotes)
}

func TestTranslate(t *testing.T) {
	kept, find := counts(t)
	answers := New(find, byNumber{}, kept)
	got, err := answers.Answer(t.Context(), news.Question{Text: "How many fell?", Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := answers.Translate(t.Context(), got, "uk"); !errors.Is(err, ErrNoTranslator) {
		t.Errorf("Translate without a model = %v, want %v", err, ErrNoTranslator)
	}
	answers.WithTranslator(translateFunc(func([]news.Citation) ([]string, error) { return []string{"", "2 впало."}, nil }))
	out, err := answers.Translate(t.Context(), got, "uk")
	if err != nil || out.Quotes[0].Translation != nil || out.Quotes[1].Translation == nil || out.Quotes[1].Translation.Text != "2 впало." || out.Quotes[1].Text() != "2 fell." || got.Quotes[1].Translation != nil {
		t.Errorf("Translate = %+v, %v, want the second quote's translation beside it, and the answer given as it was", out.Quotes, err)
	}
	answers.WithTranslator(translateFunc(func([]news.Citation) ([]string, error) { return nil, reasoned{} }))
	if out, err := answers.Translate(t.Context(), got, "uk"); err != nil || out.FallbackReason != "not translated, as the model is not available" || len(out.Quotes) != 2 {
		t.Errorf("Translate by a model that fails = %q, %v, want the answer, saying why", out.FallbackReason, err)
	}
}
