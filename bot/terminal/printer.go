package terminal

import (
	"io"
	"strings"

	"github.com/muesli/termenv"
)

// Bounds of the page, in columns. A narrower terminal wraps by itself.
const (
	DefaultWidth = 80
	maxWidth     = 100
	minWidth     = 40
)

// Printer writes results to one stream. Its methods return only that stream's
// errors.
type Printer struct {
	out   io.Writer
	width int
	ink   ink
}

// New makes a printer for lines of at most width columns, held between 40 and
// 100; 0 means DefaultWidth. With colour, it also makes labels into links.
func New(out io.Writer, width int, colour bool) *Printer {
	if width == 0 {
		width = DefaultWidth
	}
	return &Printer{out, max(minWidth, min(width, maxWidth)), ink{colour}}
}

// page starts an empty page of the printer's width and colours.
func (p *Printer) page() *page { return &page{width: p.width, ink: p.ink} }

func (p *Printer) print(pg *page) error {
	_, err := io.WriteString(p.out, pg.text.String())
	return err
}

// ink colours a run of text, or leaves it plain.
type ink struct{ colour bool }

// paint changes how a run of text looks, never what it says.
type paint func(string) string

func (i ink) plain(s string) string { return s }

func (i ink) strong(s string) string { return i.style(s).Bold().String() }

func (i ink) faint(s string) string { return i.style(s).Faint().String() }

func (i ink) alarm(s string) string {
	return i.style(s).Bold().Foreground(termenv.ANSIYellow).String()
}

func (i ink) style(s string) termenv.Style {
	if i.colour {
		return termenv.ANSI.String(s)
	}
	return termenv.Ascii.String(s)
}

// link makes s lead to address, on terminals that know OSC 8.
func (i ink) link(address string) paint {
	if address == "" || !i.colour {
		return i.faint
	}
	return func(s string) string { return termenv.Hyperlink(address, i.faint(s)) }
}

// page gathers lines.
type page struct {
	width int
	ink   ink
	text  strings.Builder
	notes []string // addresses that labels name by their number, from 1
}

// blank leaves one line free, but for the top of the page.
func (p *page) blank() {
	if p.text.Len() > 0 {
		p.text.WriteByte('\n')
	}
}

// write puts text behind the prefix first, and its further lines behind rest,
// which is as wide.
func (p *page) write(first, rest, text string, look paint) {
	prefix := first
	for _, line := range wrap(text, p.width-columns(first)) {
		p.text.WriteString(strings.TrimRight(prefix+look(line), " "))
		p.text.WriteByte('\n')
		prefix = rest
	}
}

// line writes foreign text behind an indent, wrapped.
func (p *page) line(indent, text string, look paint) { p.write(indent, indent, Visible(text), look) }
