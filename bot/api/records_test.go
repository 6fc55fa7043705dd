package api

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"whosaid/bot/service"
	"whosaid/store/news"
)

// bookmark is where a reply says that what was told is found again.
func (d did) bookmark(t *testing.T) string {
	t.Helper()
	path, rest, ok := strings.Cut(strings.TrimPrefix(d.header.Get("Link"), "<"), ">")
	if !ok || rest != `; rel="bookmark"` {
		t.Fatalf("Link is %q, want a bookmark", d.header.Get("Link"))
	}
	return path
}

// What was told is found again, by its key alone, with its quotes cut anew, and a
// receipt of it stands.
func TestWhatWasToldIsKept(t *testing.T) {
	w := newWorld(t)
	described := readDescription(t)
	for _, c := range []call{
		post("/v1/ask", map[string]any{"question": asked}),
		post("/v1/check", map[string]any{"text": injured}),
		post("/v1/check", map[string]any{"text": "“" + injured + "” And Moe said: “Penguins have annexed the moon.”", "keep": nil}),
	} {
		told := w.do(t, c)
		at := told.bookmark(t)
		for _, path := range []string{at, at + "/receipt"} {
			get := call{method: "GET", path: path}
			got := w.do(t, get)
			if got.status != 200 {
				t.Fatalf("GET %s = %d %s", path, got.status, got.body)
			}
			described.validate(t, get, got)
			for _, wrong := range []string{strings.Replace(path, "/checks/", "/answers/", 1), strings.Replace(path, "/answers/", "/checks/", 1)} {
				if got := w.do(t, call{method: "GET", path: wrong}); wrong != path && got.status != 404 {
					t.Errorf("GET %s = %d, want 404: it is of the other kind", wrong, got.status)
				}
			}
			get.header = map[string]string{"Authorization": "Bearer " + otherKey}
			if got := w.do(t, get); got.status != 404 {
				t.Errorf("GET %s with another key = %d, want 404", path, got.status)
			}
		}
		verified, err := w.Verify(t.Context(), []byte(w.do(t, call{method: "GET", path: at + "/receipt"}).body))
		if err != nil || !verified.Ours || !verified.All() || len(verified.Quotes) == 0 {
			t.Errorf("the receipt of %s = %+v, %v, want that all of it stands", at, verified, err)
		}
	}
	if got := w.do(t, post("/v1/check", map[string]any{"text": injured, "keep": false})); got.header.Get("Link") != "" {
		t.Errorf("what is not to be kept has the bookmark %s", got.header.Get("Link"))
	}
	w.Keep = 0
	if got := w.do(t, post("/v1/check", map[string]any{"text": injured})); got.status != 200 || got.header.Get("Link") != "" {
		t.Errorf("where nothing is kept: %d, bookmark %q", got.status, got.header.Get("Link"))
	}
}

// An export has a row for each quote, and for each part without one, and nothing in
// it that a spreadsheet would run.
func TestChecksAreExported(t *testing.T) {
	w := newWorld(t)
	at := w.do(t, post("/v1/check", map[string]any{"text": "“" + injured + "” And Moe said: “=Penguins have annexed the moon.”"})).bookmark(t)
	table, err := csv.NewReader(strings.NewReader(w.do(t, call{method: "GET", path: at, header: map[string]string{"Accept": asCSV}}).body)).ReadAll()
	if err != nil || len(table) < 3 || len(table[0]) != 11 {
		t.Fatalf("the export is %q, %v, want a head and a row for each part", table, err)
	}
	type row struct {
		Status news.CheckStatus
		Quote  string
		Label  string
		Start  int `json:"quote_start"`
		End    int `json:"quote_end"`
	}
	var lines []row
	for line := range strings.Lines(w.do(t, call{method: "GET", path: at, header: map[string]string{"Accept": asLines}}).body) {
		var one row
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, one)
	}
	if len(lines) != len(table)-1 {
		t.Errorf("%d lines of JSON and %d of CSV", len(lines), len(table)-1)
	}
	if first := lines[0]; first.Status != news.Verbatim || w.article(t, injured).Text()[first.Start:first.End] != first.Quote || first.Label == "" {
		t.Errorf("the first line is %+v, want the quote at its offsets", first)
	}
	for _, cells := range table {
		for _, cell := range cells {
			if strings.HasPrefix(cell, "=") {
				t.Errorf("a spreadsheet would run %q", cell)
			}
		}
	}
	if got := w.do(t, call{method: "GET", path: at, header: map[string]string{"Accept": "text/html"}}); got.status != 406 {
		t.Errorf("an export as a page = %d, want 406", got.status)
	}
}

