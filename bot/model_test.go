package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"whosaid/bot/answer"
	"whosaid/bot/demo"
	"whosaid/bot/terminal"
	"whosaid/prompts/modeltest"
	"whosaid/store/news"
)

// TestModelServer is the process that plays the scripts for other tests. It
// ends with its standard input.
func TestModelServer(t *testing.T) {
	if os.Getenv("WHOSAID_TEST_MODEL") == "" {
		t.Skip("this is a part of TestHostileModel, which runs it in a process of its own")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("listening on", listener.Addr())
	server := &http.Server{Handler: modeltest.Handler(append(modeltest.Hostile(), modeltest.Good, modeltest.Ukrainian))}
	go func() {
		_, _ = bufio.NewReader(os.Stdin).ReadByte() // its end is what is waited for
		_ = server.Close()
	}()
	_ = server.Serve(listener) // it ends when it is closed
}

// modelServer starts the scripted server in a process of its own and gives its
// address.
func modelServer(t testing.TB) string {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run", "^TestModelServer$")
	child.Env = append(os.Environ(), "WHOSAID_TEST_MODEL=1")
	in, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		_ = child.Wait() // its status says nothing of this test
	})
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if address, ok := strings.CutPrefix(lines.Text(), "listening on "); ok {
			return "http://" + address
		}
	}
	t.Fatal("the scripted server did not start")
	return ""
}

const testKey = "sk-Quillon-6c2f9"

// demoAnswers makes answerers over the demonstration corpus with the model at an
// address.
func demoAnswers(t testing.TB) func(address string, budget time.Duration) (*answer.Answerer, *app) {
	t.Helper()
	plain := &app{err: &bytes.Buffer{}}
	built, err := plain.openBuiltIn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	store, err := plain.inFolder(t.Context(), "", built)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return func(address string, budget time.Duration) (*answer.Answerer, *app) {
		a := &app{}
		a.openAI = openAI{address: address, key: testKey, chat: chatModel{name: "m", budget: budget, share: 1000}}
		answers, _, err := a.answersIn(built, store)
		if err != nil {
			t.Fatal(err)
		}
		return answers, a
	}
}

// shownText is all that an answer shows: its JSON, and what a terminal prints.
func shownText(t testing.TB, got news.Answer) string {
	t.Helper()
	document, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := terminal.New(&out, 100, false).Answer(got, time.Millisecond); err != nil {
		t.Fatal(err)
	}
	return string(document) + "\n" + out.String()
}

// TestHostileModel holds that whatever a model says or does, within its budget a
// question is answered with quotes of the articles, and with nothing that the
// model made up: not in the end, and not for a moment.
func TestHostileModel(t *testing.T) {
	const budget = 1500 * time.Millisecond
	address, with := modelServer(t), demoAnswers(t)
	scripts := modeltest.Hostile()
	if len(scripts) < 118 {
		t.Fatalf("%d hostile scripts, want at least 118", len(scripts))
	}
	for _, script := range scripts {
		t.Run(script.Name, func(t *testing.T) {
			answers, _ := with(address+"/"+script.Name, budget)
			// No model may hold an answer up for longer than its budget.
			ctx, cancel := context.WithTimeout(t.Context(), budget+5*time.Second)
			defer cancel()
			check := func(got news.Answer) {
				checkBytes(t, demo.FS(), got)
				text := shownText(t, got)
				for _, invented := range append(script.Invented, testKey) {
					if strings.Contains(text, invented) {
						t.Errorf("the answer shows %q, which the model made up:\n%s", invented, text)
					}
				}
			}
			begun := time.Now()
			got, err := answers.Stream(ctx, news.Question{Text: modeltest.Question}, check)
			if err != nil {
				t.Fatal(err)
			}
			check(got)
			checkKept(t, got, script.Keeps)
			t.Logf("%v, %s, %d quotes, %q", time.Since(begun).Round(time.Millisecond), got.Mode, len(got.Quotes), got.FallbackReason)
			want := news.Extractive
			if script.Taken {
				want = news.ByModel
			}
			if got.Mode != want || got.Outcome != news.Answered || len(got.Quotes) == 0 || !strings.Contains(got.FallbackReason, script.Fallback) {
				t.Errorf("the answer is %s, %s with %d quotes, because %q; want %s because %q", got.Mode, got.Outcome, len(got.Quotes), got.FallbackReason, want, script.Fallback)
			}
		})
	}
}

