package terminal

import (
	"fmt"
	"strings"
	"time"

	"whosaid/store/news"
)

// Report shows a table of the parts of a checked text: the line that each begins
// in, the verdict, the words, and where the nearest stored ones are.
func (p *Printer) Report(c news.Check, took time.Duration) error {
	pg := p.page()
	pg.line("", Summary(c)+".", pg.ink.strong)
	pg.blank()
	pg.line("", row("line", "verdict", "words and where they are"), pg.ink.faint)
	for _, part := range c.Parts {
		at := fmt.Sprint(1 + strings.Count(c.Text[:min(part.Start, len(c.Text))], "\n"))
		look := pg.ink.plain
		if part.Status != news.Verbatim {
			look = pg.ink.alarm
		}
		indent := row("", "", "")
		pg.write(row(at, strings.ReplaceAll(string(part.Status), "_", " "), ""), indent, partLine(part), look)
		if len(part.Matches) > 0 && part.Status != news.Unfound {
			pg.place(indent, part.Status, part.Matches[0])
		}
	}
	pg.blank()
	pg.line("", "searched "+scope(c.Searched)+" · "+elapsed(took), pg.ink.faint)
	return p.print(pg)
}

// row is a line of the table, up to its last column.
func row(line, verdict, rest string) string {
	return fmt.Sprintf("%5s  %-13s  %s", line, verdict, rest)
}

// place tells where the stored words are, and what was changed.
func (p *page) place(indent string, status news.CheckStatus, m news.Match) {
	label := m.Label()
	if m.Aside != nil && m.Aside.Kind == news.Headline {
		label = "headline of " + label
	}
	p.write(indent, indent, Visible(label), p.ink.link(m.Link()))
	if link := m.Link(); link != "" {
		p.text.WriteString(indent + link + "\n")
	}
	if status == news.Altered && changed(m.Diff) {
		p.write(indent, indent, p.difference(m.Compared()), p.ink.plain)
	}
	if m.Version != nil {
		p.version(indent, m)
	}
}
