package main

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"testing"
	"time"

	goredis "github.com/redis/go-redis/v9"

	"whosaid/bot/demo"
	"whosaid/store/storetest"
)

// TestIngestChild is the process that TestIngestIsKilled kills.
func TestIngestChild(t *testing.T) {
	folder := os.Getenv("WHOSAID_TEST_INGEST")
	if folder == "" {
		t.Skip("this is a part of TestIngestIsKilled, which runs it in a process of its own")
	}
	if status := run(t.Context(), []string{"ingest", folder}, os.Stdin, os.Stdout, os.Stderr, os.Getenv); status != done {
		t.Errorf("ingest %s = %d", folder, status)
	}
}

// TestIngestIsKilled kills ingest time and again as soon as it has written
// something. What is stored then is whole, and the next run goes on from there.
func TestIngestIsKilled(t *testing.T) {
	url := storetest.Redis(t)
	options, err := goredis.ParseURL(url)
	if err != nil {
		t.Fatal(err)
	}
	client := goredis.NewClient(options)
	defer client.Close()
	folder := t.TempDir()
	if err := os.CopyFS(folder, demo.FS()); err != nil {
		t.Fatal(err)
	}
	env := []string{"REDIS_URL=" + url}
	const kills = 8
	for range kills {
		killOnceWritten(t, client, folder, url)
		if run := call(t, "", env, "ask", "--json", readmeQuestion); run.status != done {
			t.Fatalf("ask after a kill: status %d, %q", run.status, run.errors)
		}
	}
	last := call(t, "", env, "ingest", "--json", folder)
	var became struct{ kept }
	if err := json.Unmarshal([]byte(last.out), &became); err != nil || last.status != done {
		t.Fatalf("last ingest: status %d, %v, %q", last.status, err, last.errors)
	}
	// Not every growth is an article: the store keeps keys of its own.
	if became.Unchanged == 0 || became.New+became.Unchanged != 13 || len(became.Failed) != 0 {
		t.Errorf("last ingest after %d kills = %+v, want some unchanged, and 13 in all", kills, became.kept)
	}
	fromFolder := call(t, "", nil, "ask", "--json", "--corpus", folder, readmeQuestion)
	stored := call(t, "", env, "ask", "--json", readmeQuestion)
	if quotesOf(t, stored.out) != quotesOf(t, fromFolder.out) {
		t.Errorf("ask from Redis = %s\nwant the quotes of the folder: %s", quotesOf(t, stored.out), quotesOf(t, fromFolder.out))
	}
}

// killOnceWritten starts an ingest and kills it once the store has grown.
func killOnceWritten(t *testing.T, client *goredis.Client, folder, url string) {
	t.Helper()
	size := func() int64 {
		n, err := client.DBSize(t.Context()).Result()
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := size()
	child := exec.Command(os.Args[0], "-test.run", "^TestIngestChild$")
	child.Env = append(os.Environ(), "WHOSAID_TEST_INGEST="+folder, "REDIS_URL="+url)
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	within, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for size() <= before {
		select {
		case <-tick.C:
		case <-within.Done():
			t.Fatal("ingest wrote nothing within a minute")
		}
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // it was killed, and says so
}
