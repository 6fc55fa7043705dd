package page

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unseenElement are elements that show no text of the article: code, drawings,
// the words of controls.
var unseenElement = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Math: true,
	atom.Iframe: true, atom.Object: true, atom.Embed: true, atom.Canvas: true, atom.Audio: true, atom.Video: true,
	atom.Button: true, atom.Input: true, atom.Select: true, atom.Textarea: true,
}

// furnitureElement are elements for what is about the article and not of it.
// Captions belong to a picture.
var furnitureElement = map[atom.Atom]bool{
	atom.Form: true, atom.Label: true, atom.Nav: true, atom.Menu: true, atom.Dialog: true, atom.Figcaption: true, atom.Caption: true,
}

// unseenStyle is what takes an element out of sight.
var unseenStyle = regexp.MustCompile(`(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)|font-size\s*:\s*0(?:\.0*)?[a-z%]*\s*(?:;|!|$)|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{4,}|clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*(?:50|100)%)`)

// unseenClass are the names under which style sheets hide text from the eye.
var unseenClass = map[string]bool{
	"sr-only": true, "screen-reader-only": true, "screen-reader-text": true, "visually-hidden": true,
	"visuallyhidden": true, "hidden": true, "d-none": true, "element-invisible": true, "is-hidden": true, "a11y-hidden": true,
}

// furnitureClass are words that, as a part of a class or an id, say that an
// element is about the article and not of it.
var furnitureClass = regexp.MustCompile(`(?i)(?:^|[-_ ])(?:caption|wp-caption-text|read-?also|read-?more|readmore|also-?read|see-?also|related|recirc\w*|more-?stories|newsletter|subscribe|subscription|share|sharing|sharedaddy|social|social-?links|breadcrumbs?|comments?|comment-?list|disqus\w*|tags?-?list|taglist|promo|advert\w*|ad-?slot|sponsored|outbrain|taboola|cookie\w*|paywall|toolbar|print-?only|jp-relatedposts|author-?bio|authorbio|about-?author)(?:$|[-_ ])`)

// strip takes out of a document all that no reader sees, and what is furniture
// by its element or its name. What holds most of the page's prose is no furniture,
// whatever it is called.
func strip(doc *html.Node) {
	amount := map[*html.Node]int{}
	most := prose(doc, false, amount) / 2
	var within func(n *html.Node)
	within = func(n *html.Node) {
		for child := n.FirstChild; child != nil; {
			next := child.NextSibling
			switch {
			case child.Type == html.CommentNode, child.Type == html.ElementNode && unseen(child):
				n.RemoveChild(child)
			case child.Type == html.ElementNode && isFurniture(child) && amount[child] <= most:
				n.RemoveChild(child)
			default:
				within(child)
			}
			child = next
		}
	}
	within(doc)
}

// prose is how many bytes of text stand in paragraphs and not in links; it notes
// that of every element below.
func prose(n *html.Node, paragraph bool, amount map[*html.Node]int) int {
	if n.Type == html.TextNode {
		if paragraph {
			return len(strings.TrimSpace(n.Data))
		}
		return 0
	}
	if n.DataAtom == atom.A || unseenElement[n.DataAtom] {
		return 0
	}
	total := 0
	for child := range n.ChildNodes() {
		total += prose(child, paragraph || n.DataAtom == atom.P, amount)
	}
	amount[n] = total
	return total
}

func unseen(n *html.Node) bool {
	if unseenElement[n.DataAtom] {
		return true
	}
	if n.DataAtom == atom.Html || n.DataAtom == atom.Body {
		return false // a page that a script uncovers is seen
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "style":
			if unseenStyle.MatchString(a.Val) {
				return true
			}
		case "class":
			for _, class := range strings.Fields(a.Val) {
				if unseenClass[strings.ToLower(class)] {
					return true
				}
			}
		}
	}
	return false
}

// isFurniture tells furniture by an element, its class, id or role.
func isFurniture(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main, atom.Article, atom.Head, atom.H1:
		return false
	}
	if furnitureElement[n.DataAtom] {
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "role":
			switch strings.ToLower(a.Val) {
			case "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "toolbar", "menu", "complementary":
				return true
			}
		case "class", "id":
			if furnitureClass.MatchString(a.Val) {
				return true
			}
		}
	}
	return false
}
