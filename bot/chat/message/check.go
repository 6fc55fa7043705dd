package message

import (
	"fmt"
	"slices"
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

// Check is what became of a checked text: how it stands to the stored quotes,
// those quotes, and where the text was changed. It is no verdict.
func Check(t *texts.Texts, c news.Check, most int) []Page {
	l := &layout{most: max(most, 1)}
	var p piece
	p.bold(verdict(t, c))
	l.head(&p)
	shown := c.Matches
	switch c.Status {
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
			l.block(citation(t, m.Citation, i))
		}
	}
	if len(c.Matches) > 0 && c.Status != news.Unfound {
		comparison(l, t, c)
	}
	return l.end()
}

func verdict(t *texts.Texts, c news.Check) string {
	var best news.Citation
	if len(c.Matches) > 0 {
		best = c.Matches[0].Citation
	}
	outlet := line(t.Outlet(best.Outlet()), longestLabel)
	switch c.Status {
	case news.Verbatim:
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
	return fmt.Sprintf(t.Check.Unfound, t.Scope(c.Searched))
}

// comparison shows the checked text with its changes, and says what kind they are.
func comparison(l *layout, t *texts.Texts, c news.Check) {
	m := c.Matches[0]
	var p piece
	if n := changes(m.Diff); n > 0 && c.Status == news.Altered {
		difference(&p, t, m.Diff)
		p.text(narrow + t.Count(n, t.Check.Changes))
		if kinds := kinds(t, m.Flags); kinds != "" {
			p.text(": " + kinds)
		}
		p.text(".")
	}
	for _, warning := range []struct {
		flag news.Flag
		says string
	}{
		{news.TruncatedFlag, t.Check.Truncated}, {news.LookalikeFlag, t.Check.Lookalike}, {news.InvisibleFlag, t.Check.Invisible},
	} {
		if slices.Contains(m.Flags, warning.flag) {
			if p.html.Len() > 0 {
				p.text(narrow)
			}
			p.text(warning.says)
		}
	}
	if p.html.Len() > 0 {
		l.block(&p, &piece{})
	}
}

// difference writes “We now count ~~17~~ **70** injured”: struck is what only
// the source has, bold what only the checked text has.
func difference(p *piece, t *texts.Texts, diff []news.Edit) {
	before, after, _ := strings.Cut(t.Check.Checked, "%s")
	p.text(before + "“")
	for i, e := range diff {
		if i == mostEdits || p.units > longestDiff {
			p.text(" …")
			break
		}
		text := middle(e.Text, longestEdit)
		if strings.TrimSpace(text) == "" && e.Op != news.Equal {
			continue
		}
		if i > 0 && !spaced(diff[i-1].Text, text) {
			p.text(" ")
		}
		switch e.Op {
		case news.Insert:
			p.bold(text)
		case news.Delete:
			p.strike(text)
		default:
			p.text(text)
		}
	}
	p.text("”" + after)
}

// spaced reports whether two pieces need no space between them: one is there,
// or the second begins with a mark.
func spaced(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return unicode.IsSpace(last) || unicode.IsSpace(first) || unicode.IsPunct(first)
}

// middle leaves the middle of a long text out, and keeps it on one line.
func middle(text string, most int) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	if units(text) <= most {
		return text
	}
	return cut(text, most/2) + " … " + lastRunes(text, most/4)
}

// changes counts runs of words that differ.
func changes(diff []news.Edit) int {
	n := 0
	for i, e := range diff {
		if e.Op != news.Equal && (i == 0 || diff[i-1].Op == news.Equal) {
			n++
		}
	}
	return n
}

// kinds names what was changed, "a number, a name".
func kinds(t *texts.Texts, flags []news.Flag) string {
	var out []string
	for _, f := range flags {
		if name := t.Check.Kinds[f]; name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
