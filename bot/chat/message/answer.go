package message

import (
	"fmt"

	"whosaid/bot/chat/texts"
	"whosaid/store/news"
)

// Answer is an answer in pages of at most most quotes. A quote that is no more,
// because it was taken down, is the zero Citation and is passed over.
func Answer(t *texts.Texts, a news.Answer, most int) []Page {
	l := &layout{most: max(most, 1)}
	if a.FallbackReason != "" {
		var p piece
		p.italic(t.Message.ByRules)
		l.head(&p)
	}
	if a.Outcome != news.Answered {
		noSource(l, t, a)
		return l.end()
	}
	stance(l, t, a)
	s := shelf{a.Quotes, make([]bool, len(a.Quotes))}
	headed := false
	for _, claim := range a.Claims {
		if claim.Alone() {
			continue
		}
		quotes, disputing := s.take(claim.Quotes), s.take(claim.DisputedBy)
		if len(quotes)+len(disputing) > 0 {
			headline(l, t, claim)
			blocks(l, t, a.Quotes, quotes)
			otherwise(l, t, a.Quotes, disputing, s.withdrawn(claim))
			headed = true
		}
	}
	alone(l, t, a, s, headed)
	return l.orNone(t)
}

// alone are the quotes over which nothing is counted and that nobody disputes.
func alone(l *layout, t *texts.Texts, a news.Answer, s shelf, headed bool) {
	var quotes []int
	for _, claim := range a.Claims {
		quotes = append(quotes, s.take(claim.Quotes)...)
	}
	quotes = byStance(a.Stance, append(quotes, s.rest()...))
	if headed && len(quotes) > 0 {
		var p piece
		p.bold(t.Message.Others)
		l.head(&p)
	}
	blocks(l, t, a.Quotes, quotes)
}

// Otherwise is only those quotes of an answer that dispute a claim, below the
// first quote of that claim.
func Otherwise(t *texts.Texts, a news.Answer, most int) []Page {
	l := &layout{most: max(most, 1)}
	s := shelf{a.Quotes, make([]bool, len(a.Quotes))}
	for _, claim := range a.Claims {
		if disputing := s.take(claim.DisputedBy); len(disputing)+s.withdrawn(claim) > 0 {
			headline(l, t, claim)
			blocks(l, t, a.Quotes, s.take(claim.Quotes[:min(1, len(claim.Quotes))]))
			otherwise(l, t, a.Quotes, disputing, s.withdrawn(claim))
		}
	}
	return l.orNone(t)
}

// orNone ends the pages, with a line where nothing is left to show.
func (l *layout) orNone(t *texts.Texts) []Page {
	if len(l.pages) == 0 && l.page.html.Len() == 0 {
		l.heading = piece{}
		l.heading.text(t.Message.NoneLeft)
	}
	return l.end()
}

// headline counts who makes a claim: "5 outlets, 3 origins (same wire story:
// NorWire)", behind a word for figures by day where the quotes give those.
func headline(l *layout, t *texts.Texts, c news.Claim) {
	var p piece
	if len(c.Series) > 0 {
		p.bold(t.Message.ByDay)
		p.text(" · ")
	}
	counts := t.Count(c.Outlets, t.Message.Outlets)
	if c.Outlets > 1 {
		counts += ", " + t.Count(c.Origins, t.Message.Origins)
		if c.Owners > 0 {
			counts += ", " + t.Count(c.Owners, t.Message.Owners)
		}
	}
	if c.OriginsWhy != "" {
		counts += " (" + line(t.Why(c.OriginsWhy), longestLabel) + ")"
	}
	p.text(counts)
	l.head(&p)
}

func blocks(l *layout, t *texts.Texts, quotes []news.Citation, indexes []int) {
	for _, i := range indexes {
		l.block(citation(t, quotes[i], i))
	}
}

// otherwise shows who disputes a claim, and counts whose quotes were taken down: a
// decision about one side makes no fact of the other.
func otherwise(l *layout, t *texts.Texts, quotes []news.Citation, disputing []int, withdrawn int) {
	if len(disputing)+withdrawn == 0 {
		return
	}
	var p piece
	p.bold(t.Message.Otherwise)
	l.head(&p)
	blocks(l, t, quotes, disputing)
	if withdrawn > 0 {
		var gone piece
		gone.italic(t.Count(withdrawn, t.Message.Withdrawn))
		l.block(&gone, &piece{})
	}
}

// withdrawn counts the quotes that dispute a claim and were taken down, before it was
// answered or since.
func (s shelf) withdrawn(c news.Claim) int {
	n := c.Withdrawn
	for _, i := range c.DisputedBy {
		if 0 <= i && i < len(s.quotes) && s.quotes[i].Article() == nil {
			n++
		}
	}
	return n
}

// noSource says plainly that nothing answers, and what came nearest.
func noSource(l *layout, t *texts.Texts, a news.Answer) {
	var p piece
	p.bold(t.Message.NoSource)
	p.text(" " + fmt.Sprintf(t.Message.Searched, t.Scope(a.Searched)))
	if a.Vague {
		p.text(narrow + t.Message.AskBack)
	}
	l.head(&p)
	s := shelf{a.Nearest, make([]bool, len(a.Nearest))}
	nearest := s.rest()
	if len(nearest) == 0 {
		return
	}
	var heading piece
	heading.text(t.Message.Nearest)
	l.head(&heading)
	blocks(l, t, a.Nearest, nearest)
}

// shelf hands out each quote once, to the first that asks.
type shelf struct {
	quotes []news.Citation
	taken  []bool
}

func (s shelf) take(indexes []int) []int {
	var out []int
	for _, i := range indexes {
		if 0 <= i && i < len(s.quotes) && !s.taken[i] && s.quotes[i].Article() != nil {
			s.taken[i] = true
			out = append(out, i)
		}
	}
	return out
}

// rest are the quotes that nobody asked for.
func (s shelf) rest() []int {
	return s.take(each(s.quotes))
}
