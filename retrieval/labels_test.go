package retrieval

import (
	"slices"
	"strings"
	"testing"

	"whosaid/store/news"
)

// TestCorrectedLabelsAreSearchedBy holds that what moderators decided on labels decides
// what is found: under the new speaker and outlet, and no more under the former.
func TestCorrectedLabelsAreSearchedBy(t *testing.T) {
	store := stories(t)
	f := finder(store)
	const counted = "“We now count 17 injured"
	moved := store.articles[1]
	quote, err := news.Find(moved, "We now count 17 injured, two of them badly")
	if err != nil {
		t.Fatal(err)
	}
	speaker := news.Decision{ID: "1", Subject: news.About(quote), Ruling: news.SpeakerIs, Speaker: &news.Speaker{Name: "Gudrun Sletten", Basis: news.Explicit}}
	outlet := news.Decision{ID: "2", Subject: news.Subject{Article: moved.ID()}, Ruling: news.OutletIs, Outlet: "fjord"}
	nobodys := news.Decision{ID: "3", Subject: news.Subject{Article: moved.ID()}, Ruling: news.OutletIs}
	gone := news.Decision{ID: "4", Subject: news.Subject{Article: "gone"}, Ruling: news.SpeakerIs, Speaker: speaker.Speaker}
	for _, test := range []struct {
		text    string
		outlets []news.OutletID
		labels  []news.Decision
		want    string // the label; "" where it is not found
	}{
		{"What did Gudrun Sletten say?", nil, []news.Decision{gone, speaker}, "Radio Vest · 13 May 2025 · quoting Gudrun Sletten"},
		{"What did Gudrun Sletten say?", nil, nil, ""},
		{"What did Ingrid Moe say?", nil, []news.Decision{speaker}, ""},
		{"What did Ingrid Moe say?", nil, nil, "Radio Vest · 13 May 2025 · quoting Ingrid Moe, chief surgeon at Halden Hospital"},
		{"What did Ingrid Moe say?", []news.OutletID{"fjord"}, []news.Decision{outlet}, "Fjord Daily · 13 May 2025 · quoting Ingrid Moe, chief surgeon at Halden Hospital"},
		{"What did Ingrid Moe say?", []news.OutletID{"vest"}, []news.Decision{outlet}, ""},
		{"What did Ingrid Moe say?", []news.OutletID{"vest"}, []news.Decision{nobodys}, ""},
	} {
		found, err := f.Find(t.Context(), news.Question{Text: test.text, Outlets: test.outlets, Labels: test.labels})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, c := range found.Citations {
			if strings.HasPrefix(c.Text(), counted) {
				got = c.Label()
			}
		}
		if got != test.want {
			t.Errorf("%q of %v after %d decisions: %q, want %q; found %q", test.text, test.outlets, len(test.labels), got, test.want, texts(found.Citations))
		}
	}
	if slices.ContainsFunc(store.articles, func(a *news.Article) bool { return a.ID() == moved.ID() && a.Outlet != vest }) {
		t.Error("the stored article was changed")
	}
}