// checkKept holds that an answer shows quotes with those words, and over none of
// them a word of a model's: it has no place for any but a translation.
func checkKept(t *testing.T, got news.Answer, keeps []string) {
	t.Helper()
	for _, words := range keeps {
		if !slices.ContainsFunc(got.Quotes, func(c news.Citation) bool { return strings.Contains(c.Text(), words) }) {
			t.Errorf("the answer hides %q", words)
		}
	}
	for _, c := range got.Quotes {
		if c.Translation != nil {
			t.Errorf("the answer shows the translation %q, which nobody asked for", c.Translation.Text)
		}
	}
}

// TestHostileModelOnAFollowUp holds the same of questions for which a model is
// asked twice.
func TestHostileModelOnAFollowUp(t *testing.T) {
	const budget = 1200 * time.Millisecond
	address, with := modelServer(t), demoAnswers(t)
	for _, script := range []string{"hangs-before", "hangs-within", "endless-trickle", "500", "html-page", "refusal-in-words", "invented-quote", "10-mb-in-a-line", "key-in-a-summary"} {
		t.Run(script, func(t *testing.T) {
			answers, _ := with(address+"/"+script, budget)
			ctx, cancel := context.WithTimeout(t.Context(), budget+5*time.Second)
			defer cancel()
			begun := time.Now()
			got, err := answers.Answer(ctx, news.Question{Text: "How many people were hurt, according to Radio Vest?", Earlier: []string{"When did the Halden bridge collapse?"}})
			if err != nil || got.Outcome != news.Answered || len(got.Quotes) == 0 {
				t.Fatalf("Answer = %+v, %v, want quotes", got, err)
			}
			checkBytes(t, demo.FS(), got)
			if text := shownText(t, got); strings.Contains(text, "Quillon") || strings.Contains(text, "blown up") {
				t.Errorf("the answer shows what the model made up:\n%s", text)
			}
			t.Logf("%v, %s, %q", time.Since(begun).Round(time.Millisecond), got.Mode, got.FallbackReason)
		})
	}
}

// TestGoodModel holds that what is fit is taken.
func TestGoodModel(t *testing.T) {
	answers, _ := demoAnswers(t)(modelServer(t)+"/good", 5*time.Second)
	var shown []news.Answer
	got, err := answers.Stream(t.Context(), news.Question{Text: modeltest.Question}, func(a news.Answer) { shown = append(shown, a) })
	if err != nil {
		t.Fatal(err)
	}
	checkBytes(t, demo.FS(), got)
	if got.Mode != news.ByModel || len(got.Claims) != 2 || len(got.Claims[0].Quotes) < 2 || len(got.Claims[0].DisputedBy) == 0 {
		t.Errorf("the answer is %s with claims %+v, because %q; want the two claims of the model", got.Mode, got.Claims, got.FallbackReason)
	}
	if len(shown) < 3 || shown[0].Mode != news.Extractive || len(shown[1].Claims[0].Quotes) != len(got.Claims[0].Quotes) {
		t.Errorf("%d answers are shown on the way, want the extractive one, and one for each claim", len(shown))
	}
}

// scored is a candidate as --explain lists it.
var scored = regexp.MustCompile(`(?m)^ +\d+  0\.\d{3}  Radio Vest · 13 May 2025 · quoting Ingrid Moe`)

