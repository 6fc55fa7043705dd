package corpus

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// TestReadWebFillsBack holds that a list of sitemaps leads to the articles, the
// newest first, and that what cannot be had is named.
func TestReadWebFillsBack(t *testing.T) {
	const site = "https://norwick.example"
	web := map[string]string{
		site + "/sitemap.xml": `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
			<sitemap><loc>` + site + `/gone.xml</loc></sitemap><sitemap><loc>` + site + `/feed.xml</loc></sitemap>
			<sitemap><loc>` + site + `/news.xml</loc><lastmod>2026-05-12</lastmod></sitemap></sitemapindex>`,
		site + "/feed.xml": "<rss version='2.0'><channel/></rss>",
		site + "/news.xml": `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://x.example/image">
			<url><loc>` + site + `/quay</loc><news:news><news:publication><news:name>Norwick News</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-05-11T09:00:00Z</news:publication_date><news:title>Quay opened</news:title></news:news><image:image><image:loc>` + site + `/quay.png</image:loc></image:image></url>
			<url><loc>` + site + `/ferry</loc><news:news><news:publication><news:name>Norwick News</news:name></news:publication><news:publication_date>2026-05-12T09:00:00Z</news:publication_date><news:title>Ferry stopped</news:title></news:news></url>
			<url><loc>ftp://norwick.example/x</loc></url></urlset>`,
	}
	for _, name := range []string{"quay", "ferry"} {
		web[site+"/"+name] = `<html><body><article><p>The ` + name + ` in Norwick was looked at on Monday, and nothing was found, the county engineer said.</p></article></body></html>`
	}
	got, err := ReadWeb(t.Context(), []string{site + "/sitemap.xml"}, func(_ context.Context, at string) (Fetched, error) {
		if body, found := web[at]; found {
			return Fetched{URL: at, Body: []byte(body)}, nil
		}
		return Fetched{}, errors.New("404 Not Found")
	}, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var read []string
	for _, one := range got.Readings {
		a := one.Article
		read = append(read, fmt.Sprint(a.Title, ", ", a.Outlet.Name, ", ", a.Published.Format("2 Jan")))
	}
	if want := "Ferry stopped, Norwick News, 12 May; Quay opened, Norwick News, 11 May"; strings.Join(read, "; ") != want {
		t.Errorf("read %q, want %q", strings.Join(read, "; "), want)
	}
	if len(got.Skipped) != 2 || got.Skipped[0].Reason != "404 Not Found" || got.Skipped[1].Reason != "is no sitemap" {
		t.Errorf("passed over: %v", got.Skipped)
	}
}
