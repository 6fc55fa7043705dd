package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"whosaid/bot/answer"
	"whosaid/bot/demo"
	"whosaid/store/news"
)

// asked is as much of an answer's JSON as the tests read.
type asked struct {
	Question string
	Outcome  string
	Quotes   []quoted
	Nearest  []quoted
	Missing  string
	Searched struct{ Articles int }
}

type quoted struct {
	Text       string
	Start, End int
	Label      string
	Article    struct{ File, SHA256 string }
	Outlet     *struct{ ID string }
}

// readAnswer reads exactly one document.
func readAnswer(t *testing.T, out string) asked {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(out))
	var got asked
	if err := decoder.Decode(&got); err != nil {
		t.Fatalf("read %q: %v", out, err)
	}
	if rest, err := decoder.Token(); !errors.Is(err, io.EOF) {
		t.Fatalf("after the answer comes %v, %v, want nothing", rest, err)
	}
	return got
}

// checkQuotes holds that each quote is bytes of the file that it names.
func checkQuotes(t *testing.T, corpus fs.FS, quotes []quoted) {
	t.Helper()
	for _, quote := range quotes {
		file, err := fs.ReadFile(corpus, quote.Article.File)
		if err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(file); hex.EncodeToString(sum[:]) != quote.Article.SHA256 {
			t.Errorf("%s has another SHA-256 than the answer says, %s", quote.Article.File, quote.Article.SHA256)
		}
		if got := string(file[quote.Start:quote.End]); got != quote.Text {
			t.Errorf("%s holds %q at %d to %d, want the quote %q", quote.Article.File, got, quote.Start, quote.End, quote.Text)
		}
	}
}

// readmeQuestion is one that several outlets of the demonstration corpus answer.
const readmeQuestion = "How many people were hurt in the Halden bridge collapse?"

func TestAskFromTheDemonstration(t *testing.T) {
	run := call(t, "", nil, "ask", "--json", readmeQuestion)
	if run.status != done || !strings.Contains(run.errors, "demonstration corpus") {
		t.Fatalf("bot ask: status %d, errors %q, want %d and word of the demonstration corpus", run.status, run.errors, done)
	}
	got := readAnswer(t, run.out)
	checkQuotes(t, demo.FS(), got.Quotes)
	outlets := map[string]bool{}
	for _, quote := range got.Quotes {
		if quote.Outlet != nil {
			outlets[quote.Outlet.ID] = true
		}
	}
	if got.Outcome != "answered" || got.Question != readmeQuestion || len(outlets) < 2 || len(got.Quotes) > news.DefaultLimit {
		t.Errorf("ask %q: %s to %q with %d quotes of %d outlets, want an answer of two outlets or more", readmeQuestion, got.Outcome, got.Question, len(got.Quotes), len(outlets))
	}

	people := call(t, "", nil, "ask", readmeQuestion)
	for _, quote := range got.Quotes {
		if start := strings.Fields(quote.Text)[:3]; !strings.Contains(people.out, strings.Join(start, " ")) {
			t.Errorf("ask %q prints\n%s\nwant the quote %q in it", readmeQuestion, people.out, quote.Text)
		}
	}
	if strings.Contains(people.out, "\x1b") {
		t.Errorf("ask prints colour where there is no terminal: %q", people.out)
	}
}

func TestAskLimits(t *testing.T) {
	got := readAnswer(t, call(t, "", nil, "ask", "--json", "--limit", "1", readmeQuestion).out)
	if len(got.Quotes) != 1 {
		t.Errorf("ask --limit 1 gives %d quotes, want 1", len(got.Quotes))
	}
}

func TestAskWithoutAnAnswer(t *testing.T) {
	question := "What did Barnaby Quillfeather say about the price of tulips?"
	run := call(t, "", nil, "ask", "--json", question)
	got := readAnswer(t, run.out)
	checkQuotes(t, demo.FS(), got.Nearest)
	if run.status != done || got.Outcome != "no_source" || len(got.Quotes) > 0 || len(got.Nearest) > 3 || got.Missing == "" {
		t.Errorf("ask %q: status %d, %+v, want no_source and what is missing", question, run.status, got)
	}
}

