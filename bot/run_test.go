package main

import (
	"bytes"
	"context"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// outcome is what one run of the program did.
type outcome struct {
	status      int
	out, errors string
}

// call runs the program with args, with stdin as standard input, in an
// environment of "NAME=value" settings.
func call(t *testing.T, stdin string, env []string, args ...string) outcome {
	t.Helper()
	return callContext(t.Context(), strings.NewReader(stdin), env, args...)
}

func callContext(ctx context.Context, stdin io.Reader, env []string, args ...string) outcome {
	variables := map[string]string{}
	for _, setting := range env {
		name, value, _ := strings.Cut(setting, "=")
		variables[name] = value
	}
	var out, errors bytes.Buffer
	status := run(ctx, args, stdin, &out, &errors, func(name string) string { return variables[name] })
	return outcome{status, out.String(), errors.String()}
}

func TestHelpTexts(t *testing.T) {
	for name, args := range map[string][]string{
		"help.txt":           nil,
		"help_flags.txt":     {"help", "flags"},
		"help_ask.txt":       {"ask", "--help"},
		"help_check.txt":     {"check", "--help"},
		"help_ingest.txt":    {"ingest", "--help"},
		"help_attribute.txt": {"attribute", "--help"},
		"help_eval.txt":      {"eval", "--help"},
		"help_serve.txt":     {"serve", "--help"},
		"help_health.txt":    {"health", "--help"},
		"help_mcp.txt":       {"mcp", "--help"},
		"help_verify.txt":    {"verify", "--help"},
	} {
		got := call(t, "", nil, args...)
		if got.status != done || got.errors != "" {
			t.Errorf("bot %q: status %d, errors %q, want %d and none", args, got.status, got.errors, done)
		}
		golden(t, name, got.out)
		for line := range strings.Lines(got.out) {
			if n := len([]rune(strings.TrimSuffix(line, "\n"))); n > helpWidth {
				t.Errorf("bot %q prints a line of %d columns: %q", args, n, line)
			}
		}
	}
}

// TestCompletionOfValues holds that a shell completes what a flag takes.
func TestCompletionOfValues(t *testing.T) {
	got := call(t, "", nil, "__complete", "ask", "--translate", "")
	if got.status != done || !strings.HasPrefix(got.out, "en\nru\nuk\n") {
		t.Errorf("completed by %q, status %d", got.out, got.status)
	}
}

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

func TestWrongUsage(t *testing.T) {
	long := strings.Repeat("why ", 25<<10)
	tests := []struct {
		name  string
		args  []string
		stdin string
		env   []string
		want  string // in what is said
	}{
		{"unknown command", []string{"aks"}, "", nil, `did you mean "bot ask"?`},
		{"unknown command, unlike any", []string{"zzzzzz"}, "", nil, `"bot --help" lists`},
		{"unknown flag", []string{"ask", "--jsn", "who?"}, "", nil, `"bot ask --help" lists`},
		{"flag without value", []string{"ask", "who?", "--limit"}, "", nil, "--limit"},
		{"limit that is no number", []string{"ask", "--limit", "many", "who?"}, "", nil, "--limit"},
		{"limit of nothing", []string{"ask", "--limit", "0", "who?"}, "", nil, "at least 1"},
		{"question of 100 KB", []string{"ask", long}, "", nil, "longer than 2000 bytes; shorten it"},
		{"question of 100 KB from a pipe", []string{"ask"}, long, nil, "longer than 2000 bytes; shorten it"},
		{"question of 100 KB for JSON", []string{"ask", "--json"}, long, nil, "longer than 2000 bytes; shorten it"},
		{"control characters", []string{"ask", "\x01\x1b\x02"}, "", nil, "no word in it. Ask me"},
		{"no question", []string{"ask", "--json"}, "", nil, "no word in it. Ask me"},
		{"white space", []string{"ask", "  "}, "", nil, "no word in it. Ask me"},
		{"punctuation", []string{"ask", "?!"}, "", nil, "no word in it. Ask me"},
		{"not UTF-8", []string{"ask", "who \xff?"}, "", nil, "not UTF-8"},
		{"text over 100 KB", []string{"check", strings.Repeat("not ", 25<<10) + "."}, "", nil, "longer than 100 KB; check a part of it"},
		{"text over 100 KB from a pipe", []string{"check"}, strings.Repeat("нет ", 20<<10), nil, "longer than 100 KB; check a part of it"},
		{"text without a word", []string{"check", "--json", "…"}, "", nil, "no word in it"},
		{"empty text", []string{"check", "-"}, "", nil, "no word in it"},
		{"text that is not UTF-8", []string{"check", "caf\xe9 owners"}, "", nil, "not UTF-8"},
		{"no path", []string{"ingest"}, "", nil, "usage: bot ingest"},
		{"two texts", []string{"attribute", "a", "b"}, "", nil, "usage: bot attribute"},
		{"no queries", []string{"eval", "--corpus", "x"}, "", nil, "queries"},
		{"unknown shell", []string{"completion", "tcsh"}, "", nil, "usage: bot completion"},
		{"address of Redis", []string{"ask", "who was hurt?"}, "", []string{"REDIS_URL=localhost:6379"}, "REDIS_URL (--redis-url) is not an address of Redis; give redis://"},
		{"log level", []string{"ask", "who?"}, "", []string{"LOG_LEVEL=loud"}, "use debug, info, warn or error"},
		{"log format", []string{"ask", "who?", "--log-format", "xml"}, "", nil, "use text or json"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := call(t, test.stdin, test.env, test.args...)
			if got.status != wrongUsage || got.out != "" {
				t.Errorf("bot %.60q: status %d, output %q, want %d and none", test.args, got.status, got.out, wrongUsage)
			}
			told := lastLine(got.errors)
			if !strings.HasPrefix(told, "bot: ") || !strings.Contains(told, test.want) || len(told) > 400 {
				t.Errorf("bot %.60q says %q, want one line that says %q", test.args, told, test.want)
			}
		})
	}
}

