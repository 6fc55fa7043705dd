package terminal

import (
	"fmt"
	"strings"
	"time"

	"whosaid/store/news"
)

// Check shows how a checked text stands to the stored articles, part by part, and
// what was changed in it; it took took.
func (p *Printer) Check(c news.Check, took time.Duration) error {
	pg := p.page()
	if len(c.Parts) > 1 {
		pg.line("", Summary(c)+".", pg.ink.strong)
		for i, part := range c.Parts {
			pg.blank()
			pg.line("", fmt.Sprintf("%d  %s", i+1, partLine(part)), pg.ink.plain)
			pg.part(part.Status, part.Matches, c.Searched)
			pg.otherwise(part.Otherwise)
		}
	} else {
		pg.part(c.Status, c.Matches, c.Searched)
		for _, part := range c.Parts {
			pg.otherwise(part.Otherwise)
		}
	}
	pg.footnotes()
	pg.blank()
	pg.line("", "searched "+scope(c.Searched)+" · "+elapsed(took), pg.ink.faint)
	return p.print(pg)
}

// part shows the verdict on one part, and the matches.
func (p *page) part(status news.CheckStatus, matches []news.Match, searched news.Searched) {
	p.line("", verdict(status, matches, searched), p.ink.strong)
	for i, m := range matches {
		p.blank()
		if status == news.Unfound && i == 0 {
			p.line("", "The nearest:", p.ink.plain)
		}
		p.match(m, status)
	}
}

// otherwise shows who surely says otherwise.
func (p *page) otherwise(quotes []news.Citation) {
	for i, c := range quotes {
		p.blank()
		if i == 0 {
			p.line("", "Who says otherwise:", p.ink.plain)
		}
		p.citation(c, gutter{})
	}
}

// longestPart is how much of a part is shown to tell which it is, in characters.
const longestPart = 160

// partLine tells which part of the text it is, and whom the text names.
func partLine(part news.Part) string {
	text := []rune(strings.Join(strings.Fields(Visible(part.Text)), " "))
	if len(text) > longestPart {
		text = append(text[:longestPart], '…')
	}
	if part.SaidBy == "" {
		return string(text)
	}
	return string(text) + " — " + Visible(part.SaidBy)
}

// Summary counts the parts by status, the worst first: "1 altered, 2 verbatim".
func Summary(c news.Check) string {
	counts := map[news.CheckStatus]int{}
	for _, part := range c.Parts {
		counts[part.Status]++
	}
	var out []string
	for _, status := range news.WorstFirst {
		if n := counts[status]; n > 0 {
			out = append(out, fmt.Sprintf("%d %s", n, strings.ReplaceAll(string(status), "_", " ")))
		}
	}
	return strings.Join(out, ", ")
}

// verdict says the status in one sentence. It tells how the words stand to the
// stored ones, never whether they are true.
func verdict(status news.CheckStatus, matches []news.Match, searched news.Searched) string {
	switch status {
	case news.Verbatim:
		if len(matches) > 0 && matches[0].Version != nil {
			return "Verbatim, as it was printed" + on(matches[0].Version.Published) + "."
		}
		return "Verbatim."
	case news.Altered:
		return "Altered. " + outletsOf(matches) + " it otherwise:"
	case news.Spliced:
		return "Parts of different places, run together:"
	case news.Misattributed:
		return "These words are real, but another's:"
	case news.OtherWording:
		return "No stored article has these words. The same statement, in other words:"
	default:
		return "Not found in " + scope(searched) + "."
	}
}

// outletsOf names the outlet of the only match, or counts them.
func outletsOf(matches []news.Match) string {
	if len(matches) == 1 && matches[0].Outlet() != nil {
		return outletName(matches[0].Outlet()) + " has"
	}
	return "Stored articles have"
}
