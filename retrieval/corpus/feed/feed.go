// Package feed reads RSS, Atom and JSON Feed.
package feed

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"
	ext "github.com/mmcdole/gofeed/extensions"

	"whosaid/retrieval/corpus/page"
)

// Feed is what a feed lists.
type Feed struct {
	Title, Link, Language string
	Entries               []Entry
}

// Entry is one article of a feed.
type Entry struct {
	ID                 string // by which the feed knows it
	URL                string
	Title, Author      string
	Published, Updated string // as the feed writes them
	Text               string // as a reader sees it
	Whole              bool   // the text is the article, as far as the feed tells; else it announces it
}

// mostEntries is how many entries of a feed are read.
const mostEntries = 5000

// Read reads a feed that was found at an address, "" for a file.
func Read(raw []byte, at string) (f Feed, err error) {
	defer func() {
		if recover() != nil { // in a library: what it read is anybody's
			f, err = Feed{}, errors.New("the feed cannot be read")
		}
	}()
	parsed, err := gofeed.NewParser().Parse(bytes.NewReader(raw))
	if err != nil {
		return Feed{}, fmt.Errorf("the feed cannot be read: %w", err)
	}
	f = Feed{Title: page.DecodeLine(valid(parsed.Title)), Link: resolve(parsed.Link, at), Language: valid(parsed.Language)}
	seen := map[string]bool{}
	for _, item := range parsed.Items[:min(len(parsed.Items), mostEntries)] {
		entry := read(item, or(f.Link, at))
		if key := or(entry.ID, entry.URL); key != "" && seen[key] {
			continue
		} else {
			seen[key] = true
		}
		f.Entries = append(f.Entries, entry)
	}
	return f, nil
}

func read(item *gofeed.Item, base string) Entry {
	e := Entry{
		ID: valid(item.GUID), URL: resolve(item.Link, base), Title: page.DecodeLine(valid(item.Title)),
		Author: authors(item), Published: valid(item.Published), Updated: valid(item.Updated),
	}
	if e.URL == "" {
		e.URL = resolve(item.GUID, "") // a permalink
	}
	e.Text = text(item.Content)
	summary := text(item.Description)
	switch {
	case e.Text == "":
		e.Text = summary
	case e.Text != summary && len(e.Text) > len(summary):
		e.Whole = !breaksOff(e.Text)
	}
	return e
}

// breaksOff reports whether a text ends in the middle, to be read elsewhere.
func breaksOff(text string) bool {
	end := strings.TrimRight(text, " \n]»)")
	return strings.HasSuffix(end, "…") || strings.HasSuffix(end, "...")
}

func authors(item *gofeed.Item) string {
	var names []string
	for _, person := range item.Authors {
		if person != nil && strings.TrimSpace(person.Name) != "" {
			names = append(names, page.DecodeLine(valid(strings.TrimSpace(person.Name))))
		}
	}
	if len(names) == 0 {
		names = fromMedia(item.Extensions)
	}
	return strings.Join(names, ", ")
}

// fromMedia are authors that a feed names in Dublin Core only.
func fromMedia(all ext.Extensions) []string {
	var names []string
	for _, creator := range all["dc"]["creator"] {
		if name := strings.TrimSpace(creator.Value); name != "" {
			names = append(names, page.DecodeLine(valid(name)))
		}
	}
	return names
}

// text is what a reader sees of an entry's text, which may be HTML or not.
func text(s string) string {
	s = strings.TrimSpace(valid(s))
	if !page.HasMarkup(s) {
		return s
	}
	decoded, ok := page.Decode(s)
	if !ok {
		return ""
	}
	return decoded
}

func resolve(raw, base string) string {
	raw = strings.TrimSpace(raw)
	u, err := url.Parse(raw)
	if raw == "" || err != nil {
		return ""
	}
	if from, err := url.Parse(base); err == nil && base != "" {
		u = from.ResolveReference(u)
	}
	if u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "\ufffd")
}

func or(values ...string) string {
	for _, value := range values {
		if value != "" {
			return value
		}
	}
	return ""
}
