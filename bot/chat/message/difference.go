package message

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/bot/chat/texts"
	"whosaid/store/news"
)

// comparison shows the checked text with its changes, and says what kind they are.
func comparison(l *layout, t *texts.Texts, c news.Part) {
	m := c.Matches[0]
	var p piece
	if n := changes(m.Diff); n > 0 && c.Status == news.Altered {
		difference(&p, t, m.Compared())
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
	diff = withoutHalf(news.OldFirst(diff))
	opening, closing := t.Frame(textOf(diff))
	p.text(before + opening)
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
	p.text(closing + after)
}

// withoutHalf leaves out half a pair of marks of quotation, in which the stored words
// that were compared begin or end within a longer quotation: a person's text stands in
// the frame of the page.
func withoutHalf(diff []news.Edit) []news.Edit {
	opening, closing, own := news.Unframed(textOf(diff))
	shown := func(e news.Edit) bool { return e.Op != news.Delete && e.Text != "" }
	out := slices.Clone(diff)
	if own && closing != "" {
		i := slices.IndexFunc(out, shown)
		_, size := utf8.DecodeRuneInString(out[i].Text)
		out[i].Text = out[i].Text[size:]
	}
	if own && opening != "" {
		i := len(out) - 1
		for !shown(out[i]) {
			i--
		}
		_, size := utf8.DecodeLastRuneInString(out[i].Text)
		out[i].Text = out[i].Text[:len(out[i].Text)-size]
	}
	return slices.DeleteFunc(out, func(e news.Edit) bool { return e.Text == "" })
}

// textOf is the checked text.
func textOf(diff []news.Edit) string {
	var out strings.Builder
	for _, e := range diff {
		if e.Op != news.Delete {
			out.WriteString(e.Text)
		}
	}
	return out.String()
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
