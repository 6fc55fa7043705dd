package message

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/bot/chat/texts"
	"whosaid/store/news"
)

// How much of a comparison is shown.
const (
	mostEdits   = 60
	longestEdit = 160 // units of one piece of the checked text
	longestDiff = 2400
)

// Check is what became of a checked text: of each part how it stands to the stored
// quotes, those quotes, and where it was changed, the worst first. It is no verdict
// on what is true.
func Check(t *texts.Texts, c news.Check, most int) []Page {
	l := &layout{most: max(most, 1)}
	if len(c.Parts) < 2 {
		one := news.Part{Status: c.Status, Matches: c.Matches}
		for _, part := range c.Parts {
			one.Otherwise = part.Otherwise
		}
		checkedPart(l, t, one, 0, c.Searched)
		return l.end()
	}
	var p piece
	verdicts := make([]news.CheckStatus, len(c.Parts))
	for i, part := range c.Parts {
		verdicts[i] = part.Status
	}
	p.bold(Counted(t, verdicts))
	l.block(&p, &piece{})
	for _, status := range news.WorstFirst {
		first := 0
		for i, part := range c.Parts {
			if part.Status == status {
				var p piece
				p.text(fmt.Sprintf("%d. ", i+1) + partLine(t, part))
				l.head(&p)
				checkedPart(l, t, part, first, c.Searched)
				l.rest()
			}
			first += len(part.Matches) + len(part.Otherwise)
		}
	}
	return l.end()
}

// Counted counts the verdicts on parts: "2 altered, 4 verbatim".
func Counted(t *texts.Texts, verdicts []news.CheckStatus) string {
	var out []string
	for _, status := range news.WorstFirst {
		n := 0
		for _, each := range verdicts {
			if each == status {
				n++
			}
		}
		if n > 0 {
			out = append(out, t.Count(n, t.Check.Counts[status]))
		}
	}
	return strings.Join(out, ", ")
}

// longestPart is how much of a part is shown to tell which it is, in units.
const longestPart = 160

func partLine(t *texts.Texts, part news.Part) string {
	words := t.Marked(middle(part.Text, longestPart))
	if part.SaidBy == "" {
		return words
	}
	return fmt.Sprintf(t.Check.NamedAs, words, line(part.SaidBy, longestLabel))
}

// checkedPart adds the verdict on one part, and its quotes; first is the index of
// its first match in what is rendered.
func checkedPart(l *layout, t *texts.Texts, part news.Part, first int, searched news.Searched) {
	var p piece
	p.bold(verdict(t, part, searched))
	l.head(&p)
	shown := part.Matches
	switch part.Status {
	case news.Altered, news.Misattributed:
		shown = shown[:min(len(shown), 1)]
	case news.Unfound:
		if shown = shown[:min(len(shown), 1)]; len(shown) > 0 {
			var nearest piece
			nearest.text(t.Message.Nearest)
			l.head(&nearest)
		}
	}
	for i, m := range shown {
		if m.Article() != nil {
			whole, instead := citation(t, m.Citation, first+i)
			if m.Aside != nil {
				whole, instead = aside(t, m, first+i), &piece{}
			}
			around(whole, t, m)
			l.block(whole, instead)
		}
	}
	if len(part.Matches) > 0 && part.Status != news.Unfound {
		comparison(l, t, part)
	}
	opposed(l, t, part.Otherwise, first+len(part.Matches))
}

// opposed shows who surely says otherwise than what was found.
func opposed(l *layout, t *texts.Texts, quotes []news.Citation, first int) {
	headed := false
	for i, c := range quotes {
		if c.Article() == nil {
			continue // shown no more
		}
		if !headed {
			var p piece
			p.bold(t.Message.Otherwise)
			l.head(&p)
			headed = true
		}
		l.block(citation(t, c, first+i))
	}
}

// aside names the stored words that are no quote, under the article's label.
func aside(t *texts.Texts, m news.Match, i int) *piece {
	p := &piece{quotes: []int{i}}
	p.link(address(m.Link()), line(t.LabelOf(m.Citation), longestLabel))
	pattern := t.Check.Beside
	if m.Aside.Kind == news.Headline {
		pattern = t.Check.Headline
	}
	p.text(narrow + fmt.Sprintf(pattern, t.Marked(middle(m.Aside.Text, longestDiff/2))))
	return p
}

// around adds the sentence that the words are a part of, with them marked, and
// what has become of words that were printed once. A sentence over several lines is
// left out: one of them could pass for a label.
func around(p *piece, t *texts.Texts, m news.Match) {
	if whole := m.Sentence; whole.Article() != nil && intact(whole.Text()) && !strings.Contains(whole.Text(), "\n") {
		text, from, to := whole.Text(), m.Span().Start-whole.Span().Start, m.Span().End-whole.Span().Start
		if 0 <= from && from <= to && to <= len(text) && units(text) <= longestDiff/2 {
			p.text(narrow)
			p.italic(t.Check.Whole)
			p.text(" ")
			p.passage(text, 0, from)
			p.wrap("b", "", func() { p.passage(text, from, to) })
			p.passage(text, to, len(text))
		}
	}
	if v := m.Version; v != nil && !v.Superseded.IsZero() {
		p.text(narrow)
		if v.Now.Article() == nil {
			p.italic(fmt.Sprintf(t.Check.Removed, t.Day(v.Superseded)))
			return
		}
		p.italic(fmt.Sprintf(t.Check.Since, t.Day(v.Superseded), t.Marked(middle(v.Now.Text(), longestDiff/2))))
	}
}

func verdict(t *texts.Texts, part news.Part, searched news.Searched) string {
	var best news.Match
	if len(part.Matches) > 0 {
		best = part.Matches[0]
	}
	outlet := line(t.Outlet(best.Outlet()), longestLabel)
	switch part.Status {
	case news.Verbatim:
		if v := best.Version; v != nil && !v.Published.IsZero() {
			return fmt.Sprintf(t.Check.Printed, t.Day(v.Published))
		}
		return t.Check.Verbatim
	case news.Altered:
		return fmt.Sprintf(t.Check.Altered, outlet)
	case news.Spliced:
		return t.Check.Spliced
	case news.Misattributed:
		if best.Speaker != nil {
			outlet = line(t.Speaker(*best.Speaker), longestLabel)
		}
		return fmt.Sprintf(t.Check.Misattribute, outlet)
	case news.OtherWording:
		return t.Check.OtherWording
	}
	return fmt.Sprintf(t.Check.Unfound, t.Scope(searched))
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
