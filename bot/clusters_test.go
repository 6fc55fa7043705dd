package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"whosaid/store/news"
)

// Floors of TestClusters: how many of its 44, 16 and 35 questions must be
// answered right.
const (
	clustersRight    = 35 // the right sentence is quoted
	clustersSpeakers = 11 // with the right speaker
	clustersNone     = 4  // "no source" is said where nothing answers
)

// TestClusters asks questions over articles of single real events, which are not
// part of this repository: testdata/make_cluster.py makes their folders from the
// collection news_cluster. The former rules were tuned on all; the floors, a
// little under what the learned ranking reaches, only tell when something breaks.
// By the rules and now: 40 and 37 right sentences, 12 and 13 right speakers, 28
// and 6 times "no source".
func TestClusters(t *testing.T) {
	parent := os.Getenv("WHOSAID_CLUSTERS")
	if parent == "" {
		t.Skip("to run this, set WHOSAID_CLUSTERS to the folder that testdata/make_cluster.py makes")
	}
	right, speakers, none := askClusters(t, parent, readPosed(t, filepath.Join("testdata", "cluster.yaml")))
	t.Logf("right sentence %+v, right speaker %+v, no source %+v", right, speakers, none)
	if right.right < clustersRight || speakers.right < clustersSpeakers || none.right < clustersNone {
		t.Errorf("right %+v, speakers %+v, no source %+v, want at least %d, %d and %d",
			right, speakers, none, clustersRight, clustersSpeakers, clustersNone)
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
