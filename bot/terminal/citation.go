package terminal

import (
	"strings"
	"time"

	"whosaid/store/news"
)

// The marks around a quote. They are not the article's own: a quote that stands in
// those gets no second pair, one that brings only one of a pair gets only the other,
// which tells by its shape that it is none of the article's. Where an article has
// these, they are shown as a symbol, so that nothing in it can end the quote and begin
// another.
const (
	opening = "❝ "
	closing = " ❞"
)

// citations shows quotes, each a line apart from what stands before it.
func (p *page) citations(quotes []news.Citation, g gutter) {
	for _, quote := range quotes {
		p.blank()
		p.citation(quote, g)
	}
}

// cited is citations right under a heading.
func (p *page) cited(quotes []news.Citation, g gutter) {
	for i, quote := range quotes {
		if i > 0 {
			p.blank()
		}
		p.citation(quote, g)
	}
}

func (p *page) citation(c news.Citation, g gutter) {
	indent := g.indent()
	c.Quote = c.Quote.Whole()
	p.quote(g.day(c), indent, c.Text())
	p.label(indent, c.Label(), c.Link())
	if c.Translation != nil {
		p.line(indent, "a model's translation, no quote ("+c.Translation.Language+"): "+c.Translation.Text, p.ink.faint)
	}
	if copies := alsoIn(c.AlsoIn); copies != "" {
		p.line(indent, "also in "+copies, p.ink.faint)
	}
}

// quote shows text between marks, its further lines under its first word, and
// below it a note if some of its characters are shown as symbols.
func (p *page) quote(first, indent, text string) {
	before, after := frame(text)
	hang := indent + strings.Repeat(" ", columns(before))
	prefix := first + before
	lines := wrapBefore(framed(text), p.width-columns(hang), columns(after))
	for i, line := range lines {
		end := ""
		if i == len(lines)-1 {
			end = after
		}
		p.text.WriteString(strings.TrimRight(prefix+p.ink.strong(line)+end, " ") + "\n")
		prefix = hang
	}
	for _, note := range []string{hiddenNote(text), marksNote(text)} {
		if note != "" {
			p.line(hang, note, p.ink.faint)
		}
	}
}

// frame is what is put around a text.
func frame(text string) (before, after string) {
	before, after, own := news.Unframed(text)
	if before != "" || !own {
		before = opening
	}
	if after != "" || !own {
		after = closing
	}
	return before, after
}

// Framed is a text in its frame.
func Framed(text string) string {
	before, after := frame(text)
	return before + framed(text) + after
}

// framed is a text as it stands in a frame.
func framed(text string) string {
	return strings.Map(func(r rune) rune {
		if ours(r) {
			return stand
		}
		return r
	}, Visible(text))
}

// ours reports whether a character is one of the frame's marks.
func ours(r rune) bool { return strings.ContainsRune(opening+closing, r) && r != ' ' }

// alsoIn is "Fjord Daily (same wire story), Radio Vest (same wording)".
func alsoIn(copies []news.Copy) string {
	parts := make([]string, len(copies))
	for i, c := range copies {
		parts[i] = outletName(c.Outlet())
		if c.Why != "" {
			parts[i] += " (" + c.Why + ")"
		}
	}
	return strings.Join(parts, ", ")
}

// gutter is the column of dates at the left, which is there when the quotes
// are of several days.
type gutter struct {
	layout string // of a date; "" for no gutter
	width  int    // of the longest date, in columns
}

func gutterFor(quotes []news.Citation) gutter {
	days, years := map[string]bool{}, map[int]bool{}
	for _, quote := range quotes {
		if at := published(quote); !at.IsZero() {
			days[at.Format(time.DateOnly)], years[at.Year()] = true, true
		}
	}
	if len(days) < 2 {
		return gutter{}
	}
	g := gutter{layout: "2 Jan"}
	if len(years) > 1 {
		g.layout = "2 Jan 2006"
	}
	for _, quote := range quotes {
		if at := published(quote); !at.IsZero() {
			g.width = max(g.width, columns(at.Format(g.layout)))
		}
	}
	return g
}

// indent is the free space left of the lines that have no date.
func (g gutter) indent() string {
	if g.layout == "" {
		return "  "
	}
	return strings.Repeat(" ", 2+g.width+3)
}

// day is the indent of a quote's first line, with its date.
func (g gutter) day(c news.Citation) string {
	indent, at := g.indent(), published(c)
	if g.layout == "" || at.IsZero() {
		return indent
	}
	date := "  " + at.Format(g.layout)
	return date + indent[len(date):]
}

func published(c news.Citation) time.Time {
	if a := c.Article(); a != nil {
		return a.Published
	}
	return time.Time{}
}
