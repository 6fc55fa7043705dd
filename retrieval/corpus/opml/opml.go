// Package opml reads and writes OPML, the lists of feeds that readers of feeds
// exchange.
package opml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
)

// Feed is one feed of a list.
type Feed struct{ Title, URL string }

// Bounds on a list.
const (
	mostFeeds = 2000
	deepest   = 50 // folders within folders
)

// ErrNone is the error of a list without a feed.
var ErrNone = errors.New("is a list of feeds (OPML) without a feed's address in it")

// Read reads the feeds of a list, in its order, each once.
func Read(raw []byte) ([]Feed, error) {
	in := xml.NewDecoder(bytes.NewReader(raw))
	in.CharsetReader = charset.NewReaderLabel
	var all []Feed
	seen := map[string]bool{}
	for depth := 0; ; {
		token, err := in.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("is a list of feeds (OPML) that cannot be read: %w", err)
		}
		switch t := token.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			if depth++; depth > deepest {
				return nil, errors.New("is a list of feeds (OPML) that is nested too deep")
			}
			if feed := feedOf(t); feed.URL != "" && !seen[feed.URL] && len(all) < mostFeeds {
				seen[feed.URL] = true
				all = append(all, feed)
			}
		}
	}
	if len(all) == 0 {
		return nil, ErrNone
	}
	return all, nil
}

// feedOf is the feed that an outline names; writers differ in how they spell that.
func feedOf(outline xml.StartElement) (f Feed) {
	for _, a := range outline.Attr {
		value := strings.TrimSpace(a.Value)
		switch strings.ToLower(a.Name.Local) {
		case "xmlurl":
			if strings.HasPrefix(value, "https://") || strings.HasPrefix(value, "http://") {
				f.URL = value
			}
		case "title":
			f.Title = value
		case "text":
			if f.Title == "" {
				f.Title = value
			}
		}
	}
	return f
}

// document is a list as it is written.
type document struct {
	XMLName xml.Name  `xml:"opml"`
	Version string    `xml:"version,attr"`
	Title   string    `xml:"head>title"`
	Feeds   []outline `xml:"body>outline"`
}

type outline struct {
	Type string `xml:"type,attr"`
	Text string `xml:"text,attr"`
	URL  string `xml:"xmlUrl,attr"`
}

// Write writes feeds as a list.
func Write(to io.Writer, title string, feeds []Feed) error {
	list := document{Version: "2.0", Title: title}
	for _, f := range feeds {
		name := f.Title
		if name == "" {
			name = f.URL
		}
		list.Feeds = append(list.Feeds, outline{"rss", name, f.URL})
	}
	out, err := xml.MarshalIndent(list, "", "  ")
	if err == nil {
		_, err = fmt.Fprintf(to, "%s%s\n", xml.Header, out)
	}
	return err
}
