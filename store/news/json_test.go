package news_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"whosaid/store/news"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with testdata/name, or writes it there with -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run the test with -update to write it", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; got\n%s\nwant\n%s", name, got, want)
	}
}

// whole is the quote of all of text.
func whole(t *testing.T, meta news.Meta, text string) news.Quote {
	t.Helper()
	article, err := news.NewArticle(meta, text, nil)
	if err != nil {
		t.Fatalf("NewArticle(%q): %v", text, err)
	}
	quote, err := news.Cut(article, 0, len(text))
	if err != nil {
		t.Fatalf("Cut(%q, 0, %d): %v", text, len(text), err)
	}
	return quote
}

func indented(t *testing.T, v any) []byte {
	t.Helper()
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(v); err != nil {
		t.Fatalf("Encode(%T): %v", v, err)
	}
	return out.Bytes()
}

func TestAnswerJSON(t *testing.T) {
	vest := &news.Outlet{ID: "radio-vest", Name: "Radio Vest"}
	east := time.FixedZone("", 5*3600)
	may := func(day int) time.Time { return time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC) }
	surgeon := whole(t, news.Meta{
		URL: "https://vest.example/quay?a=1&b=2", Title: "Count <rises>", File: "003.txt", Outlet: vest,
		Published: time.Date(2025, 5, 13, 1, 0, 0, 0, east),
	}, "“We now count 17 injured,” Ingrid Moe told NorWire.")
	unsigned := whole(t, news.Meta{File: "004.txt"}, "We now count 17 injured, the hospital said.")
	cited := news.Cite(surgeon, news.Said{
		Speaker: &news.Speaker{Name: "Ingrid Moe", Role: "chief surgeon", Basis: news.Explicit},
		Mode:    news.Reports,
		Via:     []string{"NorWire"},
	}, 0.81)
	cited.AlsoIn = []news.Copy{{Quote: unsigned, Why: "same wording"}}

	tests := []struct {
		name   string
		answer news.Answer
	}{
		{"answered.json", news.Answer{
			Question: news.Question{Text: "How many are hurt, & where?"},
			Outcome:  news.Answered,
			Mode:     news.Extractive,
			Claims: []news.Claim{{
				Quotes: []int{0, 1}, Outlets: 2, Origins: 1, OriginsWhy: "same wire story: NorWire",
				Series: []news.Step{{AsOf: may(12), Quotes: []int{1}}, {AsOf: may(13), Quotes: []int{0}}},
			}},
			Quotes:   []news.Citation{cited, news.Cite(unsigned, news.Said{}, math.NaN())},
			Searched: news.Searched{Articles: 2, Outlets: 1, From: surgeon.Article().Published, To: surgeon.Article().Published},
		}},
		{"no_source.json", news.Answer{
			Question: news.Question{Text: "Who built it?"},
			Outcome:  news.NoSource,
			Mode:     news.Extractive,
			Missing:  "the builder",
			Nearest:  []news.Citation{{Quote: unsigned}},
		}},
		{"zero.json", news.Answer{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { golden(t, test.name, indented(t, test.answer)) })
	}
}

func TestZeroCitationJSON(t *testing.T) {
	golden(t, "zero_citation.json", indented(t, news.Citation{}))
}

func TestCheckJSON(t *testing.T) {
	vest := &news.Outlet{ID: "radio-vest", Name: "Radio Vest"}
	stored := whole(t, news.Meta{File: "003.txt", Outlet: vest}, "We now count 17 injured.")
	golden(t, "check_altered.json", indented(t, news.Check{
		Text:   "We now count 70 injured.",
		Status: news.Altered,
		Matches: []news.Match{{
			Citation:   news.Cite(stored, news.Said{}, 0.9),
			Similarity: 0.8,
			Diff: []news.Edit{
				{Op: news.Equal, Text: "We now count "}, {Op: news.Delete, Text: "17"},
				{Op: news.Insert, Text: "70"}, {Op: news.Equal, Text: " injured."},
			},
			Flags: []news.Flag{news.NumberFlag},
		}, {Citation: news.Cite(stored, news.Said{}, 0), Similarity: math.NaN()}},
		Searched: news.Searched{Articles: 1, Outlets: 1},
	}))
	golden(t, "check_unfound.json", indented(t, news.Check{Text: "None said <this>.", Status: news.Unfound}))
}

func TestAttributedJSON(t *testing.T) {
	text := "Ingrid Moe said, “Shut,” and later added: “For good.”"
	said := []news.Attribution{
		{
			Source:  []news.Span{{Start: 0, End: 10}},
			Cue:     []news.Span{{Start: 11, End: 15}},
			Content: []news.Span{{Start: 17, End: 24}, {Start: 24, End: 28}, {Start: 46, End: 61}},
			Said:    news.Said{Speaker: &news.Speaker{Name: "Ingrid Moe", Basis: news.Explicit}, Mode: news.Quotes},
		},
		{Content: []news.Span{{Start: 17, End: 28}}},
	}
	golden(t, "attributed.json", indented(t, news.Attributed{Text: text, Said: said}))
	golden(t, "attributed_none.json", indented(t, news.Attributed{Text: text}))

	for _, span := range []news.Span{{Start: -1, End: 2}, {Start: 3, End: 2}, {Start: 0, End: len(text) + 1}, {Start: 18, End: 24}} {
		bad := news.Attributed{Text: text, Said: []news.Attribution{{Cue: []news.Span{span}}}}
		if got, err := json.Marshal(bad); err == nil {
			t.Errorf("Marshal with the span %v = %s, want an error", span, got)
		}
	}
}
