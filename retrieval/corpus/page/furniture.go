package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// dropPointers takes out of an article's content the paragraphs that only point
// elsewhere: those that are links and nothing else but a few words, such as "Read
// also:". An article that would be left empty keeps them.
func dropPointers(content *html.Node) {
	var pointers []*html.Node
	rest := 0
	for n := range content.Descendants() {
		if n.Type != html.ElementNode || inline[n.DataAtom] || n.DataAtom == atom.Br || holdsBlock(n) {
			continue
		}
		linked, plain := measure(n)
		if linked > 0 && plain*4 <= linked {
			pointers = append(pointers, n)
		} else {
			rest += plain
		}
	}
	if rest == 0 {
		return
	}
	for _, n := range pointers {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// holdsBlock reports whether a paragraph begins within the element.
func holdsBlock(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && !inline[d.DataAtom] && d.DataAtom != atom.Br && d.DataAtom != 0 {
			return true
		}
	}
	return false
}

// measure counts the characters of an element within links and outside.
func measure(n *html.Node) (linked, plain int) {
	var within func(n *html.Node, link bool)
	within = func(n *html.Node, link bool) {
		if n.Type == html.TextNode {
			if size := utf8.RuneCountInString(strings.TrimSpace(n.Data)); link {
				linked += size
			} else {
				plain += size
			}
		}
		link = link || n.DataAtom == atom.A
		for child := range n.ChildNodes() {
			within(child, link)
		}
	}
	within(n, false)
	return linked, plain
}
