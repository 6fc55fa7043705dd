package check

import (
	"testing"

	"whosaid/store/news"
)

// TestCorrectedLabelsAreCheckedBy holds that a check goes by the labels as moderators
// left them.
func TestCorrectedLabelsAreCheckedBy(t *testing.T) {
	store := &fakeStore{articles: []*news.Article{article(t, shore, 2, ferry), article(t, vest, 3, quay)}}
	quote, err := news.Find(store.articles[0], "The light may have failed, but the charts were right.")
	if err != nil {
		t.Fatal(err)
	}
	speaker := news.Decision{ID: "1", Subject: news.About(quote), Ruling: news.SpeakerIs, Speaker: &news.Speaker{Name: "Leif Dahl", Basis: news.Explicit}}
	outlet := news.Decision{ID: "2", Subject: news.Subject{Article: quote.Article().ID()}, Ruling: news.OutletIs, Outlet: vest.ID}
	const dahl, gazette, wrote = "Leif Dahl: “The light may have failed, but the charts were right.”", "“The ferry Alma ran aground off Skarvik” — Shore Gazette", "As Radio Vest wrote, “the ferry Alma ran aground off Skarvik”."
	for _, test := range []struct {
		text   string
		labels []news.Decision
		want   news.CheckStatus
	}{
		{dahl, nil, news.Misattributed},
		{dahl, []news.Decision{speaker}, news.Verbatim},
		{"Pia Holt: “The light may have failed, but the charts were right.”", []news.Decision{speaker}, news.Misattributed},
		{wrote, nil, news.Misattributed},
		{wrote, []news.Decision{outlet}, news.Verbatim},
		{gazette, nil, news.Verbatim},
		{gazette, []news.Decision{outlet}, news.Misattributed},
	} {
		got, err := New(store).CheckUnder(t.Context(), test.text, test.labels)
		if err != nil || got.Status != test.want {
			t.Errorf("CheckUnder(%q) after %d decisions = %s, %v, want %s", test.text, len(test.labels), got.Status, err, test.want)
		}
	}
}
