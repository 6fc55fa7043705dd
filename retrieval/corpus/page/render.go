package page

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// inline are the elements that stand within a line; every other one begins and
// ends a paragraph.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.Acronym: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true,
	atom.Cite: true, atom.Code: true, atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true,
	atom.I: true, atom.Img: true, atom.Ins: true, atom.Kbd: true, atom.Mark: true, atom.Nobr: true, atom.Q: true,
	atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true,
	atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true, atom.Ruby: true, atom.Rt: true, atom.Rp: true,
}

// writer sets the text of elements as a reader sees it: paragraphs with a blank
// line between them, each on one line but for breaks that its author set.
type writer struct {
	out   strings.Builder
	words strings.Builder // of the paragraph that is being read
	space bool            // white space waits for a word
}

// Text is what a reader sees of a node.
func Text(n *html.Node) string {
	var w writer
	w.node(n)
	w.paragraph()
	return w.out.String()
}

func (w *writer) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.text(n.Data)
		return
	case n.Type == html.ElementNode && n.DataAtom == atom.Br:
		w.lineBreak()
		return
	}
	block := n.Type == html.ElementNode && !inline[n.DataAtom] && n.DataAtom != 0 || isBlock(n)
	if block {
		w.paragraph()
	}
	for child := range n.ChildNodes() {
		w.node(child)
	}
	if block {
		w.paragraph()
	}
}

// isBlock takes an element that HTML does not know for one that stands within a
// line, unless there is a paragraph in it.
func isBlock(n *html.Node) bool {
	if n.Type != html.ElementNode || n.DataAtom != 0 {
		return false
	}
	for child := range n.ChildNodes() {
		if child.Type == html.ElementNode && child.DataAtom != 0 && !inline[child.DataAtom] {
			return true
		}
	}
	return false
}

func (w *writer) text(s string) {
	for _, r := range s {
		switch {
		case Invisible(r):
		case r == '\u00a0' || r == '\u202f' || r == '\u2007':
			w.rune(r) // between the digits of a number, they are part of it
		case unicode.IsSpace(r):
			w.space = true
		default:
			w.rune(r)
		}
	}
}

func (w *writer) rune(r rune) {
	if w.space && w.words.Len() > 0 && !strings.HasSuffix(w.words.String(), "\n") {
		w.words.WriteByte(' ')
	}
	w.space = false
	w.words.WriteRune(r)
}

// lineBreak is a break within a paragraph; a second one ends it.
func (w *writer) lineBreak() {
	w.space = false
	if strings.HasSuffix(w.words.String(), "\n") {
		w.paragraph()
	} else if w.words.Len() > 0 {
		w.words.WriteByte('\n')
	}
}

func (w *writer) paragraph() {
	words := strings.TrimFunc(w.words.String(), unicode.IsSpace)
	w.words.Reset()
	w.space = false
	if words == "" {
		return
	}
	if w.out.Len() > 0 {
		w.out.WriteString("\n\n")
	}
	w.out.WriteString(words)
}

// Invisible reports whether a character shows nothing where it stands: marks of
// zero width, of direction, soft hyphens, and controls that are no white space.
func Invisible(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r == '\f' || r == '\r' || r == '\u0085':
		return false
	case r == '\u034f' || r == '\u115f' || r == '\u1160' || r == '\u3164' || r == '\uffa0':
		return true // joiners and fillers without a form
	case 0xfe00 <= r && r <= 0xfe0f || 0xe0100 <= r && r <= 0xe01ef:
		return true // which form of the letter before is meant
	}
	return unicode.In(r, unicode.Cf, unicode.Cc) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}
