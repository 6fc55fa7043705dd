package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"whosaid/store"
	"whosaid/store/storetest"
)

// TestChild is the program in a process of its own, which other tests kill.
func TestChild(t *testing.T) {
	args := os.Getenv("WHOSAID_TEST_ARGS")
	if args == "" {
		t.Skip("this is a part of the tests that kill, which run it in a process of its own")
	}
	if status := run(t.Context(), strings.Split(args, "\n"), os.Stdin, os.Stdout, os.Stderr, os.Getenv); status != done {
		t.Errorf("bot %q = %d", args, status)
	}
}

// child is the program with these arguments, in a process that is not started yet.
func child(env []string, args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], "-test.run", "^TestChild$")
	c.Env = append(append(os.Environ(), "WHOSAID_TEST_ARGS="+strings.Join(args, "\n")), env...)
	return c
}

// hall writes a corpus of short articles, and later versions of some of them.
type hall struct {
	folder string
	random *rand.Rand
}

const hallArticles = 80

func (h hall) write(t *testing.T, i int) {
	t.Helper()
	text := fmt.Sprintf("Hall %d opened its doors.\n\nVisitors counted %d lamps in it, the keeper said. Nobody had counted them before.\n", i, h.random.IntN(1_000_000))
	if err := os.WriteFile(filepath.Join(h.folder, fmt.Sprintf("hall-%03d.txt", i)), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// list writes the corpus.yaml, by which a later version of an article is known to
// be one.
func (h hall) list(t *testing.T) {
	t.Helper()
	var b strings.Builder
	b.WriteString("outlets: []\narticles:\n")
	for i := range hallArticles {
		fmt.Fprintf(&b, "  - {file: hall-%03d.txt, url: \"https://hall.example/%d\"}\n", i, i)
	}
	if err := os.WriteFile(filepath.Join(h.folder, "corpus.yaml"), []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestIngestIsKilled kills ingest, its Redis, or both, at random moments. When
// they go on, what was sent is there in the end, each article whole, in truth and
// index, and nothing else.
func TestIngestIsKilled(t *testing.T) {
	server := storetest.Own(t, "--appendfsync", "always")
	env := []string{"REDIS_URL=" + server.Address(), "CACHE_DIR=" + t.TempDir()}
	h := hall{t.TempDir(), rand.New(rand.NewPCG(20, 8))}
	h.list(t)
	for i := range hallArticles {
		h.write(t, i)
	}
	const kills = 20
	for round := range kills {
		killAtRandom(t, h, server, env, round)
		for range hallArticles / 2 {
			h.write(t, h.random.IntN(hallArticles))
		}
	}
	wantKept(t, call(t, "", env, "ingest", "--json", h.folder), func(k kept) bool { return k.New+k.Updated+k.Unchanged == hallArticles })
	wantKept(t, call(t, "", env, "ingest", "--json", h.folder), func(k kept) bool { return k.Unchanged == hallArticles })
	wantWholeIndex(t, store.URL(server.Address()))
	for _, question := range []string{"What did the keeper say about the lamps of hall 7?", "How many lamps did visitors count in hall 41?"} {
		fromFolder := call(t, "", nil, "ask", "--json", "--corpus", h.folder, question)
		stored := call(t, "", env, "ask", "--json", question)
		if quotesOf(t, fromFolder.out) == "" || quotesOf(t, stored.out) != quotesOf(t, fromFolder.out) {
			t.Errorf("ask %q from Redis = %s\nwant the quotes of the folder: %s", question, quotesOf(t, stored.out), quotesOf(t, fromFolder.out))
		}
	}
}

// killAtRandom starts an ingest and kills it, its server, or both, after a while.
func killAtRandom(t *testing.T, h hall, server *storetest.Server, env []string, round int) {
	t.Helper()
	ingest := child(env, "ingest", h.folder)
	if err := ingest.Start(); err != nil {
		t.Fatal(err)
	}
	<-time.After(time.Duration(50+h.random.IntN(900)) * time.Millisecond) // the random moment
	if round%3 != 0 {
		server.Kill()
	}
	if round%3 != 1 {
		_ = ingest.Process.Kill() // it may have ended by itself
	}
	_ = ingest.Wait() // it was killed, or lost its server, and says so
	if round%3 != 0 {
		if err := server.Run(); err != nil {
			t.Fatal(err)
		}
	}
}

func wantKept(t *testing.T, ingest outcome, ok func(kept) bool) {
	t.Helper()
	var became struct{ kept }
	if err := json.Unmarshal([]byte(ingest.out), &became); err != nil || ingest.status != done {
		t.Fatalf("ingest: status %d, %v, %q", ingest.status, err, ingest.errors)
	}
	if len(became.Failed) != 0 || !ok(became.kept) {
		t.Errorf("ingest = %+v, want each of %d articles once and none failed", became.kept, hallArticles)
	}
}

// wantWholeIndex opens the store and wants nothing to be damaged or repaired, and
// a vector for each passage.
func wantWholeIndex(t *testing.T, url store.URL) {
	t.Helper()
	s, err := store.Open(t.Context(), store.Config{
		URL:  url,
		Warn: func(err error) { t.Errorf("the store warns: %v", err) },
		Progress: func(stage string, _, _ int) {
			if stage == "index vectors" {
				t.Error("the vector sets had to be repaired")
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	held, err := s.Holdings(t.Context())
	if err != nil || held.Articles != hallArticles {
		t.Errorf("Holdings = %+v, %v, want %d articles", held, err, hallArticles)
	}
	generations, err := s.Generations(t.Context())
	if err != nil || len(generations) != 1 || generations[0].Embedded != generations[0].Passages || generations[0].Passages != hallArticles {
		t.Errorf("Generations = %+v, %v, want a vector for each of %d passages", generations, err, hallArticles)
	}
}

// TestKilledBotAnswersTheSame kills a bot that answers, and the next gives the
// same answers.
func TestKilledBotAnswersTheSame(t *testing.T) {
	server := storetest.Own(t)
	env := []string{"REDIS_URL=" + server.Address(), "CACHE_DIR=" + t.TempDir(), "NO_COLOR=1", "LOG_LEVEL=error"}
	if ingest := call(t, "", env, "ingest", "--demo"); ingest.status != done {
		t.Fatalf("ingest --demo: status %d, %q", ingest.status, ingest.errors)
	}
	questions := []string{readmeQuestion, "Who inspected the bridge?", "What does Radio Vest report about the bridge?"}
	first := answersOf(t, env, questions)
	server.Kill()
	if err := server.Run(); err != nil {
		t.Fatal(err)
	}
	second := answersOf(t, env, questions)
	for i, question := range questions {
		if first[i] == "" || first[i] != second[i] {
			t.Errorf("%q: answered\n%s\nand after the bot and its server were killed\n%s", question, first[i], second[i])
		}
	}
}

// answersOf are the answers of one process, without its last line, which tells
// the time that was taken; then it is killed.
func answersOf(t *testing.T, env, questions []string) []string {
	t.Helper()
	bot := child(env, "ask")
	in, err := bot.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := bot.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := bot.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = bot.Process.Kill() // it waits for a question
		_ = bot.Wait()         // it was killed, and says so
	}()
	lines := bufio.NewScanner(out)
	answers := make([]string, len(questions))
	for i, question := range questions {
		if _, err := io.WriteString(in, question+"\n"); err != nil {
			t.Fatal(err)
		}
		var answer strings.Builder
		for lines.Scan() && !strings.HasPrefix(lines.Text(), "searched ") {
			answer.WriteString(lines.Text() + "\n")
		}
		answers[i] = answer.String()
	}
	return answers
}
