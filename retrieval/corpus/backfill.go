package corpus

import (
	"fmt"

	"whosaid/retrieval/corpus/sitemap"
	"whosaid/retrieval/corpus/sniff"
)

// Bounds on what sitemaps list: a news sitemap holds two days and at most a
// thousand articles.
const (
	mostListed = 1000 // pages, the newest first
	mostMaps   = 50   // sitemaps of one list of sitemaps
)

// listedIn are the pages of a sitemap, or of the sitemaps that it lists.
func (r *reader) listedIn(at string, got Fetched, get Fetch) []wanted {
	found, err := sitemap.Read(got.Body)
	if err != nil {
		r.skip(at, err.Error())
		return nil
	}
	pages := found.Pages
	maps := found.Maps[:min(len(found.Maps), mostMaps)]
	for i, other := range fetchAll(r.ctx, maps, get) {
		if other.err != nil {
			r.skip(maps[i], other.err.Error())
			continue
		}
		if kind, _ := sniff.Of(other.Body[:min(len(other.Body), sniff.Head)], ""); kind != sniff.Sitemap {
			r.skip(maps[i], "is no sitemap")
			continue
		}
		listed, err := sitemap.Read(other.Body)
		if err != nil {
			r.skip(maps[i], err.Error())
			continue
		}
		pages = append(pages, listed.Pages...)
	}
	if left := len(pages) - mostListed; left > 0 {
		r.skip(at, fmt.Sprintf("of its pages the newest %d were read; %d were not", mostListed, left))
		pages = pages[:mostListed]
	}
	var all []wanted
	for _, page := range pages {
		all = append(all, wanted{page.URL, fromListed(page), nil})
	}
	return all
}

// fromListed is what a sitemap says of a page.
func fromListed(p sitemap.Page) record {
	rec := record{
		title: field{p.Title, "sitemap title"}, url: field{p.URL, "sitemap loc"}, outlet: field{p.Outlet, "sitemap publication"},
		language: field{p.Language, "sitemap language"}, claimed: true,
	}
	rec.publishedAt, rec.published = moment(field{p.Published, "sitemap publication_date"})
	return rec
}
