package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const (
	module   = "whosaid/"
	telegram = "github.com/go-telegram/bot"
	redis    = "github.com/redis/go-redis"
	openai   = "github.com/sashabaranov/go-openai"
)

// clients are the three libraries that the rules speak of; others are free, but
// for the vocabulary.
var clients = []string{telegram, redis, openai}

// rule says what the packages under a folder may import of our own packages and
// of the clients. A name that ends in "/..." stands for a folder and all below it.
type rule struct {
	folder  string
	imports []string
	strict  bool // nothing but imports and the standard library
}

// rules are the house's dependency table; of several that fit, the longest counts.
// The main package may import everything.
var rules = []rule{
	{folder: "bot/api", imports: []string{"whosaid/store/news", "whosaid/bot/service"}},
	{folder: "bot/table"},
	{folder: "bot/answer", imports: []string{"whosaid/store/news"}},
	{folder: "bot/chat/...", imports: []string{"whosaid/store/news", "whosaid/bot/table", "whosaid/bot/chat/...", telegram + "/..."}},
	{folder: "bot/deliver", imports: []string{"whosaid/bot/chat", "whosaid/store/news", telegram + "/..."}},
	{folder: "bot/demo"},
	{folder: "bot/judge", imports: []string{"whosaid/store/news"}},
	{folder: "bot/mcp", imports: []string{"whosaid/store/news", "whosaid/bot/service"}},
	{folder: "bot/metrics", imports: []string{"whosaid/store/news"}},
	{folder: "bot/desk", imports: []string{"whosaid/store/news", "whosaid/bot/service", "whosaid/bot/chat/texts"}},
	{folder: "bot/service", imports: []string{"whosaid/store/news", "whosaid/bot/table"}},
	{folder: "bot/telegramtest", imports: []string{telegram + "/..."}},
	{folder: "bot/terminal", imports: []string{"whosaid/store/news"}},
	{folder: "retrieval/...", imports: []string{"whosaid/store/news", "whosaid/store/language", "whosaid/retrieval/...", openai + "/..."}},
	{folder: "deploy"},
	{folder: "prompts/...", imports: []string{"whosaid/store/news", "whosaid/store/language", "whosaid/prompts/...", openai + "/..."}},
	{folder: "store", imports: []string{"whosaid/store/news", "whosaid/store/words", redis + "/..."}},
	{folder: "store/memory", imports: []string{"whosaid/store/news", "whosaid/store/words"}},
	{folder: "store/words", imports: []string{"whosaid/store/news", "whosaid/store/language"}},
	{folder: "store/language", imports: []string{"whosaid/store/news"}},
	{folder: "store/storetest", imports: []string{"whosaid/store/news"}},
	{folder: "store/news", imports: []string{"golang.org/x/text/..."}, strict: true},
}

// listed is what `go list -json` tells of a package.
type listed struct {
	ImportPath string
	Imports    []string
	Standard   bool
}

// TestImports holds the dependency table.
func TestImports(t *testing.T) {
	packages := goList(t)
	standard := map[string]bool{}
	for _, p := range packages {
		standard[p.ImportPath] = p.Standard
	}
	ours := 0
	for _, p := range packages {
		if strings.HasPrefix(p.ImportPath, module) {
			ours++
		}
		for _, wrong := range violations(p, func(path string) bool { return standard[path] }) {
			t.Error(wrong)
		}
	}
	if ours < 2 {
		t.Errorf("go list found %d packages of ours, want all", ours)
	}
}

func goList(t *testing.T) []listed {
	t.Helper()
	list := exec.CommandContext(t.Context(), "go", "list", "-deps", "-json=ImportPath,Imports,Standard", "./...")
	list.Dir = ".."
	out, err := list.Output()
	if err != nil {
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			t.Fatalf("go list: %v\n%s", err, exit.Stderr)
		}
		t.Fatalf("go list: %v", err)
	}
	var packages []listed
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		switch err := decoder.Decode(&p); {
		case errors.Is(err, io.EOF):
			return packages
		case err != nil:
			t.Fatalf("read what go list says: %v", err)
		}
		packages = append(packages, p)
	}
}

// violations are the imports of p that its rule forbids.
func violations(p listed, standard func(string) bool) []string {
	folder, ours := strings.CutPrefix(p.ImportPath, module)
	if !ours || folder == "bot" {
		return nil
	}
	r, ok := ruleFor(folder)
	if !ok {
		return []string{fmt.Sprintf("%s has no rule; add one to the table", folder)}
	}
	var wrong []string
	for _, path := range p.Imports {
		if r.governs(path, standard) && !slices.ContainsFunc(r.imports, func(name string) bool { return matches(name, path) }) {
			wrong = append(wrong, fmt.Sprintf("%s imports %s; it may import %q", folder, path, r.imports))
		}
	}
	return wrong
}

func ruleFor(folder string) (rule, bool) {
	best, found := rule{}, false
	for _, r := range rules {
		if matches(r.folder, folder) && len(r.folder) > len(best.folder) {
			best, found = r, true
		}
	}
	return best, found
}

func (r rule) governs(path string, standard func(string) bool) bool {
	if strings.HasPrefix(path, module) {
		return true
	}
	if r.strict {
		return !standard(path)
	}
	return slices.ContainsFunc(clients, func(client string) bool { return matches(client+"/...", path) })
}

// matches reports whether path is name, or lies under it when name ends in "/...".
func matches(name, path string) bool {
	folder, all := strings.CutSuffix(name, "/...")
	return path == folder || all && strings.HasPrefix(path, folder+"/")
}

// TestViolations holds that the check above finds what it is to find.
func TestViolations(t *testing.T) {
	tests := []struct {
		folder, imports string
		wrong           bool
	}{
		{"bot", redis + "/v9", false},
		{"bot/answer", "whosaid/store/news", false},
		{"bot/answer", "whosaid/retrieval", true},
		{"bot/answer", "whosaid/store", true},
		{"bot/chat", telegram + "/models", false},
		{"bot/chat", openai, true},
		{"bot/terminal", "github.com/muesli/termenv", false},
		{"bot/demo", "whosaid/store/news", true},
		{"retrieval", "whosaid/retrieval/terms", false},
		{"retrieval/terms", "whosaid/store/news", false},
		{"retrieval/terms", "whosaid/store/memory", true},
		{"retrieval", redis + "/v9", true},
		{"retrieval", openai, false},
		{"prompts", telegram, true},
		{"store", redis + "/v9", false},
		{"store", openai, true},
		{"store", "whosaid/retrieval", true},
		{"store/memory", "whosaid/store/words", false},
		{"store/memory", redis + "/v9", true},
		{"store/news", "golang.org/x/text/unicode/norm", false},
		{"store/news", "strings", false},
		{"store/news", "github.com/google/go-cmp/cmp", true},
		{"store/news", "whosaid/store", true},
		{"helpers", "strings", true},
	}
	standard := func(path string) bool { return !strings.Contains(path, ".") && !strings.HasPrefix(path, module) }
	for _, test := range tests {
		p := listed{ImportPath: module + test.folder, Imports: []string{test.imports}}
		if got := violations(p, standard); (len(got) > 0) != test.wrong {
			t.Errorf("violations(%s imports %s) = %q, want a violation: %v", test.folder, test.imports, got, test.wrong)
		}
	}
}