func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return lines[len(lines)-1]
}

func TestFailures(t *testing.T) {
	folder := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	latin := write("latin.txt", "Caf\xe9 owners objected.")
	write("unknown-key/corpus.yaml", "outlets: []\narticels: []\n")
	write("unknown-key/a.txt", "The quay is shut.")
	write("undefined/corpus.yaml", "articles:\n  - file: a.txt\n    outlet: nobody\n")
	write("undefined/a.txt", "The quay is shut.")
	empty := filepath.Join(folder, "empty")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		args []string
		want []string // in what is said
	}{
		{"missing folder", []string{"ask", "--corpus", filepath.Join(folder, "absent"), "Who shut the quay?"}, []string{"absent", "does not exist"}},
		{"empty folder", []string{"ask", "--corpus", empty, "Who shut the quay?"}, []string{"empty"}},
		{"not UTF-8", []string{"ask", "--corpus", latin, "Who objected?"}, []string{"latin.txt", "UTF-8"}},
		{"unknown key", []string{"ingest", filepath.Join(folder, "unknown-key")}, []string{"corpus.yaml", "articels"}},
		{"undefined outlet", []string{"ingest", filepath.Join(folder, "undefined")}, []string{"corpus.yaml:3", "nobody"}},
		{"second path is missing", []string{"ingest", write("good.txt", "The quay is shut."), filepath.Join(folder, "absent.txt")}, []string{"absent.txt"}},
		{"missing text", []string{"attribute", filepath.Join(folder, "absent.txt")}, []string{"absent.txt"}},
		{"text not UTF-8", []string{"attribute", latin}, []string{"latin.txt", "iconv"}},
		{"text is a folder", []string{"attribute", folder}, []string{"directory"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := call(t, "", nil, test.args...)
			if got.status != failed || got.out != "" {
				t.Errorf("bot %q: status %d, output %q, want %d and none", test.args, got.status, got.out, failed)
			}
			for _, want := range test.want {
				if told := lastLine(got.errors); !strings.HasPrefix(told, "bot: ") || !strings.Contains(told, want) {
					t.Errorf("bot %q says %q, want it to say %q", test.args, told, want)
				}
			}
		})
	}
}

func TestVersionAndCompletion(t *testing.T) {
	if got := call(t, "", nil, "--version"); got.status != done || !strings.Contains(got.out, "\nembedder "+encoding(t).ID()+"\n") {
		t.Errorf("bot --version = %+v, want the embedder in it", got)
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if got := call(t, "", nil, "completion", shell); got.status != done || !strings.Contains(got.out, "bot") {
			t.Errorf("bot completion %s: status %d, %d bytes, errors %q, want a script", shell, got.status, len(got.out), got.errors)
		}
	}
}
