package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"whosaid/bot/demo"
)

// checkedText is as much of a check's JSON as the tests read.
type checkedText struct {
	Text, Status string
	Matches      []struct {
		quoted
		Speaker *struct{ Name string }
		Exact   *bool
		Diff    []struct{ Op, Text string }
		Flags   []string
		AlsoIn  []struct{ Why string } `json:"also_in"`
	}
	Searched struct{ Articles int }
}

func TestCheckPrintsJSON(t *testing.T) {
	tests := []struct {
		name, text, status string
		matches            int
		diff               string // of the first match
	}{
		{"verbatim, in one story by three outlets", "At least nine people were taken to hospital, the county said.", "verbatim", 1,
			"equal:At least nine people were taken to hospital, the county said."},
		{"another number", "We now count 70 injured, two of them badly.", "altered", 1,
			"equal:“We now count |insert:70|delete:17|equal: injured, two of them badly."},
		{"two quotes run together", "We now count 17 injured, whatever the county claims.", "spliced", 2, "equal:We now count 17 injured"},
		{"another speaker", "Governor Kvale: “We now count 17 injured, two of them badly.”", "misattributed", 1,
			"equal:We now count 17 injured, two of them badly."},
		{"nothing of the kind", "Penguins have annexed the moon, astronomers warn.", "not_found", 0, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			run := call(t, "", nil, "check", "--json", test.text)
			if run.status != done {
				t.Fatalf("bot check --json %q: status %d, %s", test.text, run.status, run.errors)
			}
			var got checkedText
			if err := json.Unmarshal([]byte(run.out), &got); err != nil {
				t.Fatal(err)
			}
			if got.Text != test.text || got.Status != test.status || len(got.Matches) != test.matches || got.Searched.Articles != 13 {
				t.Fatalf("bot check --json %q = %+v, want %s with %d matches", test.text, got, test.status, test.matches)
			}
			for i, m := range got.Matches {
				stored, err := fs.ReadFile(demo.FS(), m.Article.File)
				if err != nil || string(stored[m.Start:m.End]) != m.Text {
					t.Errorf("bot check --json %q quotes %q, which is not in %s: %v", test.text, m.Text, m.Article.File, err)
				}
				var edits []string
				for _, e := range m.Diff {
					edits = append(edits, e.Op+":"+e.Text)
				}
				if i == 0 && strings.Join(edits, "|") != test.diff {
					t.Errorf("bot check --json %q compares %q, want %q", test.text, edits, test.diff)
				}
			}
		})
	}
}

// A report has a line for each part; a strict one ends with status 3 unless all is
// verbatim.
func TestCheckReports(t *testing.T) {
	const honest = "“We now count 17 injured, two of them badly.” And: \"It was last inspected in October 2021, the county administration now says.\"\n"
	const page = "<!doctype html><html><head><style>p{}</style></head><body><p>Moe said: <q>We now count 70 injured, two of them badly.</q></p>\n<p>&ldquo;Several came in by themselves, a day late&rdquo;</p></body></html>"
	write := func(name, text string) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	tests := []struct {
		name   string
		args   []string
		stdin  string
		status int
		want   []string
	}{
		{"a plain post", []string{write("post.txt", honest), "--strict"}, "", done, []string{"2 verbatim.", "    1  verbatim", "#:~:text="}},
		{"a page", []string{write("page.html", page), "--strict"}, "", notVerbatim, []string{"1 altered, 1 verbatim.", "    1  altered", "~~17~~ **70**", "    3  verbatim"}},
		{"not strict", []string{write("page.html", page)}, "", done, []string{"1 altered"}},
		{"Markdown from standard input", []string{"-"}, "# What they said\n\n> **Moe**: “We now count 17 injured” [1](https://a.example)\n", done, []string{"1 verbatim.", "    3  verbatim"}},
		{"no such file", []string{filepath.Join(t.TempDir(), "none.md")}, "", wrongUsage, nil},
		{"a folder", []string{t.TempDir()}, "", wrongUsage, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := call(t, test.stdin, nil, append([]string{"check", "--report"}, test.args...)...)
			if got.status != test.status {
				t.Errorf("status %d, want %d: %s", got.status, test.status, got.errors)
			}
			for _, want := range test.want {
				if !strings.Contains(got.out, want) {
					t.Errorf("the report is\n%s\nwant %q in it", got.out, want)
				}
			}
		})
	}
}

func TestCheckReadsStandardInput(t *testing.T) {
	got := call(t, "Several came in by themselves, a day late\n", nil, "check", "-")
	if got.status != done || !strings.HasPrefix(got.out, "Verbatim.\n") || !slices.Contains(strings.Split(got.out, "\n"), "  Radio Vest · 13 May 2025 · quoting Ingrid Moe, chief surgeon [1]") {
		t.Errorf("bot check - = %+v, want it verbatim by Radio Vest", got)
	}
}
