// Package page reads a web page as its readers do: the article's paragraphs, kept
// apart, without what is hidden, and without captions, menus and pointers to other
// articles; and what the page says about the article, each with the rule that
// found it.
//
// What belongs to the article is found by go-readability, which Mozilla's reader
// view is in Go. It was taken before go-trafilatura: with what strip and
// dropPointers take out, its F1 on the pages of scrapinghub's
// article-extraction-benchmark is higher, in a fifth of the time, and it is kept up.
package page

import (
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"whosaid/retrieval/corpus/address"
)

// Field is a value and the rule that found it; "" when nothing is known.
type Field struct{ Value, Rule string }

// Page is what is read out of a page.
type Page struct {
	Text                                 string
	Title, Author, URL, Outlet, Language Field
	Published, Updated                   Field    // as the page writes them
	Corrections                          []string // what it says was wrong
}

// Source is where a page came from.
type Source struct {
	URL         string // "" for a file
	ContentType string // what the server said
}

// ErrNoArticle is the error of a page without an article in it.
var ErrNoArticle = errors.New("no article was found in the page")

// most is how many elements a page may have.
const most = 200_000

// Read reads one page.
func Read(raw []byte, from Source) (p Page, err error) {
	defer func() {
		if fault := recover(); fault != nil { // in a library: what it read is anybody's
			p, err = Page{}, fmt.Errorf("%w: it cannot be read", ErrNoArticle)
		}
	}()
	doc, err := html.Parse(strings.NewReader(decode(raw, from.ContentType)))
	if err != nil {
		return Page{}, fmt.Errorf("%w: %v", ErrNoArticle, err)
	}
	p = describe(doc, from)
	strip(doc)
	parser := readability.NewParser()
	parser.MaxElemsToParse, parser.DisableJSONLD, parser.Logger = most, true, slog.New(slog.DiscardHandler)
	found, err := parser.ParseAndMutate(doc, base(p.URL.Value))
	if err != nil {
		return Page{}, fmt.Errorf("%w: %v", ErrNoArticle, err)
	}
	if found.Node == nil {
		return Page{}, ErrNoArticle
	}
	retag(found.Node)
	dropPointers(found.Node)
	p.Text = withoutTitle(Text(found.Node), p.Title.Value)
	if p.Text == "" {
		return Page{}, ErrNoArticle
	}
	p.Author = or(p.Author, Field{byline(found.Byline()), "byline"})
	return p, nil
}

// retag gives elements that the library made or renamed the atoms of their names.
func retag(n *html.Node) {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode {
			d.DataAtom = atom.Lookup([]byte(d.Data))
		}
	}
}

// base is the address against which links are read.
func base(raw string) *url.URL {
	if u, err := url.Parse(raw); err == nil && u.Host != "" {
		return u
	}
	return &url.URL{Scheme: "https", Host: "page.invalid", Path: "/"}
}

// withoutTitle is text without its headline, which is kept beside it.
func withoutTitle(text, title string) string {
	head, rest, found := strings.Cut(text, "\n\n")
	if found && title != "" && strings.EqualFold(strings.Join(strings.Fields(head), " "), title) {
		return rest
	}
	return text
}

// describe gathers what a page says of its article: JSON-LD before meta elements,
// and those before other elements.
func describe(doc *html.Node, from Source) Page {
	said, head := readLinkedData(doc), readHeader(doc)
	isText := func(s string) bool { return !isAddress(s) }
	p := Page{
		Outlet:    or(linked(said.publisher, "publisher"), head.named(outletNames, isText)),
		Author:    author(said, head),
		Language:  or(linked(said.language, "inLanguage"), Field{head.language, "html lang"}, head.named(languageNames, isText)),
		Published: or(linked(said.published, "datePublished"), head.named(publishedNames, isText), Field{head.published, "time element"}),
		Updated:   or(linked(said.modified, "dateModified"), head.named(updatedNames, isText)),
		URL:       identity(said, head, from),

		Corrections: said.corrections,
	}
	p.Title = title(said, head, p.Outlet.Value)
	return p
}

func linked(value, name string) Field { return Field{value, "JSON-LD " + name} }

// or is the first field that is known.
func or(fields ...Field) Field {
	for _, f := range fields {
		if f.Value != "" {
			return f
		}
	}
	return Field{}
}

// identity is the address that a page calls its own. A page that was fetched may
// name another one of its own site only: else anybody could say that his page is
// another outlet's article. A page that calls itself its site's front page is not
// believed either.
func identity(said linkedData, head header, from Source) Field {
	for _, f := range []Field{{head.canonical, "canonical link"}, linked(said.address, "url"), head.named(addressNames, isAddress)} {
		at := resolve(f.Value, from.URL)
		if at == "" || from.URL != "" && (!address.SameSite(at, from.URL) || IsFront(at) && !IsFront(from.URL)) {
			continue
		}
		return Field{address.Clean(at), f.Rule}
	}
	if from.URL != "" {
		return Field{address.Clean(from.URL), "fetched from"}
	}
	return Field{}
}

func resolve(raw, base string) string {
	u, err := url.Parse(strings.TrimSpace(raw))
	if raw == "" || err != nil {
		return ""
	}
	if from, err := url.Parse(base); err == nil && base != "" {
		u = from.ResolveReference(u)
	}
	if u.Host == "" || !isAddress(u.String()) {
		return ""
	}
	return u.String()
}

// IsFront reports whether an address is that of a site's front page, which is no
// article.
func IsFront(raw string) bool {
	u, err := url.Parse(raw)
	return err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}
