package retrieval

import (
	"strings"
	"testing"

	"whosaid/store/news"
)

// A question that leans on earlier ones is answered as the whole one would be,
// within the outlets that are allowed.
func TestFindFollows(t *testing.T) {
	s := stories(t)
	const hurt = "How many people were injured when the Halden bridge fell?"
	for _, test := range []struct {
		name    string
		earlier []string
		text    string
		allowed []news.OutletID
		want    string          // stands in a quote; "" when nothing answers
		only    []news.OutletID // whose quotes there are
	}{
		{"all outlets", nil, hurt, nil, "Nine people", nil},
		{"only one", []string{hurt}, "only Radio Vest", nil, "17 injured", []news.OutletID{"vest"}},
		{"since a day", []string{hurt}, "since May 13", nil, "17 injured", []news.OutletID{"vest", "fjord"}},
		{"another speaker", []string{"What did the county say about the cracks?"}, "and what did the mayor say?", nil, "denied that the county had known", nil},
		{"whoever it was", []string{"What did Ingrid Moe say about the injured?"}, "and what did she say about blood donors?", nil, "blood donors", nil},
		{"another speaker, on another matter", []string{"What did the county say about the ferry?"}, "and what did Ingrid Moe say?", nil, "17 injured", nil},
		{"the chat's outlets", nil, hurt, []news.OutletID{"fjord"}, "Nine people", []news.OutletID{"fjord"}},
		{"an outlet that the chat does not allow", nil, "What does Radio Vest report about the injured?", []news.OutletID{"fjord"}, "", nil},
	} {
		q := news.Question{Text: test.text, Earlier: test.earlier, Outlets: test.allowed}
		found, err := finder(s).Find(t.Context(), q)
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		got := strings.Join(texts(found.Citations), " | ")
		if test.want == "" && got != "" || !strings.Contains(got, test.want) {
			t.Errorf("%s: quotes %q, want %q", test.name, got, test.want)
		}
		for _, c := range found.Citations {
			if len(test.only) > 0 && !(news.Filter{Outlets: test.only}).Passes(&c.Article().Meta) {
				t.Errorf("%s: quotes %s, want only %q", test.name, c.Outlet().ID, test.only)
			}
		}
		if len(test.earlier) == 0 && found.Asked != "" {
			t.Errorf("%s: asked %q", test.name, found.Asked)
		}
	}
}
