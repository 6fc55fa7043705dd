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
	for _, test := range []struct {
		earlier string // questions, separated by "|"
		text    string
		alone   string
		joined  string
		bounds  news.Filter
	}{
		{"", hurt, hurt, "", news.Filter{}},
		{"", "and what did Moe say?", "and what did Moe say?", "", news.Filter{}},
		{hurt, mayor, mayor, "", news.Filter{}},
		{mayor, "and what did Ingrid Moe say?", "and what did Ingrid Moe say?", "and what did Ingrid Moe say? " + mayor, news.Filter{}},
		{hurt + "|and Moe?", "what about Mr. Lunde?", "what about Mr. Lunde?", "what about Mr. Lunde? " + hurt, news.Filter{}},
		{hurt, "only Radio Vest", hurt, "", news.Filter{Outlets: vest}},
		{hurt, "only mirror", hurt, "", news.Filter{Outlets: []news.OutletID{"mirror"}}},
		{hurt, "только Заря", hurt, "", news.Filter{Outlets: []news.OutletID{"zarya"}}},
		{hurt, "just from the Halden Post, please", hurt, "", news.Filter{Outlets: []news.OutletID{"post"}}},
		{hurt, "since 27 March 2025", hurt, "", news.Filter{From: day(3, 27)}},
		{hurt, "in May 2025", hurt, "", news.Filter{From: day(5, 1), To: day(6, 1)}},
		{hurt + "|only Radio Vest", "since 27 March", hurt, "", news.Filter{Outlets: vest, From: day(3, 27)}},
		{mayor + "|only Radio Vest", "and Moe?", "and Moe?", "and Moe? " + mayor, news.Filter{Outlets: vest}},
		{mayor + "|only Radio Vest", "Who drove the tram?", "Who drove the tram?", "", news.Filter{}},
		{hurt, "What about Radio Vest?", hurt, "", news.Filter{Outlets: vest}},
		{mayor, "What did he say about the tram?", "What did he say about the tram?", "What did he say about the tram? " + mayor, news.Filter{}},
		{mayor, "а Песков?", "а Песков?", "а Песков? " + mayor, news.Filter{}},
		{mayor, "source?", "source?", "source? " + mayor, news.Filter{}},
	} {
		var earlier []string
		if test.earlier != "" {
			earlier = strings.Split(test.earlier, "|")
		}
		got := Follow(earlier, test.text, outlets, now)
		if diff := cmp.Diff(Followed{test.alone, test.joined, test.bounds}, got); diff != "" {
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
		if most := len(one) + len(two) + len(three) + 1; len(got.Joined) > most {
			t.Errorf("Follow(%q, %q, %q) has %d bytes, want at most %d", one, two, three, len(got.Joined), most)
		}
	})
}
