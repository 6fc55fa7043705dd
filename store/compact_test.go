package store_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"whosaid/store"
)

// After its file was rewritten, and after more was stored, changed and removed,
// a restarted server holds the same: vectors that were replaced, too.
func TestCompactAndRestart(t *testing.T) {
	s := own(t, "--appendfsync", "always")
	config := store.Config{URL: s.url(), Embedder: "echo@1", Dim: dim}
	st := open(t, config)
	var entries []store.Entry
	for i := range 60 {
		entries = append(entries, embedded(entry(t, fmt.Sprintf("https://a.example/%d", i), fmt.Sprintf("Report w%dx.", i), "The harbour is full."), dim, uint64(i)))
	}
	putAll(t, st, entries[:50]...)
	must(t, st.Compact(t.Context()))
	must(t, st.Compact(t.Context()))
	c := s.client(t)
	wait(t, 10*time.Second, "the file is rewritten", func() bool {
		return strings.Contains(c.Info(t.Context(), "persistence").Val(), "aof_rewrite_in_progress:0")
	})
	for i := range 20 { // other vectors for the same passages
		entries[i] = embedded(entries[i], dim, uint64(1000+i))
		must(t, st.PutVectors(t.Context(), entries[i].Article.ID(), entries[i].Vectors))
	}
	putAll(t, st, entries[50:]...)
	must(t, st.Remove(t.Context(), entries[30].Article.ID()))
	entries = append(entries[:30], entries[31:]...)
	s.Kill()
	must(t, s.Run())
	told := 0
	config.Progress = func(stage string, _, _ int) {
		if stage == "index vectors" {
			told++
		}
	}
	again := open(t, config)
	if told != 0 {
		t.Error("the vector sets had to be repaired after a restart")
	}
	wantWhole(t, again, entries...)
	wantVectors(t, again, 2*len(entries))
}
