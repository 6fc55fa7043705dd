package origins

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/goccy/go-yaml"

	"whosaid/retrieval/furniture"
	"whosaid/store/news"
)

// labels is testdata/labels.yaml.
type labels struct {
	Tuned, Held []event
}

type event struct {
	Event  int
	Copies [][]string // by the beginning of the file's name
}

// TestLabels measures, over pairs of articles of one event, how well copies are
// told from independent reports. The articles are not part of this repository.
func TestLabels(t *testing.T) {
	folder := os.Getenv("WHOSAID_NEWS_CLUSTER")
	if folder == "" {
		t.Skip("to run this, set WHOSAID_NEWS_CLUSTER to the folder of news_cluster's JSON files")
	}
	data, err := os.ReadFile(filepath.Join("testdata", "labels.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var all labels
	if err := yaml.UnmarshalWithOptions(data, &all, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	texts := readEvents(t, folder)
	var both counts
	for _, set := range []struct {
		name   string
		events []event
	}{{"tuned", all.Tuned}, {"held", all.Held}} {
		var c counts
		for _, e := range set.events {
			c.add(t, e, texts[e.Event])
		}
		precision, recall := c.rates()
		t.Logf("%s: %d events, %d pairs, %d of them copies, %d tied wrongly: precision %.3f, recall %.3f",
			set.name, len(set.events), c.pairs, c.right+c.missed, c.wrong, precision, recall)
		both = counts{both.pairs + c.pairs, both.right + c.right, both.wrong + c.wrong, both.missed + c.missed}
	}
	if precision, recall := both.rates(); precision < 0.9 || recall < 0.9 {
		t.Errorf("precision %.3f, recall %.3f over both sets, want at least 0.9 of both", precision, recall)
	}
}

// readEvents reads the articles of each event, by the file's name.
func readEvents(t *testing.T, folder string) map[int]map[string]*Text {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no JSON files in %s: %v", folder, err)
	}
	out := map[int]map[string]*Text{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var raw struct {
			Text, Title string
			NewsCluster struct{ EventId int }
		}
		if err := json.Unmarshal(data, &raw); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		event := raw.NewsCluster.EventId
		if out[event] == nil {
			out[event] = map[string]*Text{}
		}
		out[event][filepath.Base(file)] = prepared(t, raw.Title, raw.Text)
	}
	return out
}

func prepared(t *testing.T, title, text string) *Text {
	t.Helper()
	var barred []news.Span
	for _, piece := range furniture.Find(text, title) {
		barred = append(barred, piece.Span)
	}
	a, err := news.NewArticle(news.Meta{Title: title}, text, barred)
	if err != nil {
		t.Fatal(err)
	}
	return Read(a)
}

// counts are of pairs of articles.
type counts struct{ pairs, right, wrong, missed int }

// add compares each pair of an event. Copies of a copy are copies.
func (c *counts) add(t *testing.T, e event, texts map[string]*Text) {
	var names []string
	for name := range texts {
		names = append(names, name)
	}
	slices.Sort(names)
	group := make([]int, len(names))
	for i := range names {
		group[i] = i
	}
	for i := range names {
		for k := range i {
			if _, tied := Compare(texts[names[i]], texts[names[k]]); tied {
				join(group, group[i], group[k])
			}
		}
	}
	for i := range names {
		for k := range i {
			c.pairs++
			got, want := group[i] == group[k], e.tied(names[i], names[k])
			switch {
			case got && want:
				c.right++
			case got:
				c.wrong++
				t.Logf("event %d: %.10s and %.10s are no copies, but tied", e.Event, names[i], names[k])
			case want:
				c.missed++
				t.Logf("event %d: %.10s and %.10s are copies, but not tied", e.Event, names[i], names[k])
			}
		}
	}
}

func join(group []int, from, to int) {
	for i := range group {
		if group[i] == from {
			group[i] = to
		}
	}
}

// tied reports whether the labels put two files together.
func (e event) tied(a, b string) bool {
	return slices.ContainsFunc(e.Copies, func(copies []string) bool {
		return slices.Contains(copies, a[:10]) && slices.Contains(copies, b[:10])
	})
}

func (c counts) rates() (precision, recall float64) {
	return float64(c.right) / float64(max(c.right+c.wrong, 1)), float64(c.right) / float64(max(c.right+c.missed, 1))
}
