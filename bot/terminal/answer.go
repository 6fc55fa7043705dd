package terminal

import (
	"strings"
	"time"

	"whosaid/store/news"
)

// Answer shows an answer that took took to find.
func (p *Printer) Answer(a news.Answer, took time.Duration) error {
	pg := p.page()
	if a.Outcome == news.Answered {
		pg.answered(a)
	} else {
		pg.noSource(a)
	}
	pg.blank()
	pg.footer(a, took)
	return p.print(pg)
}

// Question shows what is answered next.
func (p *Printer) Question(text string) error {
	pg := p.page()
	pg.write("> ", "  ", Visible(text), pg.ink.strong)
	pg.text.WriteByte('\n')
	return p.print(pg)
}

// answered shows the claims in their order: what outlets agree on, with who says
// otherwise, then what only one says.
func (p *page) answered(a news.Answer) {
	shelf := newShelf(a.Quotes)
	grouped, alone := false, false
	for _, claim := range a.Claims {
		quotes, disputing := shelf.take(claim.Quotes), shelf.take(claim.DisputedBy)
		if len(quotes)+len(disputing) == 0 {
			continue
		}
		grouped = grouped || claim.Outlets > 1 || len(disputing) > 0
		if grouped && !alone && claim.Outlets == 1 && len(disputing) == 0 {
			alone = true
			p.blank()
			p.line("", "Only one outlet says", p.ink.strong)
		}
		p.claim(claim, quotes, disputing, shelf.gutter)
	}
	if rest := shelf.rest(); len(rest) > 0 {
		p.claim(news.Claim{}, rest, nil, shelf.gutter)
	}
}

func (p *page) claim(c news.Claim, quotes, disputing []news.Citation, g gutter) {
	agreed, heading := agreement(c, quotes, disputing), c.Heading()
	if heading+agreed != "" {
		p.blank()
	}
	if heading != "" {
		p.line("", heading, p.ink.strong)
	}
	if agreed != "" {
		p.line("", agreed, p.ink.faint)
	}
	p.citations(quotes, g)
	if len(disputing) > 0 {
		p.blank()
		p.line("", "Who says otherwise", p.ink.alarm)
		p.cited(disputing, g)
	}
}

// agreement is "5 outlets, 3 origins (same wire story: NorWire)"; "" where a
// single quote that nobody disputes says as much.
func agreement(c news.Claim, quotes, disputing []news.Citation) string {
	switch {
	case c.Outlets == 0 || c.Outlets == 1 && len(quotes) < 2 && len(disputing) == 0:
		return ""
	case c.Outlets == 1:
		return "1 outlet"
	}
	agreed := counted(c.Outlets, "outlet") + ", " + counted(c.Origins, "origin")
	if c.OriginsWhy != "" {
		agreed += " (" + c.OriginsWhy + ")"
	}
	return agreed
}

func (p *page) noSource(a news.Answer) {
	verdict := "No stored article answers this"
	if a.Missing != "" {
		verdict += ": " + a.Missing
	}
	p.line("", verdict+".", p.ink.strong)
	if len(a.Nearest) > 0 {
		p.blank()
		p.line("", "The nearest:", p.ink.plain)
		p.cited(a.Nearest, gutterFor(a.Nearest))
	}
}

func (p *page) footer(a news.Answer, took time.Duration) {
	parts := []string{"searched " + scope(a.Searched)}
	if a.Mode != "" {
		parts = append(parts, string(a.Mode))
	}
	if a.FallbackReason != "" {
		parts = append(parts, a.FallbackReason)
	}
	p.line("", strings.Join(append(parts, elapsed(took)), " · "), p.ink.faint)
}

// shelf hands out each quote of an answer once, to the first claim that asks.
type shelf struct {
	quotes []news.Citation
	taken  []bool
	gutter gutter
}

func newShelf(quotes []news.Citation) *shelf {
	return &shelf{quotes, make([]bool, len(quotes)), gutterFor(quotes)}
}

func (s *shelf) take(indexes []int) []news.Citation {
	var out []news.Citation
	for _, i := range indexes {
		if 0 <= i && i < len(s.quotes) && !s.taken[i] {
			s.taken[i] = true
			out = append(out, s.quotes[i])
		}
	}
	return out
}

// rest are the quotes that no claim asked for.
func (s *shelf) rest() []news.Citation {
	indexes := make([]int, len(s.quotes))
	for i := range indexes {
		indexes[i] = i
	}
	return s.take(indexes)
}
