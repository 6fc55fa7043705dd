package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"whosaid/store/news"
)

// TestEvents asks, over all articles of the collection news_cluster at once, for
// each event by its name in the collection, and counts the answers that quote two
// outlets. The collection is not part of this repository.
func TestEvents(t *testing.T) {
	folder := os.Getenv("WHOSAID_NEWS_CLUSTER")
	if folder == "" {
		t.Skip("to run this, set WHOSAID_NEWS_CLUSTER to the folder of news_cluster's JSON files")
	}
	corpus, events := clusterCorpus(t, folder)
	a := &app{out: io.Discard, err: io.Discard}
	answers, store, err := a.answersFrom(t.Context(), corpus)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for _, form := range []string{"", "What is known about ", "What do outlets report about "} {
		quoted, named := tally{}, tally{}
		for _, event := range events {
			got, err := answers.Answer(t.Context(), news.Question{Text: form + event})
			if err != nil {
				t.Errorf("Answer(%q): %v", form+event, err)
				continue
			}
			quotes, copies := outletsOf(got)
			quoted.count(quotes > 1)
			named.count(copies > 1)
			if quotes < 2 {
				t.Logf("%q: %s, %d outlets quoted, %d named", form+event, got.Outcome, quotes, copies)
			}
		}
		t.Logf("%q: two outlets quoted for %d of %d events, named for %d", form, quoted.right, quoted.of, named.right)
		if !quoted.atLeast(80, 100) {
			t.Errorf("%q: two outlets quoted for %+v, want at least 80 percent", form, quoted)
		}
	}
}

// clusterCorpus writes the collection as a .jsonl, and gives the names of its
// events that two domains report, in words.
func clusterCorpus(t *testing.T, folder string) (path string, events []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no JSON files in %s: %v", folder, err)
	}
	path = filepath.Join(t.TempDir(), "all.jsonl")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	domains := map[string][]string{}
	for _, file := range files {
		var raw struct {
			Text, Title, URL string
			Published        string                 `json:"date_publish"`
			Domain           string                 `json:"source_domain"`
			Cluster          struct{ Event string } `json:"newsCluster"`
		}
		data, err := os.ReadFile(file)
		if err == nil {
			err = json.Unmarshal(data, &raw)
		}
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		day, _, _ := strings.Cut(strings.Replace(raw.Published, "T", " ", 1), " ")
		line := map[string]string{"text": raw.Text, "title": raw.Title, "url": raw.URL, "source": raw.Domain, "published": day}
		if err := json.NewEncoder(out).Encode(line); err != nil {
			t.Fatal(err)
		}
		event := strings.ReplaceAll(raw.Cluster.Event, "_", " ")
		if !slices.Contains(domains[event], raw.Domain) {
			domains[event] = append(domains[event], raw.Domain)
		}
	}
	for event, by := range domains {
		if len(by) > 1 {
			events = append(events, event)
		}
	}
	slices.Sort(events)
	return path, events
}

// outletsOf counts the outlets that an answer quotes, and those that it names at all.
func outletsOf(a news.Answer) (quoted, named int) {
	quotes, all := map[news.OutletID]bool{}, map[news.OutletID]bool{}
	for _, c := range a.Quotes {
		if o := c.Outlet(); o != nil {
			quotes[o.ID], all[o.ID] = true, true
		}
		for _, copied := range c.AlsoIn {
			if o := copied.Outlet(); o != nil {
				all[o.ID] = true
			}
		}
	}
	return len(quotes), len(all)
}
