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
	pg.footnotes()
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

// answered shows first the claims over which something is counted or disputed,
// in their order, then what stands alone.
func (p *page) answered(a news.Answer) {
	shelf := newShelf(a.Quotes)
	headed := false
	for _, claim := range a.Claims {
		if claim.Alone() {
			continue
		}
		quotes, disputing := shelf.take(claim.Quotes), shelf.take(claim.DisputedBy)
		if len(quotes)+len(disputing) > 0 {
			p.claim(claim, quotes, disputing, shelf.gutter, headed)
			headed = true
		}
	}
	var alone []news.Citation
	for _, claim := range a.Claims {
		alone = append(alone, shelf.take(claim.Quotes)...)
	}
	if alone = append(alone, shelf.rest()...); len(alone) == 0 {
		return
	}
	if headed {
		p.blank()
		p.line("", "Other quotes", p.ink.strong)
	}
	p.citations(alone, shelf.gutter)
}

func (p *page) claim(c news.Claim, quotes, disputing []news.Citation, g gutter, more bool) {
	if more {
		p.blank()
	}
	p.line("", heading(c), p.ink.strong)
	p.citations(quotes, g)
	if len(disputing)+c.Withdrawn == 0 {
		return
	}
	p.blank()
	p.line("", "Who says otherwise", p.ink.alarm)
	p.cited(disputing, g)
	if c.Withdrawn > 0 {
		p.line("  ", counted(c.Withdrawn, "quote")+" taken down by moderators", p.ink.faint)
	}
}

// heading is "5 outlets, 3 origins, 2 owners (same wire story: NorWire)", behind "Figures by
// day" where the quotes give those.
func heading(c news.Claim) string {
	counts := counted(c.Outlets, "outlet")
	if c.Outlets > 1 {
		counts += ", " + counted(c.Origins, "origin")
		if c.Owners > 0 {
			counts += ", " + counted(c.Owners, "owner")
		}
	}
	if c.OriginsWhy != "" {
		counts += " (" + c.OriginsWhy + ")"
	}
	if len(c.Series) > 0 {
		return "Figures by day · " + counts
	}
	return counts
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
