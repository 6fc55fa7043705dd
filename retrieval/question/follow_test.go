package question

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"whosaid/store/news"
)

func TestFollow(t *testing.T) {
	now := time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)
	day := func(m, d int) time.Time { return time.Date(2025, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	const hurt, mayor = "How many people were hurt in the Halden bridge collapse?", "What did the mayor say about the bridge?"
	vest := []news.OutletID{"radio-vest"}
	loose := map[string]string{ // what is asked where the matter of the question before is in the way
		"and what did Ingrid Moe say?": "what did Ingrid Moe say?", "And what did Ingrid Moe say?": "what did Ingrid Moe say?",
		"what about Mr. Lunde?": "what did Mr. Lunde say?",
	}
	for _, test := range []struct {
		earlier string // questions, separated by "|"
		text    string
		want    string
		bounds  news.Filter
	}{
		{"", hurt, hurt, news.Filter{}},
		{"", "and what did Moe say?", "and what did Moe say?", news.Filter{}},
		{hurt, mayor, mayor, news.Filter{}},
		{mayor, "and what did Ingrid Moe say?", "what did Ingrid Moe say about bridge?", news.Filter{}},
		{hurt, "And what did Ingrid Moe say?", "what did Ingrid Moe say about people hurt Halden bridge collapse?", news.Filter{}},
		{hurt, "only Radio Vest", hurt, news.Filter{Outlets: vest}},
		{hurt, "only mirror", hurt, news.Filter{Outlets: []news.OutletID{"mirror"}}},
		{hurt, "just from the Halden Post, please", hurt, news.Filter{Outlets: []news.OutletID{"post"}}},
		{hurt, "since March 27", hurt, news.Filter{From: day(3, 27)}},
		{hurt, "since 27 March 2025", hurt, news.Filter{From: day(3, 27)}},
		{hurt, "in May 2025", hurt, news.Filter{From: day(5, 1), To: day(6, 1)}},
		{hurt + "|only Radio Vest", "since 27 March", hurt, news.Filter{Outlets: vest, From: day(3, 27)}},
		{mayor + "|only Radio Vest", "and what did Ingrid Moe say?", "what did Ingrid Moe say about bridge?", news.Filter{Outlets: vest}},
		{mayor + "|only Radio Vest", "Who drove the tram?", "Who drove the tram?", news.Filter{}},
		{hurt, "and how many died?", "how many died Halden bridge collapse?", news.Filter{}},
		{mayor, "What about Per Lunde?", "What did the Per Lunde say about the bridge?", news.Filter{}},
		{hurt + "|and what did Ingrid Moe say?", "what about Mr. Lunde?", "what did Mr. Lunde say about people hurt Halden bridge collapse?", news.Filter{}},
		{hurt, "What about Radio Vest?", hurt, news.Filter{Outlets: vest}},
		{hurt, "what about Skarvik?", "How many people were hurt in Skarvik?", news.Filter{}},
		{hurt, "what about children?", "How many children were hurt in the Halden bridge collapse?", news.Filter{}},
		{mayor, "What did he say about the tram?", "What did mayor say about the tram bridge?", news.Filter{}},
		{"Who built the Halden bridge?", "When was it opened?", "When was it opened Halden bridge?", news.Filter{}},
		{hurt, "and where was Per Lunde?", "where was Per Lunde?", news.Filter{}},
		{hurt, "Radio", "Radio", news.Filter{}},
	} {
		var earlier []string
		if test.earlier != "" {
			earlier = strings.Split(test.earlier, "|")
		}
		got := Follow(earlier, test.text, outlets, now)
		if diff := cmp.Diff(Followed{test.want, test.bounds, loose[test.text]}, got); diff != "" {
			t.Errorf("Follow(%q, %q) (-want +got):\n%s", earlier, test.text, diff)
		}
	}
}

// FuzzFollow holds that a conversation never grows without end, nor fails.
func FuzzFollow(f *testing.F) {
	f.Add("What did the mayor say?", "and what about him?", "only Radio Vest")
	f.Add("", "and", "since")
	f.Fuzz(func(t *testing.T, one, two, three string) {
		got := Follow([]string{one, two}, three, outlets, time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC))
		if most := 2*(len(one)+len(two)+len(three)) + 100; len(got.Text) > most {
			t.Errorf("Follow(%q, %q, %q) has %d bytes, want at most %d", one, two, three, len(got.Text), most)
		}
	})
}
