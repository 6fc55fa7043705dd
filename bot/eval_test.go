package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	goredis "github.com/redis/go-redis/v9"

	"whosaid/store/storetest"
)

// invented writes a small test collection: of its two questions one shares its
// words with what answers it, the other none.
func invented(t *testing.T) (corpus, queries, qrels string) {
	t.Helper()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"corpus.jsonl": `{"_id": "d1", "title": "", "text": "The ferry Halcyon carried ninety passengers when it sank off Vellaby."}
{"_id": "d2", "title": "", "text": "Physicians at the infirmary went on strike because of their low wages."}
{"_id": "d3", "title": "", "text": "The lighthouse was sold to a collector of clocks."}
{"_id": "d4", "title": "", "text": "Farmers expect a poor harvest after the dry spring."}
`,
		"queries.jsonl": `{"_id": "q1", "text": "How many passengers did the ferry Halcyon carry?"}
{"_id": "q2", "text": "Which hospital doctors stopped working over pay?"}
`,
		"qrels.tsv": "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t1\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder, filepath.Join(folder, "queries.jsonl"), filepath.Join(folder, "qrels.tsv")
}

func TestEval(t *testing.T) {
	corpus, queries, qrels := invented(t)
	redis := storetest.Redis(t)
	for _, env := range [][]string{nil, {"REDIS_URL=" + redis}} {
		for way, want := range map[string]float64{"words": .5, "meaning": 1, "both": 1} {
			run := filepath.Join(t.TempDir(), "run")
			got := call(t, "", env, "eval", "--json", "--corpus", corpus, "--queries", queries, "--qrels", qrels, "--by", way, "--run", run)
			var out struct {
				Queries int
				Scores  []struct {
					Name  string
					Value float64
				}
			}
			if err := json.Unmarshal([]byte(got.out), &out); err != nil || got.status != done {
				t.Fatalf("eval by %s, %q: status %d, %v, errors %q", way, env, got.status, err, got.errors)
			}
			for _, score := range out.Scores {
				if score.Name == "MRR@10" && score.Value != want {
					t.Errorf("eval by %s, %q: MRR@10 = %v, want %v", way, env, score.Value, want)
				}
			}
			written, err := os.ReadFile(run)
			if err != nil || !strings.Contains(string(written), "q1 Q0 d1 1 ") {
				t.Errorf("eval by %s, %q wrote the run %q, %v, want d1 first for q1", way, env, written, err)
			}
		}
	}
	options, err := goredis.ParseURL(redis)
	if err != nil {
		t.Fatal(err)
	}
	client := goredis.NewClient(options)
	defer client.Close()
	if left, err := client.Keys(t.Context(), "*").Result(); err != nil || len(left) != 0 {
		t.Errorf("evaluations left %q, %v in Redis, want nothing", left, err)
	}
}

func TestEvalRefusesAnotherWay(t *testing.T) {
	corpus, queries, qrels := invented(t)
	run := call(t, "", nil, "eval", "--corpus", corpus, "--queries", queries, "--qrels", qrels, "--by", "luck")
	if run.status != wrongUsage || !strings.Contains(run.errors, "both, words, meaning") {
		t.Errorf("eval --by luck: status %d, errors %q, want wrong usage that names the ways", run.status, run.errors)
	}
}
