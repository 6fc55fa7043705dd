package feed

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

const rss = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Radio Vest &amp; news</title><link>https://radiovest.example/</link><language>en</language>
<item><guid isPermaLink="false">7</guid><title>Pier &amp;#8216;closed&amp;#8217;</title><link>/n/pier?utm_source=rss</link><dc:creator>Ada Lie</dc:creator><pubDate>Fri, 15 May 26 22:05:03 +0300</pubDate>
<description>The county closed the pier…</description><content:encoded><![CDATA[<p>The county closed the pier.</p><p>“Nobody was hurt,” said Berg.</p>]]></content:encoded></item>
<item><guid>https://radiovest.example/n/quay</guid><title>Quay</title><description>&lt;p&gt;The quay&amp;nbsp;was mended.&lt;/p&gt;</description></item>
<item><guid>7</guid><title>Again</title></item>
</channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Fjord</title><link href="https://fjord.example/"/>
<entry><id>tag:fjord.example,2026:1</id><title>Ferry</title><link href="https://fjord.example/1"/><author><name>Per Vik</name></author><published>2026-05-12T10:00:00Z</published><updated>2026-05-13T10:00:00Z</updated><summary>The ferry sails.</summary></entry></feed>`

const jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"Plain","home_page_url":"https://plain.example/","items":[
{"id":"1","url":"https://plain.example/1","title":"Dam","content_text":"The dam holds.\n\nIt was built in 1961.","date_published":"2026-05-12T10:00:00Z","authors":[{"name":"Kari Ness"}]}]}`

func TestRead(t *testing.T) {
	tests := map[string]struct {
		raw  string
		want Feed
	}{
		"RSS": {rss, Feed{"Radio Vest & news", "https://radiovest.example/", "en", []Entry{
			{"7", "https://radiovest.example/n/pier?utm_source=rss", "Pier ‘closed’", "Ada Lie", "Fri, 15 May 26 22:05:03 +0300", "", "The county closed the pier.\n\n“Nobody was hurt,” said Berg.", true},
			{"https://radiovest.example/n/quay", "https://radiovest.example/n/quay", "Quay", "", "", "", "The quay\u00a0was mended.", false},
		}}},
		"Atom": {atom, Feed{"Fjord", "https://fjord.example/", "", []Entry{
			{"tag:fjord.example,2026:1", "https://fjord.example/1", "Ferry", "Per Vik", "2026-05-12T10:00:00Z", "2026-05-13T10:00:00Z", "The ferry sails.", false},
		}}},
		"JSON Feed": {jsonFeed, Feed{"Plain", "https://plain.example/", "", []Entry{
			{"1", "https://plain.example/1", "Dam", "Kari Ness", "2026-05-12T10:00:00Z", "", "The dam holds.\n\nIt was built in 1961.", true},
		}}},
	}
	for name, tt := range tests {
		got, err := Read([]byte(tt.raw), "https://radiovest.example/rss")
		if err != nil {
			t.Errorf("%s: Read = %v", name, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s differs (-want +got):\n%s", name, diff)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{rss, atom, jsonFeed} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		got, err := Read(raw, "https://a.example/feed")
		for _, e := range got.Entries {
			if !utf8.ValidString(e.ID + e.Title + e.Text + e.Author) {
				t.Errorf("Read(%q) = %+v, %v", raw, e, err)
			}
		}
	})
}
