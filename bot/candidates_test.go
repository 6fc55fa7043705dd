package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

func TestEvalWritesCandidates(t *testing.T) {
	folder, questions := posedSet(t)
	out := filepath.Join(t.TempDir(), "candidates.jsonl")
	if run := call(t, "", nil, "eval", "--corpus", filepath.Join(folder, "plain"), "--questions", questions, "--candidates", out); run.status != done {
		t.Fatalf("eval --candidates: status %d, errors %q", run.status, run.errors)
	}
	file, err := os.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for lines := json.NewDecoder(file); lines.More(); {
		var q dumped
		if err := lines.Decode(&q); err != nil {
			t.Fatal(err)
		}
		right := 0
		for _, c := range q.Candidates {
			if c.Right {
				right++
			}
			if c.Label != "Radio" || c.Headline == "" || c.Features["sentence"] == 0 {
				t.Errorf("%s: the candidate is %+v, want its label, headline and features", q.ID, c)
			}
		}
		if q.Answerable != (right == 1) || len(q.Candidates) != 2 {
			t.Errorf("%s: %d of %d candidates are right, want one of two where an answer is listed", q.ID, right, len(q.Candidates))
		}
	}
}
