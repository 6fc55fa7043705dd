package prompts

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"whosaid/prompts/chat"
	"whosaid/prompts/vouch"
	"whosaid/store/news"
)

func TestCompose(t *testing.T) {
	for _, test := range []struct {
		name, reply string
		want        []news.Claim
		dropped     []string // parts of why
		err         error
	}{
		{"as asked", `{"answer":"claims","claims":[{"summary":"17 injured, says Ingrid Moe","support":[1],"dispute":[2],"denial":false}]}`,
			[]news.Claim{{Summary: "17 injured, says Ingrid Moe", Quotes: []int{0}, DisputedBy: []int{1}}}, nil, nil},
		{"a denial as support", `{"answer":"claims","claims":[{"summary":"","support":[1,3],"dispute":[],"denial":false}]}`,
			[]news.Claim{{Quotes: []int{0}}}, []string{"a denial does not support"}, nil},
		{"only a denial as support", `{"answer":"claims","claims":[{"summary":"the steel was sold","support":[3],"dispute":[]}]}`,
			nil, nil, chat.Unusable},
		{"a denial as such", `{"answer":"claims","claims":[{"summary":"Petra Hoyas denies she sold the steel","support":[3],"dispute":[],"denial":true}]}`,
			[]news.Claim{{Summary: "Petra Hoyas denies she sold the steel", Quotes: []int{2}}}, nil, nil},
		{"support for a denial that is none", `{"answer":"claims","claims":[{"summary":"","support":[1,3],"dispute":[],"denial":true}]}`,
			[]news.Claim{{Quotes: []int{2}}}, []string{"does not support a denial"}, nil},
		{"unknown numbers", `{"answer":"claims","claims":[{"summary":"","support":[1,0,4,-7],"dispute":[9]}]}`,
			[]news.Claim{{Quotes: []int{0}}}, []string{"none of this number", "none of this number", "none of this number", "none of this number"}, nil},
		{"for and against", `{"answer":"claims","claims":[{"summary":"","support":[1],"dispute":[1,2]}]}`,
			[]news.Claim{{Quotes: []int{0}, DisputedBy: []int{1}}}, []string{"it supports the claim"}, nil},
		{"said twice", `{"answer":"claims","claims":[{"support":[1,2]},{"support":[2]}]}`,
			[]news.Claim{{Quotes: []int{0, 1}}}, []string{"earlier claim"}, nil},
		{"a speaker's words in the outlet's own voice", `{"answer":"claims","claims":[{"summary":"17 injured, two badly","support":[1]}]}`,
			[]news.Claim{{Quotes: []int{0}}}, []string{vouch.ErrVoice.Error()}, nil},
		{"beyond the quotes", `{"answer":"claims","claims":[{"summary":"40 injured, says Moe","support":[1]}]}`,
			[]news.Claim{{Quotes: []int{0}}}, []string{vouch.ErrBeyond.Error()}, nil},
		{"broken off", `{"answer":"claims","claims":[{"summary":"","support":[1]},{"summ`,
			[]news.Claim{{Quotes: []int{0}}}, []string{"it breaks off"}, nil},
		{"no source, and claims", `{"answer":"no_source","claims":[{"support":[1]}]}`, nil, nil, chat.Unusable},
		{"an empty list is no answer", `{"answer":"claims","claims":[]}`, nil, nil, chat.Unusable},
		{"nothing at all", ``, nil, nil, chat.Unusable},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := newModel(t, func(chat.Request) (string, error) { return test.reply, nil }, nil).Compose(t.Context(), asked, bridge(t), nil)
			if !errors.Is(err, test.err) {
				t.Fatalf("Compose of %s = %v, want %v", test.reply, err, test.err)
			}
			if diff := cmp.Diff(test.want, got.Claims, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("Compose of %s: claims (-want +got):\n%s", test.reply, diff)
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
	if err != nil || !got.None || len(got.Claims) > 0 {
		t.Errorf("Compose = %+v, %v, want no source", got, err)
	}
}

// TestForeignSummary holds that a summary in the asker's language is shown when
// its translation back, made by who has not seen the quotes, says no more than
// they do, and not before.
func TestForeignSummary(t *testing.T) {
	const composed = `{"answer":"claims","claims":[{"summary":"17 поранених, двоє тяжко, каже Інгрід","support":[1],"dispute":[]}]}`
	for _, test := range []struct{ name, back, want string }{
		{"faithful", `{"translations":[{"n":1,"text":"17 injured, two of them badly, says Ingrid"}]}`, "17 поранених, двоє тяжко, каже Інгрід"},
		{"it says more", `{"translations":[{"n":1,"text":"17 injured, the mayor arrested, says Ingrid"}]}`, ""},
		{"nothing comes back", `{"translations":[]}`, ""},
		{"rubbish comes back", `no`, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var shown []string
			m := newModel(t, func(r chat.Request) (string, error) {
				if r.Task == "translate" {
					if strings.Contains(r.User, "We now count") || !strings.Contains(r.System, "English") {
						t.Errorf("the translator is shown the quotes, or not told the language:\n%s%s", r.System, r.User)
					}
					return test.back, nil
				}
				return composed, nil
			}, nil)
			got, err := m.Compose(t.Context(), news.Question{Text: "Скільки людей постраждало?"}, bridge(t), func(claims []news.Claim) { shown = append(shown, claims[0].Summary) })
			if err != nil || len(got.Claims) != 1 || got.Claims[0].Summary != test.want {
				t.Errorf("Compose = %+v, %v, want the summary %q", got, err, test.want)
			}
			if len(shown) == 0 || shown[0] != "" {
				t.Errorf("Compose shows %q on the way, want no summary at first", shown)
			}
		})
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
				got, _, err := m.Reword(t.Context(), test.question)
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

// FuzzCompose feeds arbitrary replies to the parser and the verifier: whatever a
// model writes, claims name candidates, denials support nothing but denials, and
// no summary has a name or number beyond its quotes.
func FuzzCompose(f *testing.F) {
	for _, reply := range []string{
		`{"answer":"claims","claims":[{"summary":"17 injured, says Ingrid Moe","support":[1],"dispute":[2],"denial":false}]}`,
		`{"answer":"claims","claims":[{"summary":"Petra Hoyas denies she sold the steel","support":[3],"denial":true},{"summary":"","support":["2",1e3,null,],},]}`,
		"<think>{</think>```json\n{\"claims\":[{\"support\":[1]}],\"answer\":\"no_source\"}",
		`{"answer":"no_source","claims":[]}`,
		`{"claims":[{"summary":"𝟕𝟎 injured\u202e","support":[[1]]}]}{`,
	} {
		f.Add(reply)
	}
	candidates := bridge(f)
	f.Fuzz(func(t *testing.T, reply string) {
		check := func(claims []news.Claim) {
			for _, c := range claims {
				var quotes []news.Citation
				for _, i := range append(append([]int{}, c.Quotes...), c.DisputedBy...) {
					_ = candidates[i] // panics for what is no candidate
				}
				for _, i := range c.Quotes {
					if (candidates[i].Mode == news.Denies) != (candidates[c.Quotes[0]].Mode == news.Denies) {
						t.Fatalf("%q: a denial and what is none support one claim: %v", reply, c.Quotes)
					}
					quotes = append(quotes, candidates[i])
				}
				if len(quotes) == 0 {
					t.Fatalf("%q: a claim without support", reply)
				}
				if beyond := news.Beyond(c.Summary, news.Sources(quotes)...); len(beyond) > 0 {
					t.Fatalf("%q: the summary %q has %q beyond its quotes", reply, c.Summary, beyond)
				}
			}
		}
		m := newModel(t, func(chat.Request) (string, error) { return reply, nil }, nil)
		got, err := m.Compose(t.Context(), asked, candidates, check)
		check(got.Claims)
		if err == nil && got.None == (len(got.Claims) > 0) {
			t.Fatalf("%q: Compose = %+v, want claims or no source", reply, got)
		}
		_, _, _ = m.Reword(t.Context(), news.Question{Text: "And she?", Earlier: []string{"Who is Moe?"}})
		_, _ = m.translate(t.Context(), []string{"17 injured"}, "uk")
	})
}
