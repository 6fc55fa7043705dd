package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"whosaid/bot/demo"
	"whosaid/store"
	"whosaid/store/storetest"
)

// TestRedis goes through the life of a stored corpus: ingest, ask, ingest again,
// change an article, remove one.
func TestRedis(t *testing.T) {
	env := []string{"REDIS_URL=" + storetest.Redis(t)}
	folder := t.TempDir()
	if err := os.CopyFS(folder, demo.FS()); err != nil {
		t.Fatal(err)
	}
	counts := func(args ...string) kept {
		t.Helper()
		run := call(t, "", env, append([]string{"ingest", "--json"}, args...)...)
		var out struct{ kept }
		if err := json.Unmarshal([]byte(run.out), &out); run.status != done || err != nil {
			t.Fatalf("ingest %v: status %d, %v, errors %q", args, run.status, err, run.errors)
		}
		return out.kept
	}
	if got := counts(folder); got.New != 13 || got.Updated+got.Unchanged+len(got.Failed) != 0 {
		t.Fatalf("first ingest = %+v, want 13 new", got)
	}
	fromFolder := call(t, "", nil, "ask", "--json", "--corpus", folder, readmeQuestion)
	stored := call(t, "", env, "ask", "--json", readmeQuestion)
	if stored.status != done || quotesOf(t, stored.out) != quotesOf(t, fromFolder.out) {
		t.Errorf("ask from Redis = %s, %q\nwant the quotes of the folder: %s", quotesOf(t, stored.out), stored.errors, quotesOf(t, fromFolder.out))
	}
	if got := counts(folder); got.Unchanged != 13 {
		t.Errorf("second ingest = %+v, want 13 unchanged", got)
	}
	change(t, filepath.Join(folder, "007.txt"), "Seventeen people were injured.", "Eighteen people were injured.")
	if got := counts(folder); got.Updated != 1 || got.Unchanged != 12 {
		t.Errorf("ingest of a changed article = %+v, want 1 updated", got)
	}
	if run := call(t, "", env, "ask", readmeQuestion); !strings.Contains(run.out, "Eighteen people were injured.") {
		t.Errorf("ask after the change = %s, want the new wording", run.out)
	}
	url := urlOf(t, stored.out, "007.txt")
	if run := call(t, "", env, "remove", url); run.status != done || run.out != "removed: 1\n" {
		t.Errorf("remove %s: status %d, %q, %q", url, run.status, run.out, run.errors)
	}
	if run := call(t, "", env, "ask", readmeQuestion); strings.Contains(run.out, "Eighteen") || run.status != done {
		t.Errorf("ask after the removal = %s, want no quote of it", run.out)
	}
	if run := call(t, "", env, "remove", url); run.status != failed || !strings.Contains(run.errors, "nothing was removed") {
		t.Errorf("remove again: status %d, %q, want failed", run.status, run.errors)
	}
}

// What comes twice in one ingest is stored twice, the second time as a version of
// the first; what is the same is not.
func TestIngestOfOneArticleTwice(t *testing.T) {
	env := []string{"REDIS_URL=" + storetest.Redis(t)}
	folder := t.TempDir()
	args := []string{"ingest", "--json"}
	const first, second = "Hall one opened its doors to visitors.", "Hall one opened its doors, and closed them again."
	for i, text := range []string{first, first, second} {
		path := filepath.Join(folder, fmt.Sprintf("%d.jsonl", i))
		line := fmt.Sprintf(`{"url": "https://hall.example/1", "text": %q}`, text)
		if err := os.WriteFile(path, []byte(line), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	run := call(t, "", env, args...)
	var out struct{ kept }
	if err := json.Unmarshal([]byte(run.out), &out); err != nil || run.status != done {
		t.Fatalf("ingest: status %d, %v, %q", run.status, err, run.errors)
	}
	// The second has another file, which is told of an article, too.
	if out.New != 1 || out.Updated+out.Unchanged != 2 || len(out.Failed) != 0 {
		t.Errorf("ingest = %+v, want one new and the others known", out.kept)
	}
	if got := call(t, "", env, "ask", "Did hall one close its doors again?"); !strings.Contains(got.out, second) {
		t.Errorf("ask = %s, want the later version", got.out)
	}
}

func TestIngestStopsWhereTheNextArticleWouldFailToo(t *testing.T) {
	ended, end := context.WithCancel(t.Context())
	end()
	for _, test := range []struct {
		name string
		ctx  context.Context
		err  error
		want bool
	}{
		{"the server is gone", t.Context(), fmt.Errorf("store: %w", store.ErrUnavailable), true},
		{"the server is full", t.Context(), store.ErrFull, true},
		{"the embedder failed", t.Context(), fmt.Errorf("%w: refused", errEmbed), true},
		{"nobody waits", ended, store.ErrDamaged, true},
		{"this article only", t.Context(), store.ErrDamaged, false},
	} {
		if got := hopeless(test.ctx, test.err); got != test.want {
			t.Errorf("%s: hopeless(%v) = %v, want %v", test.name, test.err, got, test.want)
		}
	}
}

func TestRemoveNeedsRedis(t *testing.T) {
	if run := call(t, "", nil, "remove", "0123456789abcdef"); run.status != wrongUsage || !strings.Contains(run.errors, "REDIS_URL") {
		t.Errorf("remove without Redis: status %d, errors %q, want wrong usage that names REDIS_URL", run.status, run.errors)
	}
}

func TestRedisURLFromAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "url")
	if err := os.WriteFile(file, []byte("redis://:hidden@127.0.0.1:1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	run := call(t, "", []string{"REDIS_URL_FILE=" + file}, "ask", readmeQuestion)
	if run.status != failed || !strings.Contains(run.errors, "127.0.0.1:1") || strings.Contains(run.errors, "hidden") {
		t.Errorf("ask with REDIS_URL_FILE: status %d, errors %q, want the server named and the password not", run.status, run.errors)
	}
	run = call(t, "", []string{"REDIS_URL_FILE=" + file, "REDIS_URL=redis://127.0.0.1:1"}, "ask", readmeQuestion)
	if run.status != wrongUsage || !strings.Contains(run.errors, "both set") {
		t.Errorf("ask with both: status %d, errors %q, want wrong usage", run.status, run.errors)
	}
}

// answerJSON is what these tests read of an answer.
type answerJSON struct {
	Quotes []struct {
		Text    string
		Label   string
		Article struct{ File, URL string }
	}
}

func quotesOf(t *testing.T, out string) string {
	t.Helper()
	var b strings.Builder
	for _, q := range decode(t, out).Quotes {
		fmt.Fprintf(&b, "%s %q %s\n", q.Article.File, q.Text, q.Label)
	}
	return b.String()
}

func urlOf(t *testing.T, out, file string) string {
	t.Helper()
	for _, q := range decode(t, out).Quotes {
		if q.Article.File == file {
			return q.Article.URL
		}
	}
	t.Fatalf("no quote of %s in %s", file, out)
	return ""
}

func decode(t *testing.T, out string) answerJSON {
	t.Helper()
	var a answerJSON
	if err := json.Unmarshal([]byte(out), &a); err != nil {
		t.Fatalf("decode %q: %v", out, err)
	}
	return a
}

func change(t *testing.T, path, old, replacement string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), old) {
		t.Fatalf("%s does not hold %q: %v", path, old, err)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), old, replacement, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
}
