package sniff

import "testing"

func TestOf(t *testing.T) {
	tests := []struct {
		head, name string
		want       Kind
	}{
		{"The ferry was stopped.", "a.txt", Text},
		{"The ferry was stopped.", "a", Text},
		{"# Note\n\nThe ferry.", "b.md", Markdown},
		{"# 1 in the charts\n\nThe ferry.", "b.txt", Text},
		{"<!doctype html><p>x", "a.txt", HTML},
		{"\ufeff\n<!-- saved -->\n<html lang=en>", "a.dat", HTML},
		{"<?xml version=\"1.0\"?>\n<!-- x --><html xmlns=\"http://www.w3.org/1999/xhtml\">", "a", HTML},
		{"<p>One.</p>", "a", HTML},
		{"<unnamed> spoke.", "a.txt", Text},
		{"<?xml version='1.0'?><?xml-stylesheet?><rss version='2.0'>", "a.txt", Feed},
		{"<feed xmlns='http://www.w3.org/2005/Atom'>", "a", Feed},
		{"<rdf:RDF xmlns='x'>", "a.rdf", Feed},
		{"<?xml version='1.0'?><urlset>", "sitemap.xml", Sitemap},
		{"<sitemapindex xmlns='x'>", "a", Sitemap},
		{"<?xml version='1.0'?>\n<opml version='2.0'>", "a.txt", OPML},
		{"<?xml version='1.0'?><catalogue>", "a.xml", None},
		{`{"version":"https://jsonfeed.org/version/1.1","items":[]}`, "a.json", JSONFeed},
		{`{"name":"Radio Vest","type":"public_channel","id":1,"messages":[`, "result.json", Telegram},
		{`{"text":"x","messages":"y"}`, "a.json", JSON},
		{"{\"text\":\"x\"}\n{\"text\":\"y\"}\n", "a.txt", JSONLines},
		{"{\"text\":\"x\"}\n", "a.jsonl", JSONLines},
		{"{\"text\":\"x\"}\n", "a.jsonl.gz", JSONLines},
		{"{\n\"text\":\"x\"}\n", "a.dat", JSON},
		{"WARC/1.0\r\nWARC-Type: response", "a", WARC},
		{"%PDF-1.7", "a.txt", PDF},
		{"\x1f\x8b\x08", "a.txt", Gzip},
		{"\x89PNG\r\n\x1a\n", "a.txt", None},
		{"PK\x03\x04\x14\x00\x06\x00", "a.docx", None},
		{"\x00\x01\x02\x03\x04", "a.txt", None},
		{"\xcf\xc5\xf0\xe5\xef\xf0\xe0\xe2\xe0", "a.txt", Text},
		{"", "a.txt", Text},
	}
	for _, tt := range tests {
		if got, reason := Of([]byte(tt.head), tt.name); got != tt.want || (got == None) != (reason != "") {
			t.Errorf("Of(%.30q, %s) = %q, %q, want %q", tt.head, tt.name, got, reason, tt.want)
		}
	}
}

func FuzzOf(f *testing.F) {
	f.Add([]byte("<?xml ?><!-- --><rss>"), "a.txt")
	f.Add([]byte(`{"messages":[`), "a.json")
	f.Fuzz(func(t *testing.T, head []byte, name string) {
		if kind, reason := Of(head, name); (kind == None) != (reason != "") {
			t.Errorf("Of(%q, %q) = %q, %q", head, name, kind, reason)
		}
	})
}
