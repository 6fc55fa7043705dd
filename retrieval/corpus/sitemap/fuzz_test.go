package sitemap

import (
	"testing"
	"unicode/utf8"
)

// FuzzRead holds that anything is read or refused, and what is read is text.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`<urlset><url><loc>https://a.example/1</loc><lastmod>2026-05-12</lastmod></url></urlset>`))
	f.Add([]byte(`<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		got, err := Read(raw)
		if (err == nil) != (len(got.Pages)+len(got.Maps) > 0) {
			t.Errorf("Read(%q) = %v, %v", raw, got, err)
		}
		for _, p := range got.Pages {
			if !utf8.ValidString(p.Title + p.Outlet + p.Published) {
				t.Errorf("Read(%q) = %q", raw, p)
			}
		}
	})
}
