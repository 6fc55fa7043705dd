package terminal

import (
	"fmt"
	"strings"
	"time"

	"github.com/muesli/termenv"

	"whosaid/store/news"
)

// Check shows how a checked text stands to the stored articles, and what was
// changed in it; it took took.
func (p *Printer) Check(c news.Check, took time.Duration) error {
	pg := p.page()
	pg.line("", verdict(c), pg.ink.strong)
	for i, m := range c.Matches {
		pg.blank()
		if c.Status == news.Unfound && i == 0 {
			pg.line("", "The nearest:", pg.ink.plain)
		}
		pg.match(m, c.Status)
	}
	pg.blank()
	pg.line("", "searched "+scope(c.Searched)+" · "+elapsed(took), pg.ink.faint)
	return p.print(pg)
}

// verdict says the status in one sentence. It tells how the words stand to the
// stored ones, never whether they are true.
func verdict(c news.Check) string {
	switch c.Status {
	case news.Verbatim:
		return "Verbatim."
	case news.Altered:
		return "Altered. " + outletsOf(c.Matches) + " it otherwise:"
	case news.Spliced:
		return "Parts of different places, run together:"
	case news.Misattributed:
		return "These words are real, but another's:"
	case news.OtherWording:
		return "No stored article has these words. The same statement, in other words:"
	default:
		return "Not found in " + scope(c.Searched) + "."
	}
}

// outletsOf names the outlet of the only match, or counts them.
func outletsOf(matches []news.Match) string {
	if len(matches) == 1 && matches[0].Outlet() != nil {
		return outletName(matches[0].Outlet()) + " has"
	}
	return "Stored articles have"
}

func (p *page) match(m news.Match, status news.CheckStatus) {
	p.citation(m.Citation, gutter{})
	if status == news.Altered && changed(m.Diff) {
		p.changes(m.Diff)
	}
	if len(m.Flags) > 0 {
		p.line("  ", "flags: "+flagList(m.Flags), p.ink.alarm)
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

// changes shows a comparison as one text: what the source has and the checked
// text lacks is struck through in red, or stands between "~~"; what only the
// checked text has is green, or stands between "**".
func (p *page) changes(diff []news.Edit) {
	var out strings.Builder
	for i := 0; i < len(diff); i++ {
		if i+1 < len(diff) && diff[i].Op == news.Insert && diff[i+1].Op == news.Delete {
			out.WriteString(p.ink.edit(diff[i+1]) + " " + p.ink.edit(diff[i]))
			i++
			continue
		}
		out.WriteString(p.ink.edit(diff[i]))
	}
	p.write("  checked: ", strings.Repeat(" ", len("  checked: ")), out.String(), p.ink.plain)
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
