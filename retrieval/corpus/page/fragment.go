package page

import (
	"html"
	"regexp"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	entity  = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});`)
	tags    = `a|abbr|article|aside|b|blockquote|body|br|center|cite|code|div|em|figure|figcaption|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|li|main|nav|ol|p|picture|pre|q|s|script|section|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|time|tr|u|ul|video`
	markup  = regexp.MustCompile(`(?i)</(?:` + tags + `)\s*>|<(?:br|p|hr)\s*/?>|<(?:a|div|iframe|img|p|script|span|table)\s[^<>]*=[^<>]*>|<!--|<!doctype\s|<!\[CDATA\[`)
	blocks  = regexp.MustCompile(`(?i)<(?:p|br|div|li|ul|ol|h[1-6]|table|tr|section|article|blockquote)\b[^<>]*>`)
	newline = regexp.MustCompile(`\r\n?|\n`)
)

// HasMarkup reports whether a text is written in HTML: whether it has tags, or
// entities that stand for characters.
func HasMarkup(s string) bool { return markup.MatchString(s) || hasEntity(s) }

func hasEntity(s string) bool {
	for _, found := range entity.FindAllString(s, 1000) {
		if html.UnescapeString(found) != found {
			return true
		}
	}
	return false
}

// Decode is what a reader sees of a text that is written in HTML, or that was
// escaped once too often; a text without markup stays as it is. It reports whether
// all markup is gone.
func Decode(s string) (string, bool) {
	const most = 3 // times that a text was escaped
	stripped := false
	for range most {
		switch {
		case !stripped && markup.MatchString(s):
			s, stripped = fragment(s), true
		case hasEntity(s):
			s = html.UnescapeString(s)
		default:
			return s, true
		}
	}
	return s, !hasEntity(s) && (stripped || !markup.MatchString(s))
}

// DecodeLine is Decode for a title or a name.
func DecodeLine(s string) string {
	if !HasMarkup(s) {
		return s
	}
	s, _ = Decode(s)
	return line(s)
}

// ReadFragment reads an article that is written in HTML without a page around it:
// its headline, if it begins with one, and its paragraphs.
func ReadFragment(s string) Page {
	text := fragment(s)
	title := ""
	if nodes, err := dom.ParseFragment(strings.NewReader(s), body()); err == nil {
		for _, n := range nodes {
			if title == "" && n.DataAtom == atom.H1 {
				title = line(Text(n))
			}
		}
	}
	return Page{Title: Field{title, "h1"}, Text: withoutTitle(text, title)}
}

func body() *dom.Node { return &dom.Node{Type: dom.ElementNode, Data: "body", DataAtom: atom.Body} }

// fragment is what a reader sees of a piece of HTML. Where no element sets
// paragraphs, the lines of the source do.
func fragment(s string) string {
	if !blocks.MatchString(s) {
		s = newline.ReplaceAllString(s, "<br>")
	}
	body := body()
	nodes, err := dom.ParseFragment(strings.NewReader(s), body)
	if err != nil {
		return "" // nested deeper than any text is
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	strip(body)
	dropPointers(body)
	return Text(body)
}