// TestExplain holds that whoever asks how an answer was made is told, and never
// the key.
func TestExplain(t *testing.T) {
	address := modelServer(t)
	for script, wants := range map[string][]string{
		"good":               {"== candidates", "prompt to compose", "=== material", `"answer":"claims"`, "dropped of it: 0", "tries 1,"},
		"no-such-candidates": {`"candidate 99": there is none of this number`},
		"401-with-the-key":   {"reply: the model refuses to be asked: HTTP 401 (is the key right?)"},
		"key-in-a-summary":   {"17 injured, says Bearer ***"},
		"key-cut-off":        {"Bearer ***"},
		"key-in-two-lines":   {"Bearer ***\n   ***"},
		"truncated-at-once":  {"reply: the model's reply could not be used: it breaks off"},
	} {
		run := call(t, "", []string{"OPENAI_BASE_URL=" + address + "/" + script, "OPENAI_CHAT_MODEL=m", "OPENAI_API_KEY=" + testKey}, "ask", "--explain", modeltest.Question)
		for _, want := range wants {
			if !strings.Contains(run.errors, want) {
				t.Errorf("ask --explain with %s tells\n%s\nwant %q in it", script, run.errors, want)
			}
		}
		if script == "good" && !scored.MatchString(run.errors) {
			t.Errorf("ask --explain tells\n%s\nwant a score beside each candidate", run.errors)
		}
		if half := len(testKey) / 2; run.status != done || strings.Contains(run.out+run.errors, testKey[:half]) || strings.Contains(run.out+run.errors, testKey[half:]) {
			t.Errorf("ask --explain with %s: status %d, and half of the key or more in\n%s", script, run.status, run.errors)
		}
	}
}

// TestAnotherLanguage holds that a question in Ukrainian about articles in English
// is answered with their quotes, and that translations stand beside quotes and are
// marked.
func TestAnotherLanguage(t *testing.T) {
	const question = "Скільки людей постраждало внаслідок обвалу мосту в Галдені?"
	answers, _ := demoAnswers(t)(modelServer(t)+"/ukrainian", 5*time.Second)
	got, err := answers.Answer(t.Context(), news.Question{Text: question})
	if err != nil {
		t.Fatal(err)
	}
	checkBytes(t, demo.FS(), got)
	if got.Mode != news.ByModel || got.Question.Text != question || len(got.Claims) != 1 || len(got.Quotes) < 2 {
		t.Errorf("the answer is %s with claims %+v, because %q; want the model's choice", got.Mode, got.Claims, got.FallbackReason)
	}
	got.Quotes = slices.DeleteFunc(got.Quotes, func(c news.Citation) bool { return !strings.Contains(c.Text(), "17 injured") })
	translated, err := answers.Translate(t.Context(), got, "uk")
	if err != nil || translated.Quotes[0].Translation == nil {
		t.Fatalf("Translate = %+v, %v, want a translation", translated.Quotes, err)
	}
	checkBytes(t, demo.FS(), translated)
	if text := shownText(t, translated); !strings.Contains(text, "a model's translation, no quote (uk): «Зараз ми нараховуємо 17 поранених") {
		t.Errorf("the translation is shown as\n%s\nwant it marked", text)
	}
}

// TestAnotherLanguageWithoutAModel holds that a question in Ukrainian about
// articles in English is answered with their quotes without a model, too, or told
// plainly that nothing answers it.
func TestAnotherLanguageWithoutAModel(t *testing.T) {
	run := call(t, "", nil, "ask", "--json", "Скільки людей постраждало внаслідок обвалу мосту в Галдені?")
	// the right sentence is found across languages; whether it is sure enough, the decision tells
	got := readAnswer(t, run.out)
	if best := append(got.Quotes, got.Nearest...); run.status != done || len(best) == 0 || best[0].Text != "Seventeen people were injured." {
		t.Errorf("ask in Ukrainian without a model: status %d, %+v, want the number of The Halden Post first", run.status, got)
	}
	run = call(t, "", nil, "ask", "--json", "Хто переміг на чемпіонаті світу з футболу?")
	if got := readAnswer(t, run.out); run.status != done || got.Outcome != "no_source" || got.Missing == "" {
		t.Errorf("ask in Ukrainian what no article tells: status %d, %+v, want no source, and what is missing", run.status, got)
	}
	run = call(t, "", nil, "ask", "--translate", "uk", readmeQuestion)
	if run.status != wrongUsage || !strings.Contains(run.errors, "OPENAI_CHAT_MODEL") {
		t.Errorf("ask --translate without a model: status %d, %q, want the variable that names one", run.status, run.errors)
	}
}
