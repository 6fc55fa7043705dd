package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// FeedOf is the address of the feed that a page names in its head, or "".
func FeedOf(raw []byte, at string) string {
	tokens := html.NewTokenizer(bytes.NewReader(raw[:min(len(raw), 512<<10)]))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			token := tokens.Token()
			if token.DataAtom == atom.Body {
				return ""
			}
			n := &html.Node{Attr: token.Attr}
			kind := strings.ToLower(attr(n, "type"))
			isFeed := strings.HasPrefix(kind, "application/rss+xml") || strings.HasPrefix(kind, "application/atom+xml") || strings.HasPrefix(kind, "application/feed+json")
			if token.DataAtom == atom.Link && isFeed && strings.Contains(strings.ToLower(attr(n, "rel")), "alternate") {
				if found := resolve(attr(n, "href"), at); found != "" {
					return found
				}
			}
		}
	}
}
