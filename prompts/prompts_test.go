package prompts

import (
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"whosaid/prompts/chat"
	"whosaid/store/news"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with testdata/name, or writes it there with -update.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run the test with -update to write it", err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got\n%s\nwant\n%s", name, got, want)
	}
}

// askFunc plays a chat model by a function from the request to the reply's text.
type askFunc func(chat.Request) (string, error)

func (askFunc) Model() string { return "m" }

func (f askFunc) Ask(_ context.Context, r chat.Request, read func(io.Reader) error) (chat.Call, error) {
	text, err := f(r)
	if err == nil {
		err = read(strings.NewReader(text))
	}
	return chat.Call{Request: r, Reply: text, Err: err}, err
}

func newModel(t testing.TB, ask askFunc, change func(*Config)) *Model {
	t.Helper()
	config := Config{}
	if change != nil {
		change(&config)
	}
	m, err := New(ask, config)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func cite(t testing.TB, meta news.Meta, text string, said news.Said) news.Citation {
	t.Helper()
	a, err := news.NewArticle(meta, text, nil)
	if err != nil {
		t.Fatalf("NewArticle(%q): %v", text, err)
	}
	q, err := news.Cut(a, 0, len(text))
	if err != nil {
		t.Fatal(err)
	}
	return news.Cite(q, said, 0.5)
}

var (
	vest  = &news.Outlet{ID: "radio-vest", Name: "Radio Vest", Kind: news.Newsroom}
	truth = &news.Outlet{ID: "plain-truth", Name: "The Plain Truth", Kind: news.Advocacy}
)

// bridge are three candidates: the surgeon's count, a witness's, and a denial.
func bridge(t testing.TB) []news.Citation {
	t.Helper()
	day := time.Date(2025, 5, 13, 0, 0, 0, 0, time.UTC)
	surgeon := cite(t, news.Meta{Outlet: vest, Published: day, Title: "Count rises", Language: "en", Author: "Liv Berg"},
		"“We now count 17 injured, two of them badly.”",
		news.Said{Speaker: &news.Speaker{Name: "Ingrid Moe", Role: "chief surgeon", Basis: news.Explicit}, Mode: news.Quotes, Via: []string{"NorWire"}})
	witness := cite(t, news.Meta{Outlet: truth, Published: day.AddDate(0, 0, 1), Language: "en"},
		"More than forty were injured, whatever the county claims.",
		news.Said{Speaker: &news.Speaker{Basis: news.Unnamed}, Mode: news.Quotes})
	denial := cite(t, news.Meta{Published: day.AddDate(0, 0, 2), Language: "en"},
		"“We never sold the steel,” Petra Hoyas said.",
		news.Said{Speaker: &news.Speaker{Name: "Petra Hoyas", Basis: news.Explicit}, Mode: news.Denies})
	surgeon.AlsoIn = []news.Copy{{Quote: witness.Quote, Why: "same wording"}}
	return []news.Citation{surgeon, witness, denial}
}

var asked = news.Question{Text: "How many people were hurt?"}

// TestPrompts holds what models are asked, to the letter.
func TestPrompts(t *testing.T) {
	said := askFunc(func(r chat.Request) (string, error) { return "", errors.New("only asked") })
	for _, test := range []struct {
		name string
		ask  func(*Model)
	}{
		{"compose", func(m *Model) { _, _ = m.Compose(t.Context(), asked, bridge(t), nil) }},
		{"reword", func(m *Model) {
			_, _ = m.Reword(t.Context(), news.Question{Text: "And what did she say?", Earlier: []string{"Who is Ingrid Moe?", "Where does she\nwork?"}})
		}},
		{"translate", func(m *Model) { _, _ = m.translate(t.Context(), []string{"17 injured", "Міст \"впав\""}, "uk") }},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got chat.Request
			m := newModel(t, said, func(c *Config) {
				c.Observe = func(_ context.Context, e Event) { got = e.Request }
				c.Languages = func(context.Context) []string { return []string{"en", "uk"} }
			})
			test.ask(m)
			golden(t, test.name+".golden", "--- system\n"+got.System+"--- user\n"+got.User)
		})
	}
}

// TestPromptFitsSmallModels holds that a prompt never takes more room than it is
// given, and that candidates that have none are left out, the last first.
func TestPromptFitsSmallModels(t *testing.T) {
	long := make([]news.Citation, 12)
	for i := range long {
		long[i] = cite(t, news.Meta{Outlet: vest, Title: strings.Repeat("Т", 300)}, strings.Repeat("Міст упав. ", 54), news.Said{})
	}
	dealt := 0
	var got chat.Request
	m := newModel(t, func(r chat.Request) (string, error) { return `{"answer":"no_source","claims":[]}`, nil }, func(c *Config) {
		c.Observe = func(_ context.Context, e Event) { got, dealt = e.Request, len(e.Candidates) }
	})
	if _, err := m.Compose(t.Context(), news.Question{Text: strings.Repeat("Скільки? ", 200)}, long, nil); err != nil {
		t.Fatal(err)
	}
	if all := tokens(got.System) + tokens(got.User); all > m.PromptTokens || dealt == 0 || dealt == len(long) {
		t.Errorf("a prompt with %d of %d long candidates has some %d tokens, want at most %d", dealt, len(long), all, m.PromptTokens)
	}
	if _, err := newModel(t, nil, func(c *Config) { c.PromptTokens = 50 }).Compose(t.Context(), asked, long, nil); !errors.Is(err, chat.Unusable) {
		t.Errorf("Compose without room for a candidate = %v, want %v", err, chat.Unusable)
	}
}

func TestShare(t *testing.T) {
	now := time.Date(2025, 5, 13, 23, 0, 0, 0, time.UTC)
	calls := 0
	m := newModel(t, func(chat.Request) (string, error) { calls++; return `{"answer":"no_source","claims":[]}`, nil }, func(c *Config) {
		c.Share, c.Now = 2, func() time.Time { return now }
	})
	compose := func(asker, text string) error {
		_, err := m.Compose(t.Context(), news.Question{Text: text, Asker: asker}, bridge(t), nil)
		return err
	}
	for _, test := range []struct {
		asker, text string
		want        error
	}{
		{"a", "How many?", nil},
		{"a", "How many?", nil}, // kept, and costs nothing
		{"a", "Who counted?", nil},
		{"a", "Who fell?", UsedUp{}},
		{"b", "Who fell?", nil},
		{"", "Who rose?", nil},
	} {
		if err := compose(test.asker, test.text); !errors.Is(err, test.want) {
			t.Errorf("Compose(%q) for %q = %v, want %v", test.text, test.asker, err, test.want)
		}
	}
	now = now.Add(2 * time.Hour)
	if err := compose("a", "Who sang?"); err != nil {
		t.Errorf("Compose on the next day = %v, want no error", err)
	}
	if calls != 5 {
		t.Errorf("the model was asked %d times, want 5", calls)
	}
}
