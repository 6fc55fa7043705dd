package page

import (
	"html"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Names of meta elements, in the order in which they are believed.
// Dots in them are written as colons.
var (
	titleNames     = []string{"dc:title", "dcterms:title", "og:title", "parsely-title", "sailthru:title", "twitter:title"}
	authorNames    = []string{"dc:creator", "dcterms:creator", "author", "parsely-author", "article:author", "og:article:author", "byl", "byline", "sailthru:author", "cxenseparse:author"}
	outletNames    = []string{"og:site_name", "dc:publisher", "publisher", "article:publisher", "application-name"}
	addressNames   = []string{"og:url", "twitter:url", "parsely-link"}
	languageNames  = []string{"content-language", "og:locale", "dc:language"}
	publishedNames = []string{"article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date", "publication_date", "dc:date", "dc:date:issued", "dcterms:created", "parsely-pub-date", "sailthru:date", "cxenseparse:recs:publishtime", "article:published"}
	updatedNames   = []string{"article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms:modified", "dc:date:modified", "article:updated"}
)

// header is what the elements of a page that nobody reads say about it.
type header struct {
	meta                 map[string]string // by name in lower case
	properties           map[string]bool   // the names of which a property tells, which counts before a name
	canonical, title, h1 string
	language, published  string
	byline               string
}

func readHeader(doc *dom.Node) header {
	h := header{meta: map[string]string{}, properties: map[string]bool{}}
	for n := range doc.Descendants() {
		if n.Type != dom.ElementNode {
			continue
		}
		if h.byline == "" && saysAuthor(n) {
			h.byline = byline(Text(n))
		}
		switch n.DataAtom {
		case atom.Html:
			h.language = attr(n, "lang")
		case atom.Title:
			h.take(&h.title, Text(n), n.Parent.DataAtom == atom.Head)
		case atom.H1:
			h.take(&h.h1, Text(n), true)
		case atom.Link:
			h.take(&h.canonical, attr(n, "href"), strings.EqualFold(attr(n, "rel"), "canonical"))
		case atom.Time:
			h.take(&h.published, attr(n, "datetime"), saysPublished(n))
		case atom.Meta:
			h.takeMeta(n)
		}
	}
	return h
}

func (h *header) take(field *string, value string, fits bool) {
	if fits && *field == "" {
		*field = line(value)
	}
}

func (h *header) takeMeta(n *dom.Node) {
	value := line(html.UnescapeString(attr(n, "content")))
	if value == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		for _, name := range strings.Fields(strings.ReplaceAll(strings.ToLower(attr(n, key)), ".", ":")) {
			if _, known := h.meta[name]; !known || key == "property" && !h.properties[name] {
				h.meta[name], h.properties[name] = value, key == "property"
			}
		}
	}
}

// saysPublished reports whether a time element is the article's, not a comment's.
func saysPublished(n *dom.Node) bool {
	_, marked := has(n, "pubdate")
	return marked || strings.EqualFold(attr(n, "itemprop"), "datePublished") || strings.Contains(strings.ToLower(attr(n, "class")), "publish")
}

// saysAuthor reports whether an element holds the name of who wrote the article.
func saysAuthor(n *dom.Node) bool {
	if n.DataAtom == atom.Link || n.DataAtom == atom.Meta {
		return false
	}
	for _, word := range strings.Fields(strings.ToLower(attr(n, "rel") + " " + attr(n, "itemprop") + " " + attr(n, "class"))) {
		switch word {
		case "author", "byline", "p-author", "author-name", "byline-name", "article-author", "article__author", "byline__name", "entry-author", "post-author":
			return true
		}
	}
	return false
}

// named is the first value under names that fits.
func (h header) named(names []string, fits func(string) bool) Field {
	for _, name := range names {
		if value := h.meta[name]; value != "" && fits(value) {
			return Field{value, "meta " + name}
		}
	}
	return Field{}
}

func attr(n *dom.Node, key string) string {
	value, _ := has(n, key)
	return value
}

func has(n *dom.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// line is text on one line, without what nobody sees, and not endless.
func line(s string) string {
	const most = 1000
	s = strings.Join(strings.Fields(strings.Map(visible, s)), " ")
	if runes := []rune(s); len(runes) > most {
		s = string(runes[:most])
	}
	return strings.ToValidUTF8(s, "\ufffd")
}

func visible(r rune) rune {
	if Invisible(r) {
		return -1
	}
	return r
}
