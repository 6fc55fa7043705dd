package message

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"whosaid/bot/chat/texts"
	"whosaid/store/news"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name string, pages []Page) {
	t.Helper()
	var parts []string
	for _, page := range pages {
		parts = append(parts, page.HTML)
	}
	got := strings.Join(parts, "\n\n——— next page ———\n\n") + "\n"
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is\n%s\nwant\n%s", name, got, want)
	}
}

func cited(t *testing.T, outlet *news.Outlet, day int, text string, said news.Said) news.Citation {
	t.Helper()
	a, err := news.NewArticle(news.Meta{
		Outlet: outlet, URL: "https://vest.example/quay?a=1&b=2", Title: "The quay", Published: time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC),
	}, "Her colleague took over.\n"+text, nil)
	if err != nil {
		t.Fatal(err)
	}
	q, err := news.Find(a, text)
	if err != nil {
		t.Fatal(err)
	}
	return news.Cite(q, said, 1)
}

// sub is a piece of a quote.
func sub(t *testing.T, q news.Quote, words string) news.Quote {
	t.Helper()
	at := q.Span().Start + strings.Index(q.Text(), words)
	cut, err := news.Cut(q.Article(), at, at+len(words))
	if err != nil {
		t.Fatal(err)
	}
	return cut
}

func TestMessages(t *testing.T) {
	vest, post := &news.Outlet{ID: "vest", Name: "Radio Vest"}, &news.Outlet{ID: "post", Name: "The Post & Mail"}
	moe := &news.Speaker{Name: "Ingrid Moe", Role: "chief surgeon", Basis: news.Explicit}
	seventeen := cited(t, vest, 13, "We now count 17 injured, two of them badly", news.Said{Speaker: moe, Mode: news.Quotes})
	seventeen.AlsoIn = []news.Copy{{Quote: cited(t, post, 14, "We now count 17 injured, two of them badly", news.Said{}).Quote, Why: "same wire story"}}
	forty := cited(t, nil, 13, "More than <forty> were maimed, \"whatever\" the county claims", news.Said{Speaker: &news.Speaker{Basis: news.Unnamed}, Mode: news.Quotes})
	forty.Remark = "The county denies it."
	long := cited(t, post, 14, strings.TrimSpace(strings.Repeat("The pontoon drifts and the crane waits. ", 12)), news.Said{})
	searched := news.Searched{Articles: 14, Outlets: 6, From: time.Date(2025, 5, 11, 0, 0, 0, 0, time.UTC), To: time.Date(2025, 5, 20, 0, 0, 0, 0, time.UTC)}
	answer := news.Answer{
		Outcome: news.Answered, Searched: searched, Quotes: []news.Citation{seventeen, forty, long},
		Claims: []news.Claim{{Quotes: []int{0}, DisputedBy: []int{1}, Outlets: 2, Origins: 1, OriginsWhy: "same wire story: NorWire"}, {
			Quotes: []int{2, 0}, Outlets: 2, Origins: 2, Series: []news.Step{{AsOf: searched.From, Quotes: []int{0}}, {AsOf: searched.To, Quotes: []int{2}}},
		}},
	}
	none := news.Answer{Outcome: news.NoSource, Searched: searched, Missing: "the nearest say nothing of “builder”", Nearest: []news.Citation{forty}}
	for _, language := range texts.All {
		golden(t, "answer."+language.Code+".html", Answer(language, answer, 2))
		golden(t, "no_source."+language.Code+".html", Answer(language, none, 2))
	}
	withdrawn := answer
	withdrawn.Claims = []news.Claim{{Quotes: []int{0}, Withdrawn: 2, Outlets: 2, Origins: 1, Owners: 1}, {Quotes: []int{1}, Outlets: 1}}
	golden(t, "withdrawn.html", Answer(texts.English, withdrawn, 2))
	golden(t, "disputed.html", []Page{Disputed(texts.English, seventeen, "https://t.me/WhosaidBot?start=help")})
	golden(t, "otherwise.html", Otherwise(texts.English, answer, 2))
	golden(t, "context.html", []Page{Context(texts.English, seventeen)})
	golden(t, "card.html", []Page{Report(texts.English, Card{Quote: seventeen, People: 2, Reasons: []string{"wrong speaker"}, Decision: []news.Decision{{
		By: "17", At: searched.To, Ruling: news.SpeakerIs, Speaker: &news.Speaker{Name: "Per Lunde", Basis: news.Explicit},
	}}})})

	altered := news.Check{Status: news.Altered, Searched: searched, Matches: []news.Match{{Citation: seventeen, Flags: []news.Flag{news.NumberFlag, news.TruncatedFlag}, Diff: []news.Edit{
		{Op: news.Equal, Text: "We now count "}, {Op: news.Delete, Text: "17"}, {Op: news.Insert, Text: "70"}, {Op: news.Equal, Text: " injured, two of them badly"},
	}}}}
	for _, language := range texts.All {
		golden(t, "altered."+language.Code+".html", Check(language, altered, 3))
	}
	for status, matches := range map[news.CheckStatus][]news.Match{
		news.Verbatim: {{Citation: seventeen}, {Citation: forty}}, news.Spliced: {{Citation: seventeen}, {Citation: forty}},
		news.Misattributed: {{Citation: seventeen}}, news.OtherWording: {{Citation: forty}}, news.Unfound: {{Citation: forty}, {Citation: long}},
	} {
		golden(t, string(status)+".html", Check(texts.English, news.Check{Status: status, Searched: searched, Matches: matches}, 3))
	}
	several := news.Check{Text: "…", Status: news.Several, Searched: searched, Parts: []news.Part{
		{Text: "We now count 17 injured", SaidBy: "Moe", Status: news.Verbatim, Matches: []news.Match{{Citation: seventeen}}},
		{Text: "Penguins annexed the moon", Status: news.Unfound},
		{Text: "We now count 70 injured, two of them badly", SaidBy: "Moe", Status: news.Altered, Matches: altered.Matches},
	}}
	for _, language := range texts.All {
		golden(t, "several."+language.Code+".html", Check(language, several, 3))
	}
	opposed := news.CheckOf("…", []news.Part{{Status: news.Verbatim, Matches: []news.Match{{Citation: seventeen}}, Otherwise: []news.Citation{forty}}}, searched)
	golden(t, "verbatim_otherwise.html", Check(texts.English, opposed, 3))
	part := seventeen
	part.Quote = sub(t, seventeen.Quote, "17 injured")
	printed := news.Match{Citation: part, Sentence: seventeen.Quote, Version: &news.Version{Published: searched.From, Superseded: searched.To, Now: seventeen.Quote}}
	golden(t, "printed.html", Check(texts.English, news.Check{Status: news.Verbatim, Searched: searched, Matches: []news.Match{printed}}, 3))
	printed.Version.Now = news.Quote{}
	golden(t, "removed.html", Check(texts.English, news.Check{Status: news.Verbatim, Searched: searched, Matches: []news.Match{printed}}, 3))
	headline := news.Match{Citation: seventeen, Aside: &news.Aside{Kind: news.Headline, Text: "The quay"}, Flags: []news.Flag{news.FurnitureFlag}}
	golden(t, "headline.html", Check(texts.English, news.Check{Status: news.Verbatim, Searched: searched, Matches: []news.Match{headline}}, 3))
	golden(t, "unfound_alone.html", Check(texts.English, news.Check{Status: news.Unfound}, 3))
	golden(t, "taken_down.html", Answer(texts.English, news.Answer{Outcome: news.Answered, Quotes: make([]news.Citation, 2), Claims: answer.Claims}, 3))
}
