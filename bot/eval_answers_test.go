package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// posedSet writes questions over two events, and their articles in the three
// forms that PATH may have.
func posedSet(t *testing.T) (folder, questions string) {
	t.Helper()
	folder = t.TempDir()
	const quay, ferry = "The harbour master, Ingrid Moe, shut the quay at Vellaby at noon.", "The ferry Halcyon now leaves from the old pier of Dunmere."
	article := func(event, title, text string) string {
		raw, err := json.Marshal(map[string]any{"title": title, "text": text, "source_domain": "radio.example", "date_publish": "2025-05-13 10:00:00", "newsCluster": map[string]string{"EventId": event}})
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	for name, text := range map[string]string{
		"plain/corpus.yaml": "outlets:\n  - id: radio\n    name: Radio\narticles:\n  - file: a.json\n    outlet: radio\n  - file: b.json\n    outlet: radio\n",
		"plain/a.json":      `{"title": "Quay shut", "text": "` + quay + `"}`,
		"plain/b.json":      `{"title": "Ferry moves", "text": "` + ferry + `"}`,
		"all.jsonl":         `{"_id": "a.json", "title": "Quay shut", "text": "` + quay + `"}` + "\n" + `{"_id": "b.json", "title": "Ferry moves", "text": "` + ferry + `"}` + "\n",
		"[events]/a.json":   article("1", "Quay shut", quay),
		"[events]/b.json":   article("2", "Ferry moves", ferry),
		"questions.jsonl": `{"id": "q1", "lang": "en", "event": "1", "q": "Who shut the quay at Vellaby?", "answers": [{"file": "a.json", "text": "` + quay + `"}]}
{"id": "q2", "lang": "en", "event": 2, "q": "Where does the ferry Halcyon leave from now?", "kind": "state", "answers": [{"file": "b.json", "text": "` + ferry + `"}]}
{"id": "q3", "lang": "ru", "event": "1", "q": "How many clocks did the collector of Oslo buy in 1911?", "answers": []}
`,
	} {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder, filepath.Join(folder, "questions.jsonl")
}

func TestEvalAnswers(t *testing.T) {
	folder, questions := posedSet(t)
	for _, test := range []struct {
		corpus string
		flags  []string
		of     int
	}{
		{"plain", nil, 2},
		{"all.jsonl", nil, 2},
		{"[events]", nil, 2},
		{"[events]", []string{"--together"}, 2},
		{"[events]", []string{"--lang", "en"}, 2},
		{"[events]", []string{"--lang", "ru"}, 0},
	} {
		run := filepath.Join(t.TempDir(), "run.jsonl")
		args := append([]string{"eval", "--json", "--corpus", filepath.Join(folder, test.corpus), "--questions", questions, "--run", run}, test.flags...)
		got := call(t, "", nil, args...)
		var out figuresJSON
		if err := json.Unmarshal([]byte(got.out), &out); err != nil || got.status != done || got.errors != "" {
			t.Fatalf("bot %q: status %d, %v, errors %q", args, got.status, err, got.errors)
		}
		if want := shareOf(test.of, test.of); out.All.RightFirst != want || out.Run != run {
			t.Errorf("bot %q: right first %+v, run %q, want %+v, %q", args, out.All.RightFirst, out.Run, want, run)
		}
		written, err := os.ReadFile(run)
		if err != nil || strings.Count(string(written), "\n") != out.Questions {
			t.Errorf("bot %q wrote %q, %v, want a line for each of %d questions", args, written, err, out.Questions)
		}
		if test.of == 0 {
			continue
		}
		var line answerLine
		first, _, _ := strings.Cut(string(written), "\n")
		if err := json.Unmarshal([]byte(first), &line); err != nil || line.ID != "q1" || line.Outcome != "answered" || len(line.Quotes) == 0 || !line.Quotes[0].Right {
			t.Errorf("bot %q wrote %q first, %v, want a right quote for q1", args, first, err)
		}
		if test.corpus != "all.jsonl" && line.Quotes[0].File != "a.json" {
			t.Errorf("bot %q quotes the file %q, want a.json", args, line.Quotes[0].File)
		}
	}
}

func TestEvalAnswersTable(t *testing.T) {
	folder, questions := posedSet(t)
	got := call(t, "", nil, "eval", "--corpus", filepath.Join(folder, "[events]"), "--questions", questions)
	table, _, _ := strings.Cut(got.out, "3 questions in ")
	golden(t, "eval_answers.txt", table)
}

func TestEvalAnswersFaults(t *testing.T) {
	folder, questions := posedSet(t)
	write := func(name, content string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	events := filepath.Join(folder, "[events]")
	for _, test := range []struct {
		name   string
		args   []string
		status int
		want   string
	}{
		{"no corpus", []string{"--questions", questions}, wrongUsage, "--corpus is missing"},
		{"with queries", []string{"--questions", questions, "--corpus", events, "--queries", questions}, wrongUsage, "one or the other"},
		{"with a way", []string{"--questions", questions, "--corpus", events, "--by", "words"}, wrongUsage, "leave it out"},
		{"without questions", []string{"--corpus", events, "--together"}, wrongUsage, "go with --questions"},
		{"no such file", []string{"--questions", filepath.Join(folder, "absent.jsonl"), "--corpus", events}, failed, "absent.jsonl"},
		{"no such folder", []string{"--questions", questions, "--corpus", filepath.Join(folder, "absent")}, failed, "does not exist"},
		{"no such language", []string{"--questions", questions, "--corpus", events, "--lang", "uk"}, failed, "use one of: en, ru"},
		{"no such event", []string{"--questions", write("event.jsonl", `{"id": "q9", "event": "7", "q": "who?"}`), "--corpus", events}, failed, `question q9 asks about event "7"`},
		{"no such file in an answer", []string{"--questions", write("file.jsonl", `{"id": "q9", "event": "1", "q": "Who shut the quay?", "answers": [{"file": "z.json", "text": "Nobody did."}]}`), "--corpus", events}, done, "question q9: its answers name the file z.json"},
		{"a question that cannot be asked", []string{"--questions", write("odd.jsonl", `{"id": "q9", "event": "1", "q": "?!"}`), "--corpus", events}, failed, "1 of 1 questions got no answer"},
	} {
		got := call(t, "", nil, append([]string{"eval"}, test.args...)...)
		if got.status != test.status || !strings.Contains(got.errors, test.want) {
			t.Errorf("%s: status %d, errors %q, want %d and %q", test.name, got.status, got.errors, test.status, test.want)
		}
	}
}

func TestEvalCompletes(t *testing.T) {
	_, questions := posedSet(t)
	for _, test := range []struct{ flag, want string }{{"--by", "both\nwords\nmeaning\n:4\n"}, {"--lang", "en\nru\n:4\n"}, {"--questions", "jsonl\n:8\n"}} {
		if got := call(t, "", nil, "__completeNoDesc", "eval", "--questions", questions, test.flag, ""); got.out != test.want {
			t.Errorf("completing %s gives %q, want %q", test.flag, got.out, test.want)
		}
	}
}
