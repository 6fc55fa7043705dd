package message

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"whosaid/bot/chat/texts"
	"whosaid/bot/telegramtest"
	"whosaid/store/news"
)

// shards are what random texts are put together from: markup, entities, text in
// all directions, what joins and what cannot be seen.
var shards = []string{
	"The bridge fell. ", "<b>", "</blockquote>", "&amp;", "&lt;", "&nbsp;", "&", "<", ">", `"`, "'", "«Так», ", "🚢", "👩‍👩‍👧 ", "قال الوزير ", "שלום ",
	"\u202Etxet\u202C", "é́́", "a\u030A", "\u200B", "\u00AD", "\n", "\n\n", "\t", " ", "\x00", "\x1b[31m", "/start ", "@somebody ", "#tag ", "https://a.example/?a=1&b=2 ",
	"behead", "ed ", "新しい橋", "😀😀😀😀", "one two three four five six seven ", "’", "—", "_*[`", "\u2028", "\r", "17", "%s", "%!d",
}

func randomText(r *rand.Rand, most int) string {
	var out strings.Builder
	for range 1 + r.IntN(most) {
		out.WriteString(shards[r.IntN(len(shards))])
	}
	return out.String()
}

func randomQuote(r *rand.Rand) news.Quote {
	for {
		meta := news.Meta{Title: randomText(r, 4)}
		if r.IntN(4) > 0 {
			meta.Outlet = &news.Outlet{ID: news.OutletID(fmt.Sprint(r.IntN(5))), Name: randomText(r, 1+r.IntN(60))}
		}
		if r.IntN(4) > 0 {
			meta.URL = "https://a.example/" + strings.Repeat(randomText(r, 3), 1+r.IntN(30))
		}
		if r.IntN(3) > 0 {
			meta.Published = time.Unix(int64(r.IntN(1<<31)), 0)
		}
		length := 3
		if r.IntN(6) == 0 {
			length = 3000
		}
		a, err := news.NewArticle(meta, randomText(r, length), nil)
		if err != nil {
			continue
		}
		text := a.Text()
		start := r.IntN(len(text))
		if r.IntN(2) == 0 {
			start = 0
		}
		if q, err := news.Cut(a, start, start+1+r.IntN(len(text)-start)); err == nil {
			return q
		}
	}
}

func randomCitation(r *rand.Rand) news.Citation {
	said := news.Said{Mode: []news.Mode{"", news.Quotes, news.Reports, news.Denies, news.Alleges}[r.IntN(5)]}
	if r.IntN(2) == 0 {
		said.Speaker = &news.Speaker{Name: randomText(r, 6), Role: randomText(r, 6), Basis: news.Explicit}
	}
	for range r.IntN(3) {
		said.Via = append(said.Via, randomText(r, 3))
	}
	c := news.Cite(randomQuote(r), said, r.Float64())
	for range r.IntN(8) {
		c.AlsoIn = append(c.AlsoIn, news.Copy{Quote: randomQuote(r), Why: randomText(r, 2)})
	}
	if r.IntN(3) == 0 {
		c.Remark = randomText(r, 200)
	}
	if r.IntN(3) == 0 {
		c.Translation = &news.Translation{Language: "uk", Text: randomText(r, 300)}
	}
	return c
}

func randomAnswer(r *rand.Rand) news.Answer {
	a := news.Answer{Outcome: news.Answered, Searched: news.Searched{Articles: r.IntN(1e6), Outlets: r.IntN(9)}, Missing: randomText(r, 9), FallbackReason: randomText(r, 9)}
	var quotes []news.Citation
	for range r.IntN(14) * (1 + 2*r.IntN(2)) {
		quotes = append(quotes, randomCitation(r))
		if r.IntN(10) == 0 {
			quotes[len(quotes)-1] = news.Citation{} // taken down
		}
	}
	if r.IntN(4) == 0 {
		a.Outcome, a.Nearest = news.NoSource, quotes
		return a
	}
	a.Quotes = quotes
	for range r.IntN(5) {
		claim := news.Claim{Outlets: r.IntN(4), Origins: r.IntN(4), OriginsWhy: randomText(r, 9)}
		if r.IntN(3) == 0 {
			claim.Series = make([]news.Step, 2)
		}
		for range r.IntN(5) {
			claim.Quotes = append(claim.Quotes, r.IntN(len(quotes)+3)-1) // some point nowhere
			claim.DisputedBy = append(claim.DisputedBy, r.IntN(len(quotes)+3)-1)
		}
		a.Claims = append(a.Claims, claim)
	}
	return a
}

func randomCheck(r *rand.Rand) news.Check {
	statuses := []news.CheckStatus{news.Verbatim, news.Altered, news.Spliced, news.Misattributed, news.OtherWording, news.Unfound}
	c := news.Check{Text: randomText(r, 50), Status: statuses[r.IntN(len(statuses))]}
	for range r.IntN(4) {
		m := news.Match{Citation: randomCitation(r), Flags: []news.Flag{news.NumberFlag, news.InvisibleFlag, news.TruncatedFlag}[:r.IntN(4)]}
		for range r.IntN(200) {
			m.Diff = append(m.Diff, news.Edit{Op: []news.EditOp{news.Equal, news.Insert, news.Delete}[r.IntN(3)], Text: randomText(r, 1+r.IntN(40))})
		}
		c.Matches = append(c.Matches, m)
	}
	return c
}