func TestAskSmallTalk(t *testing.T) {
	run := call(t, "", nil, "ask", "hello")
	if run.status != done || run.out != "" || !strings.Contains(run.errors, help) {
		t.Errorf("ask hello = %+v, want help on standard error", run)
	}
	got := readAnswer(t, call(t, "", nil, "ask", "--json", "hello").out)
	if got.Outcome != "no_source" || got.Missing != answer.Help {
		t.Errorf("ask --json hello = %+v, want help as what is missing", got)
	}
}

func TestAskFromAFolder(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"corpus.yaml": "outlets:\n  - id: shore\n    name: Shore Radio\narticles:\n  - file: a.txt\n    outlet: shore\n    published: 2031-05-02\n",
		"a.txt":       "Quay stays shut\n\nJorun Aas, the harbour master, said that the quay in Østby would stay shut until June.\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	// What is configured otherwise does not count beside --corpus.
	run := call(t, "What did Jorun Aas say about the quay?\n", []string{"REDIS_URL=redis://127.0.0.1:1"}, "ask", "--json", "--corpus", folder)
	got := readAnswer(t, run.out)
	checkQuotes(t, os.DirFS(folder), got.Quotes)
	if run.status != done || run.errors != "" || len(got.Quotes) != 1 || !strings.HasPrefix(got.Quotes[0].Label, "Shore Radio · 2 May 2031 · reporting Jorun Aas") {
		t.Errorf("ask --corpus: status %d, errors %q, %+v, want one quote of Jorun Aas", run.status, run.errors, got)
	}
}

func TestAskNamesTheRedisThatIsNotThere(t *testing.T) {
	run := call(t, "", []string{"REDIS_URL=redis://:secret@127.0.0.1:1"}, "ask", readmeQuestion)
	if run.status != failed || !strings.Contains(run.errors, "127.0.0.1:1") || strings.Contains(run.errors, "secret") {
		t.Errorf("ask with a Redis that is not there: status %d, errors %q, want one line that names the server, and no secret", run.status, run.errors)
	}
}

func TestAskOneLineAfterAnother(t *testing.T) {
	run := call(t, readmeQuestion+"\r\n\n"+strings.Repeat("x ", news.MaxQuestion)+"\nhello\nWho is the chief surgeon?\nquit\nnever read", nil, "ask")
	if got := strings.Count(run.out, "\nsearched "); got != 2 || run.status != wrongUsage {
		t.Errorf("ask of two good lines and a long one gives %d answers and status %d, want 2 and %d\n%s", got, run.status, wrongUsage, run.out)
	}
	if got := strings.Count(run.errors, "shorten it"); got != 1 || !strings.Contains(run.errors, help) {
		t.Errorf("ask says %q, want the long line once, and help to the greeting", run.errors)
	}
}

// cancelling is input that nobody types: the context ends while it is awaited.
type cancelling struct{ cancel context.CancelFunc }

func (c cancelling) Read([]byte) (int, error) {
	c.cancel()
	select {}
}

func TestAskIsInterrupted(t *testing.T) {
	for _, args := range [][]string{{"ask"}, {"ask", "--json"}, {"attribute"}} {
		ctx, cancel := context.WithCancel(t.Context())
		run := callContext(ctx, cancelling{cancel}, nil, args...)
		if run.status != interrupted || run.out != "" {
			t.Errorf("bot %q, interrupted = %+v, want status %d", args, run, interrupted)
		}
	}
}

// answererFunc answers by a function.
type answererFunc func(context.Context, news.Question) (news.Answer, error)

func (f answererFunc) Answer(ctx context.Context, q news.Question) (news.Answer, error) {
	return f(ctx, q)
}

func TestDeskGoesOnAfterAFailure(t *testing.T) {
	broken := errors.New("the shelf fell over")
	var questions []string
	var out, told strings.Builder
	d := &asking{app: &app{out: &out, err: &told}, answers: answererFunc(func(_ context.Context, q news.Question) (news.Answer, error) {
		questions = append(questions, q.Text)
		if len(questions) == 1 {
			return news.Answer{}, broken
		}
		return news.Answer{Outcome: news.NoSource}, nil
	})}
	d.in = strings.NewReader("first\nsecond\n")
	err := d.goOn(t.Context(), d.questions(t.Context()))
	if !errors.Is(err, broken) || len(questions) != 2 {
		t.Errorf("goOn() = %v after %q, want the first failure, after both questions", err, questions)
	}
	if got := told.String(); got != "bot: answer: the shelf fell over\n" {
		t.Errorf("goOn() says %q, want the failure once", got)
	}
}
