package terminal

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"whosaid/store/news"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares what was printed with testdata/name, or writes it there with
// -update.
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

var (
	post    = &news.Outlet{ID: "quay-post", Name: "The Quay Post"}
	tidings = &news.Outlet{ID: "tidings", Name: "Østby Tidings"}
	shore   = &news.Outlet{ID: "shore", Name: "Shore Radio"}
	whistle = &news.Outlet{ID: "whistle", Name: "The Whistle"}
	captain = &news.Speaker{Name: "Jorun Aas", Role: "harbour master", Basis: news.Explicit}
	passer  = &news.Speaker{Basis: news.Unnamed}
)

func may(day int) time.Time { return time.Date(2031, time.May, day, 0, 0, 0, 0, time.UTC) }

// cut is the quote of all of text, published by outlet at a time.
func cut(t *testing.T, outlet *news.Outlet, at time.Time, text string) news.Quote {
	t.Helper()
	meta := news.Meta{URL: "https://news.example/quay", Outlet: outlet, Published: at}
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

// ferry is an answer with two claims, a contrast and a copy.
func ferry(t *testing.T) news.Answer {
	first := news.Cite(cut(t, post, may(2), "At least four cars slid into the water, the harbour office said."),
		news.Said{Speaker: &news.Speaker{Name: "the harbour office", Basis: news.ByRole}, Mode: news.Reports}, 0.9)
	first.AlsoIn = []news.Copy{
		{Quote: cut(t, tidings, may(2), "At least four cars slid into the water."), Why: "same wire story"},
		{Quote: cut(t, nil, may(3), "At least four cars slid into the water."), Why: "same wording"},
	}
	return news.Answer{
		Question: news.Question{Text: "How many cars fell off the ferry?"},
		Outcome:  news.Answered,
		Mode:     news.Extractive,
		Claims: []news.Claim{
			{Quotes: []int{0, 1}, DisputedBy: []int{2}, Outlets: 4, Origins: 3, Series: []news.Step{{AsOf: may(2), Quotes: []int{0}}, {AsOf: may(13), Quotes: []int{1}}}},
			{Quotes: []int{2}, DisputedBy: []int{0, 1}, Outlets: 1, Origins: 1},
			{Quotes: []int{3, 9, -1}, Outlets: 1, Origins: 1},
		},
		Quotes: []news.Citation{
			first,
			news.Cite(cut(t, shore, may(13), "“We have now lifted six cars out of the basin, and two more are visible from the quay,” Jorun Aas told listeners on Saturday."),
				news.Said{Speaker: captain, Mode: news.Reports}, 0.8),
			news.Cite(cut(t, whistle, may(13), "Eleven went over, whatever the office claims."), news.Said{Speaker: passer, Mode: news.Quotes}, 0.7),
			news.Cite(cut(t, nil, time.Time{}, "The ramp was last mended nine years ago."), news.Said{}, 0.6),
			news.Cite(cut(t, post, may(14), "No one was hurt."), news.Said{}, 0.1),
		},
		Searched: news.Searched{Articles: 14, Outlets: 6, From: may(2), To: may(20)},
	}
}
