package news_test

import (
	"testing"
	"time"

	"whosaid/store/news"
)

func TestRuled(t *testing.T) {
	const text = "The quay is shut. “It stays shut,” she said. Nobody minds."
	vest := &news.Outlet{ID: "radio-vest", Name: "Radio Vest"}
	meta := news.Meta{URL: "https://vest.example/quay", Outlet: vest}
	article, err := news.NewArticle(meta, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	later, err := news.NewArticle(meta, "Update: “it stays shut,” she said.", nil)
	if err != nil {
		t.Fatal(err)
	}
	find := func(a *news.Article, wording string) news.Citation {
		quote, err := news.Find(a, wording)
		if err != nil {
			t.Fatal(err)
		}
		return news.Cite(quote, news.Said{}, 1)
	}
	shut, stays, both := find(article, "The quay is shut"), find(article, "It stays shut"), find(article, "The quay is shut. “It stays shut,” she said")
	about := news.About(stays.Quote)
	moe := &news.Speaker{Name: "Ingrid Moe", Basis: news.Explicit}
	for _, test := range []struct {
		name      string
		decisions []news.Decision
		on        news.Citation
		shown     bool
		label     string
	}{
		{"nothing decided", nil, stays, true, "Radio Vest · in its own words"},
		{"label right", []news.Decision{{ID: "1", Subject: about, Ruling: news.LabelRight}}, stays, true, "Radio Vest · in its own words"},
		{"another speaker", []news.Decision{{ID: "1", Subject: about, Ruling: news.SpeakerIs, Speaker: moe}}, stays, true, "Radio Vest · reporting Ingrid Moe"},
		{"a quote that holds it", []news.Decision{{ID: "1", Subject: about, Ruling: news.SpeakerIs, Speaker: moe}}, both, true, "Radio Vest · reporting Ingrid Moe"},
		{"another quote", []news.Decision{{ID: "1", Subject: about, Ruling: news.TakeDown}}, shut, true, "Radio Vest · in its own words"},
		{"taken down", []news.Decision{{ID: "1", Subject: about, Ruling: news.TakeDown}}, stays, false, ""},
		{"taken down in a later version, too", []news.Decision{{ID: "1", Subject: about, Ruling: news.TakeDown}}, find(later, "it stays shut"), false, ""},
		{"the article taken down", []news.Decision{{ID: "1", Subject: news.Subject{Article: article.ID()}, Ruling: news.TakeDown}}, shut, false, ""},
		{"another article", []news.Decision{{ID: "1", Subject: news.Subject{Article: "0011223344556677"}, Ruling: news.TakeDown}}, shut, true, "Radio Vest · in its own words"},
		{"undone", []news.Decision{{ID: "1", Subject: about, Ruling: news.TakeDown}, {ID: "2", Subject: about, Ruling: news.Undo, Undoes: "1"}}, stays, true, "Radio Vest · in its own words"},
		{"in another group", []news.Decision{{ID: "1", Group: "harbour", Subject: about, Ruling: news.TakeDown}}, stays, true, "Radio Vest · in its own words"},
		{"in this group, after all", []news.Decision{
			{ID: "1", Group: "square", Subject: about, Ruling: news.SpeakerIs, Speaker: moe},
			{ID: "2", At: time.Unix(9, 0), Subject: about, Ruling: news.SpeakerIs},
		}, stays, true, "Radio Vest · reporting Ingrid Moe"},
	} {
		got, shown := test.on.Ruled(news.Standing(test.decisions, "square"))
		if shown != test.shown || shown && (got.Label() != test.label || got.Text() != test.on.Text()) {
			t.Errorf("%s: Ruled = %q under %q, %v, want under %q, %v", test.name, got.Text(), got.Label(), shown, test.label, test.shown)
		}
	}
}

func TestRuledOutlet(t *testing.T) {
	outlet := news.Outlet{ID: "vest", Name: "Vest", Kind: news.Blog}
	subject := news.Subject{Outlet: "vest"}
	got := outlet.Ruled([]news.Decision{
		{Subject: subject, Ruling: news.OutletNamed, Text: "Radio Vest"},
		{Subject: subject, Ruling: news.OutletKindIs, Text: "newsroom"},
		{Subject: news.Subject{Outlet: "post"}, Ruling: news.OutletNamed, Text: "The Post"},
	})
	if got.Name != "Radio Vest" || got.Kind != news.Newsroom || len(got.Aliases) != 1 || got.Aliases[0] != "Vest" {
		t.Errorf("Ruled = %+v, want Radio Vest, a newsroom, also called Vest", got)
	}
	if id, named := news.Publisher([]news.Decision{{Ruling: news.OutletIs, Outlet: "post"}, {Ruling: news.Remark}}); !named || id != "post" {
		t.Errorf("Publisher = %q, %v, want post", id, named)
	}
}
