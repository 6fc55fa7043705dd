package terminal

import (
	"fmt"
	"strings"
	"time"

	"github.com/muesli/termenv"

	"whosaid/store/news"
)

// match shows a stored quote beside a checked text.
func (p *page) match(m news.Match, status news.CheckStatus) {
	if m.Aside != nil {
		p.aside(m, status)
		return
	}
	p.citation(m.Citation, gutter{})
	if status == news.Altered && changed(m.Diff) {
		p.changes("  ", "checked", m.Compared())
	}
	if m.Sentence.Article() != nil {
		p.within(m)
	}
	if m.Version != nil {
		p.version("  ", m)
	}
	if len(m.Flags) > 0 {
		p.line("  ", "flags: "+flagList(m.Flags), p.ink.alarm)
	}
}

// within shows the sentence that the words are a part of, with them marked.
func (p *page) within(m news.Match) {
	whole, at := m.Sentence.Text(), m.Span()
	from, to := at.Start-m.Sentence.Span().Start, at.End-m.Sentence.Span().Start
	if from < 0 || to > len(whole) || from > to {
		return
	}
	p.write("  part of: ", strings.Repeat(" ", len("  part of: ")), Visible(whole[:from])+p.ink.strong("["+Visible(whole[from:to])+"]")+Visible(whole[to:]), p.ink.plain)
}

// version tells what has become of words that were printed once.
func (p *page) version(indent string, m news.Match) {
	v := m.Version
	switch {
	case v.Now.Article() == nil:
		p.line(indent, "removed "+since(v.Superseded), p.ink.alarm)
	case !changed(v.Diff):
		p.line(indent, since(v.Superseded)+": "+v.Now.Text(), p.ink.alarm)
	default:
		p.changes(indent, "changed "+since(v.Superseded), flipped(v.Diff))
	}
}

// flipped is a comparison read the other way round.
func flipped(diff []news.Edit) []news.Edit {
	out := make([]news.Edit, len(diff))
	for i, e := range diff {
		switch e.Op {
		case news.Insert:
			e.Op = news.Delete
		case news.Delete:
			e.Op = news.Insert
		}
		out[i] = e
	}
	return out
}

func on(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return " on " + day.Format("2 January 2006")
}

func since(day time.Time) string {
	if day.IsZero() {
		return "since then"
	}
	return "since " + day.Format("2 January 2006")
}

// aside shows a match of words that are never quoted as an answer.
func (p *page) aside(m news.Match, status news.CheckStatus) {
	kind := "beside the text of"
	if m.Aside.Kind == news.Headline {
		kind = "headline of"
	}
	p.label("  ", kind+" "+m.Label(), m.Link())
	p.line("    ", m.Aside.Text, p.ink.strong)
	if status == news.Altered && changed(m.Diff) {
		p.changes("  ", "checked", m.Compared())
	}
	if flags := flagList(m.Flags); flags != "" {
		p.line("  ", "flags: "+flags, p.ink.alarm)
	}
}

func changed(diff []news.Edit) bool {
	for _, e := range diff {
		if e.Op != news.Equal {
			return true
		}
	}
	return false
}

// changes shows a comparison behind what it is.
func (p *page) changes(indent, what string, diff []news.Edit) {
	p.write(indent+what+": ", indent+strings.Repeat(" ", len(what)+2), p.difference(diff), p.ink.plain)
}

// difference is a comparison as one text: what the source has and the checked text
// lacks is struck through in red, or stands between "~~"; what only the checked
// text has is green, or stands between "**".
func (p *page) difference(diff []news.Edit) string {
	var out strings.Builder
	diff = news.OldFirst(diff)
	for i, e := range diff {
		if i > 0 && diff[i-1].Op == news.Delete && e.Op == news.Insert && strings.TrimSpace(diff[i-1].Text) == diff[i-1].Text && strings.TrimSpace(e.Text) == e.Text {
			out.WriteByte(' ')
		}
		out.WriteString(p.ink.edit(e))
	}
	return out.String()
}

// flagList says what was changed in plain words.
func flagList(flags []news.Flag) string {
	parts := make([]string, len(flags))
	for i, f := range flags {
		parts[i] = said[f]
		if parts[i] == "" {
			parts[i] = string(f)
		}
	}
	return strings.Join(parts, ", ")
}

var said = map[news.Flag]string{
	news.NumberFlag:     "a number",
	news.NegationFlag:   "a negation",
	news.NameFlag:       "a name",
	news.DateFlag:       "a date",
	news.ModalityFlag:   "how sure it is",
	news.ComparisonFlag: "a comparison",
	news.TruncatedFlag:  "cut where the sense turns",
	news.InvisibleFlag:  "unseen characters",
	news.FurnitureFlag:  "beside the text",
	news.LookalikeFlag:  "letters that only look alike",
}

func (i ink) edit(e news.Edit) string {
	text := Visible(e.Text)
	core := strings.TrimSpace(text)
	if e.Op == news.Equal || core == "" {
		return text
	}
	at := strings.Index(text, core)
	return text[:at] + i.mark(e.Op, core) + text[at+len(core):]
}

func (i ink) mark(op news.EditOp, text string) string {
	switch {
	case !i.colour && op == news.Insert:
		return "**" + text + "**"
	case !i.colour:
		return "~~" + text + "~~"
	case op == news.Insert:
		return fmt.Sprint(i.style(text).Bold().Foreground(termenv.ANSIGreen))
	default:
		return fmt.Sprint(i.style(text).CrossOut().Foreground(termenv.ANSIRed))
	}
}
