package corpus

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// prose is a paragraph that no rule may take anything from.
const prose = "The council of Vale met on Friday, March 22, 2024, and put off the harbour, its mayor said."

func TestReadHead(t *testing.T) {
	tests := []struct {
		name, text                    string
		title, author, published, upd string // "value < rule"
	}{
		{name: "prose alone", text: prose},
		{name: "title", text: "Harbour of Vale put off\n\n" + prose, title: "Harbour of Vale put off < first line"},
		{name: "title that asks", text: "Who owns the harbour?\n" + prose, title: "Who owns the harbour? < first line"},
		{name: "quoted title", text: "‘We will not sell’\n" + prose, title: "‘We will not sell’ < first line"},
		{name: "one word", text: "Video\n" + prose},
		{name: "sentence first", text: "The harbour stays.\n" + prose},
		{name: "small first letter", text: "click here now\n" + prose},
		{name: "no text after", text: "Harbour of Vale put off"},
		{name: "date line", text: "March 27, 2024\n\n" + prose, published: "2024-03-27T00:00:00Z < date line"},
		{name: "date line with weekday and time", text: "Wednesday, 27 March 2024 08:15 GMT\n" + prose, published: "2024-03-27T08:15:00Z < date line"},
		{name: "date line after title", text: "Harbour put off\n27.03.2024\n" + prose, title: "Harbour put off < first line", published: "2024-03-27T00:00:00Z < date line"},
		{name: "title after date line", text: "27.03.2024\nHarbour put off\n" + prose, title: "Harbour put off < first line", published: "2024-03-27T00:00:00Z < date line"},
		{name: "date line without year", text: "March 27\n" + prose},
		{name: "stamp", text: " date 2024-03-24 Officials of Vale met the press.", published: "2024-03-24T00:00:00Z < leading date stamp"},
		{name: "stamp and dash", text: "24 March 2024 – “We met the press,” the mayor said.", published: "2024-03-24T00:00:00Z < leading date stamp"},
		{name: "date as subject", text: "March 27, 2024 was a cold day in Vale."},
		{name: "date in prose", text: "On March 27, 2024 Officials of Vale met."},
		{name: "label", text: "Published: 27 Mar 2024, 10:00 CET\n" + prose, published: `2024-03-27T10:00:00+01:00 < byline "Published"`},
		{name: "label in a byline", text: "By Ada Berg | First Published Mar 28, 2024, 4:16 PM IST\n" + prose, author: "Ada Berg < byline", published: `2024-03-28T16:16:00+05:30 < byline "First Published"`},
		{name: "updated", text: "NorWire | Updated: 2017-09-15 17:52\n" + prose, upd: `2017-09-15T17:52:00Z < byline "Updated"`},
		{name: "both", text: "Published 1 May 2023 | Last updated 2 May 2023\n" + prose, published: `2023-05-01T00:00:00Z < byline "Published"`, upd: `2023-05-02T00:00:00Z < byline "Last updated"`},
		{name: "bars", text: "NorWire | 2017-09-15 17:52\n" + prose, published: "2017-09-15T17:52:00Z < byline"},
		{name: "a report published", text: "The report, unpublished 1 May 2023, names nobody.", published: ""},
		{name: "three authors", text: "By ADA BERG, PER VIK and SINEAD PERE\n" + prose, author: "ADA BERG, PER VIK and SINEAD PERE < byline"},
		{name: "author and office", text: "By Ada Berg, Chief Reporter\n" + prose, author: "Ada Berg < byline"},
		{name: "author and place", text: "By Ingrid van der Moe, Vale\n" + prose, author: "Ingrid van der Moe < byline"},
		{name: "no author", text: "By the time the ferry came\n" + prose, title: "By the time the ferry came < first line"},
		{name: "too late in the text", text: strings.Repeat(prose+"\n", 12) + "Published: 27 Mar 2024"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := readHead(tt.text)
			got := []string{join(h.title.value, h.title.rule), join(h.author.value, h.author.rule),
				join(day(h.publishedAt), h.published.rule), join(day(h.updatedAt), h.updated.rule)}
			if diff := cmp.Diff([]string{tt.title, tt.author, tt.published, tt.upd}, got); diff != "" {
				t.Errorf("readHead(%q) differs (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

func join(value, rule string) string {
	if value == "" && rule == "" {
		return ""
	}
	return value + " < " + rule
}

func TestURLDate(t *testing.T) {
	tests := []struct{ url, day, rule string }{
		{"https://vale.example/2024/03/24/bridge", "2024-03-24", "url path /2024/03/24/"},
		{"https://vale.example/world/2017-09/15/content_1.htm", "2017-09-15", "url path /2017-09/15/"},
		{"https://vale.example/news/20240401/chief", "2024-04-01", "url path /20240401/"},
		{"https://vale.example/2024-03-24-bridge", "2024-03-24", "url path /2024-03-24-bridge/"},
		{"https://vale.example/2024/3/4/", "2024-03-04", "url path /2024/3/4/"},
		{"https://vale.example/2024/03/bridge", "", ""},
		{"https://vale.example/2024/02/30/", "", ""},
		{"https://vale.example/article-20240401", "", ""},
		{"https://vale.example/12345678/", "", ""},
		{"https://vale.example?d=2024/03/24", "", ""},
		{"://", "", ""},
	}
	for _, tt := range tests {
		at, rule := urlDate(tt.url)
		got := ""
		if !at.IsZero() {
			got = at.Format(time.DateOnly)
		}
		if got != tt.day || rule != tt.rule {
			t.Errorf("urlDate(%q) = %s, %q, want %s, %q", tt.url, got, rule, tt.day, tt.rule)
		}
	}
}

func TestDetectLanguage(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"English": {strings.Repeat(prose+" ", 2), "en"},
		"German":  {"Der Rat der Stadt hat am Freitag beschlossen, dass der neue Hafen erst im nächsten Jahr gebaut wird, weil das Geld dafür noch nicht reicht und niemand weiß, woher es kommen soll.", "de"},
		"Russian": {"Городской совет решил в пятницу, что новый порт построят только в следующем году, потому что денег на него пока не хватает и никто не знает, откуда они возьмутся.", "ru"},
		"short":   {"The council met.", ""},
		"digits":  {strings.Repeat("12 345 ", 100), ""},
	}
	for name, tt := range tests {
		if got := detectLanguage(tt.text); got != tt.want {
			t.Errorf("%s: detectLanguage(%q) = %q, want %q", name, tt.text, got, tt.want)
		}
	}
}

func TestSlug(t *testing.T) {
	tests := map[string]string{
		"Radio Vest": "radio-vest", "  The  Post! ": "the-post", "Ålesund & Østfold": "alesund-ostfold",
		"O'Vale": "ovale", "a--b": "a-b", "Радио": slug("радио"), "2 Nytt": "2-nytt",
	}
	for name, want := range tests {
		if got := slug(name); got != want || slug(got) != got {
			t.Errorf("slug(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	known := []string{"outlets", "articles"}
	tests := map[string]string{"outlet": "outlets", "Articles": "articles", "artikles": "articles", "zzz": "", "": ""}
	for name, want := range tests {
		if got, _ := nearest(name, known); got != want {
			t.Errorf("nearest(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestOutletsAreFoundByWhatTheyAreCalled(t *testing.T) {
	yaml := "outlets:\n- {id: vale-post, name: The Vale Post, aliases: [VP], domains: [valepost.example]}\n"
	tests := []struct{ source, id, name string }{
		{"vale-post", "vale-post", "The Vale Post"},
		{"the vale  POST", "vale-post", "The Vale Post"},
		{"vp", "vale-post", "The Vale Post"},
		{"news.valepost.example", "vale-post", "The Vale Post"},
		{"https://www.valepost.example/x", "vale-post", "The Vale Post"},
		{"Vale Post!", "vale-post", "The Vale Post"},
		{"notvalepost.example", "notvalepost-example", "notvalepost.example"},
		{"www.Orm.example", "orm-example", "orm.example"},
		{"Radio Orm", "radio-orm", "Radio Orm"},
	}
	for _, tt := range tests {
		files := map[string]string{"corpus.yaml": yaml, "a.jsonl": `{"text":"x","source":"` + tt.source + `"}`}
		got := readOne(t, mapFS(files)).Article.Outlet
		if got == nil || string(got.ID) != tt.id || got.Name != tt.name {
			t.Errorf("outlet of source %q = %v, want %s, %s", tt.source, got, tt.id, tt.name)
		}
	}
}
