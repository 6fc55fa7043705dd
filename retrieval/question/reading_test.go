package question

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

var outlets = []news.Outlet{
	{ID: "radio-vest", Name: "Radio Vest", Aliases: []string{"RV"}, Domains: []string{"radiovest.example"}},
	{ID: "post", Name: "The Halden Post", Aliases: []string{"Halden Post"}},
	{ID: "mirror", Name: "Mirror"},
	{ID: "new", Name: "New"},
	{ID: "zarya", Name: "Заря"},
}

// summary is a reading in words, for tables.
type summary struct {
	Topic, Counted string
	Figure         bool
	Outlets        []news.OutletID
	From, To       string
	Around         string
	Latest         bool
}

func summarise(r Reading) summary {
	return summary{
		Topic: words(r.Topic), Counted: words(r.Counted), Figure: r.Figure, Outlets: r.Outlets,
		From: day(r.From), To: day(r.To), Around: day(r.Around.From), Latest: r.Latest,
	}
}

func words(list []terms.Term) string {
	var out []string
	for _, t := range list {
		out = append(out, t.Word)
	}
	return strings.Join(out, " ")
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02")
}

func TestRead(t *testing.T) {
	now := time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		question string
		want     summary
	}{
		{"What did Ingrid Moe say about the bridge?", summary{Topic: "ingrid moe bridge"}},
		{"What does Radio Vest report about the Halden bridge?", summary{Topic: "halden bridge", Outlets: []news.OutletID{"radio-vest"}}},
		{"what does radio vest report", summary{Outlets: []news.OutletID{"radio-vest"}}},
		{"что пишет заря о мосте", summary{Topic: "что о мосте", Outlets: []news.OutletID{"zarya"}}},
		{"что было видно на заре", summary{Topic: "что было видно на заре"}},
		{"How many people were injured at Halden Ford?", summary{Topic: "people injured halden ford", Figure: true, Counted: "people injured"}},
		{"сколько людей пострадало", summary{Topic: "людей пострадало", Figure: true, Counted: "людей пострадало"}},
		{"Was a mirror broken at the new hall?", summary{Topic: "mirror broken new hall"}},
		{"What was reported on 13 May 2025 about the bridge?", summary{Topic: "bridge", From: "2025-05-13", To: "2025-05-14"}},
		{"What did Anna Berg say in March?", summary{Topic: "anna berg", From: "2025-03-01", To: "2025-04-02"}},
		{"What has happened at Halden since 14 May?", summary{Topic: "happened halden", From: "2025-05-14"}},
		{"What happened in 2017?", summary{Topic: "happened 2017", Around: "2017-01-01"}},
		{"latest on the bridge", summary{Topic: "bridge", Latest: true}},
		{"", summary{}},
	} {
		got := summarise(Read(test.question, outlets, now))
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("Read(%q) (-want +got):\n%s", test.question, diff)
		}
	}
}

func TestOpen(t *testing.T) {
	for text, want := range map[string]bool{"what does Radio Vest report?": true, "latest?": true, "what about the bridge?": false, "what?": false} {
		if got := Read(text, outlets, time.Time{}).Open(); got != want {
			t.Errorf("Read(%q).Open() = %v, want %v", text, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("What did X say according to Radio Vest's view since May 3, 2025?")
	f.Add("reaction by of from to who said did, сколько «Заря» пишет")
	f.Fuzz(func(t *testing.T, text string) {
		now := time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)
		r := Read(text, outlets, now)
		if n := len(terms.All(text)); len(r.Topic) > n {
			t.Fatalf("Read(%q) has more words than the question: %+v", text, summarise(r))
		}
	})
}
