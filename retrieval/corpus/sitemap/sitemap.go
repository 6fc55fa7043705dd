// Package sitemap reads the lists of pages that sites keep for search engines, with
// what the news extension says of each.
package sitemap

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"

	"whosaid/retrieval/corpus/when"
)

// Page is one page of a list, with what the list says of it.
type Page struct {
	URL                          string
	Title, Outlet                string // by the news extension
	Language, Published, Changed string
}

// Map is what a sitemap lists: pages, or other sitemaps. The newest are first.
type Map struct {
	Pages []Page
	Maps  []string
}

// written is a sitemap as it is written; names of any namespace count.
type written struct {
	URL []struct {
		Loc     string `xml:"loc"`
		Lastmod string `xml:"lastmod"`
		News    struct {
			Title       string `xml:"title"`
			Published   string `xml:"publication_date"`
			Publication struct {
				Name     string `xml:"name"`
				Language string `xml:"language"`
			} `xml:"publication"`
		} `xml:"news"`
	} `xml:"url"`
	Sitemap []other `xml:"sitemap"`
}

// other is another sitemap.
type other struct {
	Loc     string `xml:"loc"`
	Lastmod string `xml:"lastmod"`
}

// most is how many entries of a sitemap are read; the protocol allows no more.
const most = 50_000

// Read reads one sitemap.
func Read(raw []byte) (Map, error) {
	in := xml.NewDecoder(bytes.NewReader(raw))
	in.CharsetReader = charset.NewReaderLabel
	var w written
	if err := in.Decode(&w); err != nil {
		return Map{}, fmt.Errorf("is a sitemap that cannot be read: %w", err)
	}
	var m Map
	for _, u := range w.URL[:min(len(w.URL), most)] {
		if at := address(u.Loc); at != "" {
			m.Pages = append(m.Pages, Page{
				URL: at, Title: line(u.News.Title), Outlet: line(u.News.Publication.Name), Language: line(u.News.Publication.Language),
				Published: line(u.News.Published), Changed: line(u.Lastmod),
			})
		}
	}
	slices.SortStableFunc(m.Pages, func(a, b Page) int { return newest(a.dated(), b.dated()) })
	slices.SortStableFunc(w.Sitemap, func(a, b other) int { return newest(a.Lastmod, b.Lastmod) })
	for _, s := range w.Sitemap[:min(len(w.Sitemap), most)] {
		if at := address(s.Loc); at != "" {
			m.Maps = append(m.Maps, at)
		}
	}
	if len(m.Pages)+len(m.Maps) == 0 {
		return Map{}, errors.New("is a sitemap without a page in it")
	}
	return m, nil
}

func (p Page) dated() string {
	if p.Published != "" {
		return p.Published
	}
	return p.Changed
}

// newest puts the later date first, and what has none last.
func newest(a, b string) int {
	first, _ := when.Parse(line(a))
	second, _ := when.Parse(line(b))
	return second.Compare(first)
}

func line(s string) string {
	return strings.ToValidUTF8(strings.Join(strings.Fields(s), " "), "\ufffd")
}

func address(s string) string {
	if s = strings.TrimSpace(s); strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
		return s
	}
	return ""
}
