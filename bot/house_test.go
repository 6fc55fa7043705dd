package main

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestTopLevel holds that the repository has the rooms that the house was
// planned with, and no others.
func TestTopLevel(t *testing.T) {
	planned := []string{"bot", "retrieval", "prompts", "store", "deploy",
		"go.mod", "go.sum", "Dockerfile", "README.md", "LICENSE", "NOTICE"}
	for _, name := range topLevel(t) {
		if !strings.HasPrefix(name, ".") && !slices.Contains(planned, name) {
			t.Errorf("the top level holds %s; it may hold %q and hidden files", name, planned)
		}
	}
}

// topLevel lists what git does not ignore, or all there is where there is no
// git.
func topLevel(t *testing.T) []string {
	t.Helper()
	list := exec.CommandContext(t.Context(), "git", "ls-files", "--cached", "--others", "--exclude-standard")
	list.Dir = ".."
	if out, err := list.Output(); err == nil {
		var names []string
		for path := range strings.Lines(string(out)) {
			name, _, _ := strings.Cut(strings.TrimSpace(path), "/")
			names = append(names, name)
		}
		slices.Sort(names)
		return slices.Compact(names)
	}
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	names := make([]string, len(entries))
	for i, entry := range entries {
		names[i] = entry.Name()
	}
	return names
}

// TestMainIsThin holds that main only starts and ends the process.
func TestMainIsThin(t *testing.T) {
	const most = 40
	source, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(string(source), "\n"); lines > most {
		t.Errorf("main.go has %d lines, want at most %d", lines, most)
	}
}
