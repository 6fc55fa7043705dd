package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"whosaid/bot/demo"
)

// TestFolderIsEmbeddedOnce holds that a second look at a folder makes no
// embedding of a passage.
func TestFolderIsEmbeddedOnce(t *testing.T) {
	folder, kept := t.TempDir(), t.TempDir()
	if err := os.CopyFS(folder, demo.FS()); err != nil {
		t.Fatal(err)
	}
	change(t, filepath.Join(folder, "007.txt"), "Seventeen people were injured.", "Eighteen people were injured.")
	count := func() (n int) {
		all, err := filepath.Glob(filepath.Join(kept, "embeddings", "??", "*"))
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	env := []string{"CACHE_DIR=" + kept}
	first := call(t, "", env, "ask", "--json", "--corpus", folder, readmeQuestion)
	made := count()
	second := call(t, "", env, "ask", "--json", "--corpus", folder, readmeQuestion)
	if first.status != done || quotesOf(t, first.out) == "" || quotesOf(t, first.out) != quotesOf(t, second.out) {
		t.Errorf("ask = %s, then %s, want the same quotes", first.out, second.out)
	}
	if made == 0 || count() != made {
		t.Errorf("%d embeddings were kept by the first question, %d by both, want some and no more", made, count())
	}
	if none := call(t, "", []string{"CACHE_DIR=none"}, "ask", "--json", "--corpus", folder, readmeQuestion); quotesOf(t, none.out) != quotesOf(t, first.out) {
		t.Errorf("ask without a cache = %s, want the same quotes", none.out)
	}
}

// A folder that cannot be made is no reason not to answer.
func TestAskWithoutAFolderForItsCache(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if run := call(t, "", []string{"CACHE_DIR=" + file}, "ask", readmeQuestion); run.status != done {
		t.Errorf("ask with a cache that cannot be: status %d, errors %q", run.status, run.errors)
	}
}

func TestUserCache(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the folders of the test are those of Linux; run it there")
	}
	for _, test := range []struct{ env, want string }{
		{"", noCache},
		{"HOME=/home/ola", "/home/ola/.cache/whosaid"},
		{"XDG_CACHE_HOME=/var/cache", "/var/cache/whosaid"},
		{"XDG_CACHE_HOME=relative", noCache},
	} {
		name, value, _ := strings.Cut(test.env, "=")
		got := userCache(func(asked string) string {
			if asked == name {
				return value
			}
			return ""
		})
		if got != test.want {
			t.Errorf("userCache with %q = %q, want %q", test.env, got, test.want)
		}
	}
}