func TestChecksAreListed(t *testing.T) {
	w := newWorld(t)
	described := readDescription(t)
	for i := range 5 {
		w.do(t, post("/v1/check", map[string]any{"text": fmt.Sprintf("Statement number %d: the bridge, held.", i)}))
	}
	w.do(t, post("/v1/ask", map[string]any{"question": asked}))
	list := func(query string) (texts []string, next string) {
		t.Helper()
		get := call{method: "GET", path: "/v1/checks" + query}
		got := w.do(t, get)
		described.validate(t, get, got)
		var out listJSON
		got.decode(t, &out)
		for _, c := range out.Checks {
			texts = append(texts, c.Text[len("Statement number "):len("Statement number 0")])
		}
		return texts, out.Next
	}
	for query, want := range map[string]string{"": "4 3 2 1 0", "?limit=2": "4 3", "?q=BRIDGE+3": "3", "?q=tunnel": "", "?before=2031-05-03T10:00:00Z": ""} {
		if got, _ := list(query); strings.Join(got, " ") != want {
			t.Errorf("checks%s = %q, want %q", query, got, want)
		}
	}
	first, next := list("?limit=3")
	second, _ := list("?limit=3&before=" + next)
	if got := strings.Join(append(first, second...), " "); got != "4 3 2 1 0" {
		t.Errorf("checks page by page = %q", got)
	}
}

// A record shows a quote no more that moderators took down since, and its receipt
// says so.
func TestRecordsFollowDecisions(t *testing.T) {
	w := newWorld(t)
	at := w.do(t, post("/v1/check", map[string]any{"text": injured})).bookmark(t)
	signed := w.do(t, call{method: "GET", path: at + "/receipt"}).body
	quote, err := news.Find(w.article(t, injured), injured)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.desk.Decide(t.Context(), news.Decision{ID: "1", At: today, Subject: news.About(quote), Ruling: news.TakeDown}); err != nil {
		t.Fatal(err)
	}
	var got recordJSON
	if err := json.Unmarshal([]byte(strings.ReplaceAll(w.do(t, call{method: "GET", path: at}).body, `"quotes":[]`, `"none":0`)), &got); err != nil || got.Withdrawn != 1 {
		t.Errorf("after the quote was taken down: %+v, %v, want one withdrawn", got, err)
	}
	verified, err := w.Verify(t.Context(), []byte(signed))
	if err != nil || len(verified.Quotes) != 1 || verified.Quotes[0].Standing != service.Withdrawn || verified.Quotes[0].Quote != nil {
		t.Errorf("the receipt = %+v, %v, want that the quote was withdrawn", verified, err)
	}
}

// FuzzListing: whatever a query is, it is read as bounds or refused.
func FuzzListing(f *testing.F) {
	f.Add("q=a+b&limit=7&before=2031-05-03T10:00:00.5%2B02:00")
	f.Add("limit=-1&limit=2;q=%zz")
	f.Fuzz(func(t *testing.T, query string) {
		got, err := listOf(query, today)
		if err == nil && (len(got.words) > news.MaxQuestion || got.before.Equal(time.Time{}) && !strings.Contains(query, "0001")) {
			t.Errorf("listOf(%q) = %+v", query, got)
		}
	})
}
