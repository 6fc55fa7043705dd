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
}

// summary is a reading in words, for tables.
type summary struct {
	Topic, Names, Speaker, Counted string
	Speech, Denial                 bool
	Expect                         Expect
	Outlets                        []news.OutletID
	From, To                       string
	Latest                         bool
}

func summarise(r Reading) summary {
	s := summary{Topic: words(r.Topic), Speaker: words(r.Speaker), Counted: words(r.Counted), Speech: r.Speech, Denial: r.Denial,
		Expect: r.Expect, Outlets: r.Outlets, Latest: r.Latest, From: day(r.From), To: day(r.To)}
	var names []string
	for _, n := range r.Names {
		names = append(names, words(n))
	}
	s.Names = strings.Join(names, ", ")
	return s
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
		{"What did Ingrid Moe say about the bridge?", summary{Topic: "bridge", Speaker: "ingrid moe", Speech: true}},
		{"what did the head of the road office think of the bridge", summary{Topic: "bridge", Speaker: "head road office", Speech: true}},
		{"According to Ingrid Moe, how many were hurt?", summary{Topic: "hurt", Speaker: "ingrid moe", Speech: true, Expect: Number, Counted: "hurt"}},
		{"What was Moe's reaction to the report?", summary{Topic: "report", Speaker: "moe", Speech: true}},
		{"What is the position of the Aune county on the toll?", summary{Topic: "toll", Speaker: "aune county", Speech: true, Expect: Number, Counted: "toll"}},
		{"Who said that the bridge was safe?", summary{Topic: "bridge safe", Speech: true, Expect: Person}},
		{"Did the county deny that it knew of cracks?", summary{Topic: "knew cracks", Speaker: "county", Speech: true, Denial: true}},
		{"Did Tveit warn of cracks?", summary{Topic: "warn cracks", Speaker: "tveit", Speech: true}},
		{"What does Radio Vest report about the Halden bridge?", summary{Topic: "halden bridge", Names: "halden", Outlets: []news.OutletID{"radio-vest"}}},
		{"what do the media say about the bridge?", summary{Topic: "bridge", Speech: true}},
		{"How many people were injured at Halden Ford?", summary{Topic: "people injured halden ford", Names: "halden ford", Expect: Number, Counted: "people injured"}},
		{"What is known about the bridge?", summary{Topic: "bridge"}},
		{"Did the county know about cracks?", summary{Topic: "county know cracks"}},
		{"Was a mirror broken at the new hall?", summary{Topic: "mirror broken new hall"}},
		{"What was reported on 13 May 2025 about the bridge?", summary{Topic: "bridge", From: "2025-05-13", To: "2025-05-14"}},
		{"What has happened at Halden since 14 May?", summary{Topic: "happened halden", Names: "halden", From: "2025-05-14"}},
		{"What were the costs expected to be?", summary{Topic: "costs expected"}},
		{"How much did the bridge cost?", summary{Topic: "bridge cost", Expect: Money}},
		{"Who was the captain of the ferry?", summary{Topic: "captain ferry", Expect: Naming, Counted: "captain"}},
		{"Who was behind the attack?", summary{Topic: "attack", Expect: Person}},
		{"In which city did it happen?", summary{Topic: "happen", Expect: Place}},
		{"How old is the mayor?", summary{Topic: "old mayor", Expect: Number, Counted: "old"}},
		{"what advice did Ingrid Moe give about the bridge", summary{Topic: "advice bridge", Speaker: "ingrid moe", Speech: true}},
		{"What is the name of the driver?", summary{Topic: "driver", Expect: Naming, Counted: "driver"}},
		{"What happened in 2017?", summary{Topic: "happened 2017"}},
		{"What was in the October 2022 resolution?", summary{Topic: "october 2022 resolution", Names: "october"}},
		{"latest on the bridge", summary{Topic: "bridge", Latest: true}},
		{"HOW MANY WERE HURT IN HALDEN", summary{Topic: "hurt halden", Expect: Number, Counted: "hurt"}},
		{"", summary{}},
	} {
		got := summarise(Read(test.question, outlets, now))
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("Read(%q) (-want +got):\n%s", test.question, diff)
		}
	}
}

func TestDoneAndYear(t *testing.T) {
	now := time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		question, done string
		year           bool
	}{
		{"When was the bridge opened?", "opened", false},
		{"In which year was the bridge built?", "built", true},
		{"Who owned the bus that was seen?", "", false},
		{"When did the bridge fall?", "", false},
	} {
		got := Read(test.question, nil, now)
		done := ""
		if got.Done != nil {
			done = got.Done.Word
		}
		if done != test.done || got.Year != test.year {
			t.Errorf("Read(%q) has Done %q, Year %v, want %q, %v", test.question, done, got.Year, test.done, test.year)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("What did X say according to Radio Vest's view since May 3, 2025?")
	f.Add("reaction by of from to who said did")
	f.Fuzz(func(t *testing.T, text string) {
		now := time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)
		r := Read(text, outlets, now)
		if n := len(terms.All(text)); len(r.Topic)+len(r.Speaker) > n {
			t.Fatalf("Read(%q) has more words than the question: %+v", text, summarise(r))
		}
	})
}
