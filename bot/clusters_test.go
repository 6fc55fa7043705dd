package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"whosaid/store/news"
)

// TestClusters asks questions over articles of single real events, which are not
// part of this repository: testdata/make_cluster.py makes their folders from the
// collection news_cluster. It prints what was answered right. The third set
// holds only questions that come close to an answer and have none.
func TestClusters(t *testing.T) {
	parent := os.Getenv("WHOSAID_CLUSTERS")
	if parent == "" {
		t.Skip("to run this, set WHOSAID_CLUSTERS to the folder that testdata/make_cluster.py makes")
	}
	for _, test := range []struct {
		file        string
		right, none tally // the least share, in percent, of what must be right
	}{
		{"cluster.yaml", tally{80, 100}, tally{90, 100}},
		{"cluster2.yaml", tally{75, 100}, tally{75, 100}},
		{"cluster3.yaml", tally{0, 100}, tally{60, 100}},
		{"cluster_heldout.yaml", tally{75, 100}, tally{60, 100}},
	} {
		t.Run(test.file, func(t *testing.T) {
			right, speakers, none := askClusters(t, parent, readPosed(t, filepath.Join("testdata", test.file)))
			t.Logf("right sentence %+v, right speaker %+v, no source %+v", right, speakers, none)
			if !right.atLeast(test.right.right, 100) || !none.atLeast(test.none.right, 100) {
				t.Errorf("right %+v, no source %+v, want at least %d and %d percent", right, none, test.right.right, test.none.right)
			}
		})
	}
}

func askClusters(t *testing.T, parent string, all []posed) (right, speakers, none tally) {
	open := map[string]answerer{}
	for _, q := range all {
		folder := filepath.Join(parent, q.Corpus)
		if open[folder] == nil {
			a := &app{out: io.Discard, err: io.Discard}
			answers, store, err := a.answersFrom(t.Context(), folder)
			if err != nil {
				t.Fatal(err)
			}
			defer store.Close()
			open[folder] = answers
		}
		got, err := open[folder].Answer(t.Context(), news.Question{Text: q.Question})
		if err != nil {
			t.Errorf("Answer(%q): %v", q.Question, err)
			continue
		}
		checkBytes(t, os.DirFS(folder), got)
		if q.Kind == "no_source" {
			none.count(got.Outcome == news.NoSource)
			continue
		}
		hit, named := q.judge(got.Quotes)
		right.count(hit)
		if q.Kind == "speaker" {
			speakers.count(named)
		}
	}
	return right, speakers, none
}
