package terminal

import (
	"fmt"
	"time"

	"whosaid/store/news"
)

// Inspection is what reading one article found.
type Inspection struct {
	Article      *news.Article
	Sentences    int
	Passages     int
	Attributions int
	Barred       []Barred
}

// Barred is a piece of an article that is never quoted.
type Barred struct {
	Line int    `json:"line"` // from 1
	Text string `json:"text"`
	Rule string `json:"rule"` // why it is not quoted
}

// Article shows one article that was read: each field with the rule that established it.
func (p *Printer) Article(f Inspection) error {
	pg := p.page()
	a := f.Article
	pg.line("", name(a), p.ink.strong)
	for _, field := range fields(a) {
		pg.field(field.name, field.value, a.Rules[field.name])
	}
	pg.field("text", fmt.Sprintf("%s, %s, %s, %s", counted(len(a.Text()), "byte"), counted(f.Sentences, "sentence"),
		counted(f.Passages, "passage"), counted(f.Attributions, "attribution")), "")
	for i, bar := range f.Barred {
		label := ""
		if i == 0 {
			label = "never quoted"
		}
		pg.field(label, fmt.Sprintf("line %d: %s", bar.Line, clip(bar.Text)), bar.Rule)
	}
	pg.text.WriteByte('\n')
	return p.print(pg)
}

// Summary shows what all the articles of one ingest amount to.
func (p *Printer) Summary(found []Inspection) error {
	var total Inspection
	var searched news.Searched
	outlets, barred := map[news.OutletID]bool{}, 0
	for _, f := range found {
		total.Sentences += f.Sentences
		total.Passages += f.Passages
		total.Attributions += f.Attributions
		barred += len(f.Barred)
		if f.Article.Outlet != nil {
			outlets[f.Article.Outlet.ID] = true
		}
		searched.From, searched.To = stretch(searched.From, searched.To, f.Article.Published)
	}
	searched.Articles, searched.Outlets = len(found), len(outlets)
	pg := p.page()
	pg.line("", scope(searched), p.ink.strong)
	pg.line("", fmt.Sprintf("%s, %s, %s; %s never quoted", counted(total.Sentences, "sentence"), counted(total.Passages, "passage"),
		counted(total.Attributions, "attribution"), counted(barred, "piece")), p.ink.plain)
	return p.print(pg)
}

type field struct{ name, value string }

// fields are what may be known of an article, in the order in which it is shown.
func fields(a *news.Article) []field {
	outlet := ""
	if a.Outlet != nil {
		outlet = a.Outlet.Name
	}
	return []field{
		{"title", a.Title}, {"outlet", outlet}, {"author", a.Author}, {"published", moment(a.Published)},
		{"updated", moment(a.Updated)}, {"language", a.Language}, {"url", a.URL},
	}
}

const fieldWidth = 14

func (p *page) field(name, value, rule string) {
	look := p.ink.plain
	if value == "" {
		value, look = "not known", p.ink.faint
	}
	if rule != "" {
		value += "  [" + rule + "]"
	}
	p.write(fmt.Sprintf("  %-*s", fieldWidth, name), fmt.Sprintf("  %-*s", fieldWidth, ""), Visible(value), look)
}

// name is what to call an article that may have no file.
func name(a *news.Article) string {
	for _, name := range []string{a.File, a.URL, a.Title} {
		if name != "" {
			return name
		}
	}
	return string(a.ID())
}

// moment is a date, with the time of day where one is known.
func moment(t time.Time) string {
	switch {
	case t.IsZero():
		return ""
	case t.Equal(t.Truncate(24*time.Hour)) && t.Location() == time.UTC:
		return t.Format("2 January 2006")
	}
	return t.Format("2 January 2006, 15:04 -07:00")
}

// stretch widens the days from…to by at, if it is known.
func stretch(from, to, at time.Time) (time.Time, time.Time) {
	if at.IsZero() {
		return from, to
	}
	if from.IsZero() || at.Before(from) {
		from = at
	}
	if to.IsZero() || at.After(to) {
		to = at
	}
	return from, to
}

// clip shortens text that is shown only to be recognised.
func clip(text string) string {
	const longest = 60
	runes := []rune(text)
	if len(runes) <= longest {
		return text
	}
	return string(runes[:longest-1]) + "…"
}