// accepted holds that the server takes a page as it is, that each blockquote is
// the quote that the page says it is, and gives which those are.
func accepted(t *testing.T, page Page, quotes []news.Citation) []int {
	t.Helper()
	got, err := telegramtest.Format(page.HTML, "HTML")
	if err != nil {
		t.Fatalf("the server refuses a page: %v\n%s", err, page.HTML)
	}
	shown := got.Quotes()
	if len(shown) != len(page.Quotes) {
		t.Fatalf("the page has %d blockquotes, want %d\n%s", len(shown), len(page.Quotes), page.HTML)
	}
	for n, i := range page.Quotes {
		if shown[n] != quotes[i].Whole().Text() {
			t.Fatalf("blockquote %d is %q, want quote %d: %q", n, shown[n], i, quotes[i].Whole().Text())
		}
	}
	return page.Quotes
}

// TestAnyAnswer holds the two promises of a message for random answers: the
// server takes it, and each blockquote is its quote. Every quote that fits a
// message is shown once.
func TestAnyAnswer(t *testing.T) {
	for seed := range uint64(80) {
		anyAnswer(t, seed)
	}
}

func FuzzAnswer(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, a, b uint64) { anyAnswer(t, a^b<<32) })
}

func anyAnswer(t *testing.T, seed uint64) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 7))
	language := texts.All[r.IntN(len(texts.All))]
	a := randomAnswer(r)
	quotes := append(append([]news.Citation(nil), a.Quotes...), a.Nearest...)
	times := map[int]int{}
	most := 1 + r.IntN(40)
	for _, page := range Answer(language, a, most) {
		if len(page.Quotes) > most {
			t.Fatalf("a page has %d quotes, want at most %d", len(page.Quotes), most)
		}
		for _, i := range accepted(t, page, quotes) {
			times[i]++
		}
	}
	for i, c := range quotes {
		want := 1
		if c.Article() == nil || !intact(c.Text()) || units(c.Text()) > maxUnits-2900 {
			want = times[i] // it is shown if it can be
		}
		if times[i] != want || times[i] > 1 {
			t.Fatalf("quote %d is shown %d times, want %d: %.200q", i, times[i], want, c.Text())
		}
	}
	for _, page := range Otherwise(language, a, most) {
		accepted(t, page, quotes)
	}
	for _, c := range quotes {
		if c.Article() != nil {
			oneQuote(t, language, c)
		}
	}
	check := randomCheck(r)
	matched := make([]news.Citation, len(check.Matches))
	for i, m := range check.Matches {
		matched[i] = m.Citation
	}
	for _, page := range Check(language, check, most) {
		accepted(t, page, matched)
	}
}

// oneQuote holds the promises for the messages that show one quote.
func oneQuote(t *testing.T, language *texts.Texts, c news.Citation) {
	t.Helper()
	accepted(t, Quote(language, c), []news.Citation{c})
	context := Context(language, c)
	around := c
	around.Quote = c.Quote.Paragraph()
	got, err := telegramtest.Format(context.HTML, "HTML")
	if err != nil {
		t.Fatalf("the server refuses a context: %v\n%s", err, context.HTML)
	}
	if q := got.Quotes(); len(q) > 1 || len(q) == 1 && q[0] != around.Text() && q[0] != c.Text() {
		t.Fatalf("the context quotes %q, want %q or %q", q, around.Text(), c.Text())
	}
	accepted(t, Report(language, Card{Quote: c, People: 3, Reasons: []string{c.Remark, "x"}, Decision: []news.Decision{{Ruling: news.Remark, Text: c.Remark}}}), []news.Citation{c})
}

// TestManyParts holds the limits on entities, which many short quotes would
// break before the limit on text: their number, and the bytes of long links.
func TestManyParts(t *testing.T) {
	for name, path := range map[string]string{"entities": "", "links": strings.Repeat("long-", 300)} {
		a := news.Answer{Outcome: news.Answered}
		for i := range 60 {
			article, err := news.NewArticle(news.Meta{URL: fmt.Sprintf("https://a.example/%d%s", i, path)}, "Gory.", nil)
			if err != nil {
				t.Fatal(err)
			}
			quote, err := news.Cut(article, 0, 5)
			if err != nil {
				t.Fatal(err)
			}
			c := news.Cite(quote, news.Said{}, 1)
			c.AlsoIn, c.Remark = []news.Copy{{Quote: quote}}, "x"
			a.Quotes = append(a.Quotes, c)
		}
		shown := 0
		for _, page := range Answer(texts.English, a, 100) {
			shown += len(accepted(t, page, a.Quotes))
		}
		if shown != len(a.Quotes) {
			t.Errorf("%s: %d quotes are shown, want %d", name, shown, len(a.Quotes))
		}
	}
}
