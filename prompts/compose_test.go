package prompts

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"whosaid/prompts/chat"
	"whosaid/store/news"
)

func TestCompose(t *testing.T) {
	for _, test := range []struct {
		name, reply string
		want        [][]int
		dropped     []string // parts of why
		err         error
	}{
		{"as asked", `{"answer":"claims","claims":[{"support":[2,1]}]}`, [][]int{{1, 0}}, nil, nil},
		{"two claims", `{"answer":"claims","claims":[{"support":[2]},{"support":[1]}]}`, [][]int{{1}, {0}}, nil, nil},
		{"words are not read", `{"answer":"claims","note":"x","claims":[{"summary":"40 injured","support":[1],"dispute":[2],"denial":true}]}`, [][]int{{0}}, nil, nil},
		{"a denial as support", `{"answer":"claims","claims":[{"support":[1,3]}]}`, [][]int{{0}}, []string{"a denial and what is none"}, nil},
		{"a denial first", `{"answer":"claims","claims":[{"support":[3,1]}]}`, [][]int{{2}}, []string{"a denial and what is none"}, nil},
		{"unknown numbers", `{"answer":"claims","claims":[{"support":[1,0,4,-7]}]}`,
			[][]int{{0}}, []string{"none of this number", "none of this number", "none of this number"}, nil},
		{"said twice", `{"answer":"claims","claims":[{"support":[1,2]},{"support":[2]}]}`, [][]int{{0, 1}}, []string{"earlier claim"}, nil},
		{"broken off", `{"answer":"claims","claims":[{"support":[1]},{"supp`, [][]int{{0}}, []string{"it breaks off"}, nil},
		{"no source, and claims", `{"answer":"no_source","claims":[{"support":[1]}]}`, nil, nil, chat.Unusable},
		{"an empty list is no answer", `{"answer":"claims","claims":[]}`, nil, nil, chat.Unusable},
		{"nothing at all", ``, nil, nil, chat.Unusable},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := newModel(t, func(chat.Request) (string, error) { return test.reply, nil }, nil).Compose(t.Context(), asked, bridge(t), nil)
			if !errors.Is(err, test.err) {
				t.Fatalf("Compose of %s = %v, want %v", test.reply, err, test.err)
			}
			if diff := cmp.Diff(test.want, got.Groups, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("Compose of %s: groups (-want +got):\n%s", test.reply, diff)
			}
			if err == nil && len(got.Dropped) != len(test.dropped) {
				t.Fatalf("Compose of %s drops %+v, want %q", test.reply, got.Dropped, test.dropped)
			}
			for i, why := range test.dropped {
				if !strings.Contains(got.Dropped[i].Why, why) {
					t.Errorf("Compose of %s drops %+v, want %q", test.reply, got.Dropped[i], why)
				}
			}
		})
	}
}

func TestComposeFindsNoSource(t *testing.T) {
	got, err := newModel(t, func(chat.Request) (string, error) { return `{"answer":"no_source","claims":[]}`, nil }, nil).Compose(t.Context(), asked, bridge(t), nil)
	if err != nil || !got.None || len(got.Groups) > 0 {
		t.Errorf("Compose = %+v, %v, want no source", got, err)
	}
}

func TestReword(t *testing.T) {
	moe := news.Question{Text: "And what did she say?", Earlier: []string{"Who is Ingrid Moe?"}}
	for _, test := range []struct {
		name, reply string
		question    news.Question
		want        []string
		dropped     int
	}{
		{"nothing to do", "", news.Question{Text: "What did Ingrid Moe say?"}, nil, 0},
		{"a name alone", "", news.Question{Text: "Ingrid Moe"}, nil, 0},
		{"a follow-up", `{"question":"What did Ingrid Moe say?","searches":[]}`, moe, []string{"What did Ingrid Moe say?"}, 0},
		{"a follow-up that was none", `{"question":"And what did she say?","searches":[]}`, moe, nil, 0},
		{"a follow-up about what nobody spoke of", `{"question":"What did Barnaby Quillon say about tulips?","searches":[]}`, moe, nil, 1},
		{"another language", `{"question":"Скільки людей постраждало?","searches":[{"language":"en","text":"How many people were hurt?"},{"language":"de","text":"Wie viele?"}]}`,
			news.Question{Text: "Скільки людей постраждало?"}, []string{"How many people were hurt?"}, 0},
		{"a translation that says more", `{"question":"","searches":[{"language":"en","text":"How many people were hurt by Barnaby Quillon?"}]}`,
			news.Question{Text: "Скільки людей постраждало?"}, nil, 1},
		{"a name across scripts", `{"question":"","searches":[{"language":"en","text":"What did Zelensky say?"}]}`,
			news.Question{Text: "Що сказав Зеленський?"}, []string{"What did Zelensky say?"}, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			dropped := 0
			m := newModel(t, func(chat.Request) (string, error) {
				if test.reply == "" {
					t.Errorf("the model is asked to reword %q", test.question.Text)
				}
				return test.reply, nil
			}, func(c *Config) { c.Observe = func(_ context.Context, e Event) { dropped += len(e.Dropped) } })
			for range 2 { // the second time it is kept
				got, err := m.Reword(t.Context(), test.question)
				if diff := cmp.Diff(test.want, got, cmpopts.EquateEmpty()); diff != "" || err != nil {
					t.Errorf("Reword(%+v) = %q, %v, want %q", test.question, got, err, test.want)
				}
			}
			if dropped != test.dropped {
				t.Errorf("Reword(%+v) drops %d, want %d", test.question, dropped, test.dropped)
			}
		})
	}
}

// FuzzCompose feeds arbitrary replies to the parser and the sorter: whatever a
// model writes, groups are of candidates, and denials stand with denials only.
func FuzzCompose(f *testing.F) {
	for _, reply := range []string{
		`{"answer":"claims","claims":[{"summary":"17 injured, says Ingrid Moe","support":[1],"dispute":[2],"denial":false}]}`,
		`{"answer":"claims","claims":[{"support":[3]},{"support":["2",1e3,null]}]}`,
		"<think>{</think>```json\n{\"claims\":[{\"support\":[1]}],\"answer\":\"no_source\"}",
		`{"answer":"no_source","claims":[]}`,
		`{"claims":[{"summary":"𝟕𝟎 injured\u202e","support":[[1]]}]}{`,
	} {
		f.Add(reply)
	}
	candidates := bridge(f)
	f.Fuzz(func(t *testing.T, reply string) {
		check := func(groups [][]int) {
			for _, group := range groups {
				if len(group) == 0 {
					t.Fatalf("%q: an empty group", reply)
				}
				for _, i := range group { // indexing panics for what is no candidate
					if (candidates[i].Mode == news.Denies) != (candidates[group[0]].Mode == news.Denies) {
						t.Fatalf("%q: a denial and what is none are one group: %v", reply, group)
					}
				}
			}
		}
		m := newModel(t, func(chat.Request) (string, error) { return reply, nil }, nil)
		got, err := m.Compose(t.Context(), asked, candidates, check)
		check(got.Groups)
		if err == nil && got.None == (len(got.Groups) > 0) {
			t.Fatalf("%q: Compose = %+v, want groups or no source", reply, got)
		}
		_, _ = m.Reword(t.Context(), news.Question{Text: "And she?", Earlier: []string{"Who is Moe?"}})
		_, _ = m.translate(t.Context(), []string{"17 injured"}, "uk")
	})
}
