package corpus

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"whosaid/store/news"
)

const ferryPage = `<!doctype html><html><head><title>Ferry</title><link rel="canonical" href="https://radiovest.example/n/ferry?utm_source=x">` +
	`<meta property="article:published_time" content="2026-05-12T10:00:00+02:00"><script>var x="tracking said it";</script></head>` +
	`<body><nav>Home News</nav><article><h1>Ferry stopped</h1><p>The ferry to Moss was stopped on Monday because of a crack, the harbour master said.</p></article></body></html>`

const ferryText = "The ferry to Moss was stopped on Monday because of a crack, the harbour master said."

func packed(s string) string {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return out.String()
}

func warcOf(page string) string {
	answer := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://radiovest.example/n/ferry\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(answer), answer)
}

// TestReadTellsFormatsByContent holds that one article is read alike in whatever
// form it comes, under whatever name.
func TestReadTellsFormatsByContent(t *testing.T) {
	tests := []struct{ name, raw, url string }{
		{"page.html", ferryPage, "https://radiovest.example/n/ferry"},
		{"page.txt", ferryPage, "https://radiovest.example/n/ferry"},
		{"page", ferryPage, "https://radiovest.example/n/ferry"},
		{"page.html.gz", packed(ferryPage), "https://radiovest.example/n/ferry"},
		{"page.warc", warcOf(ferryPage), "https://radiovest.example/n/ferry"},
		{"page.warc.gz", packed("WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n") + packed(warcOf(ferryPage)), "https://radiovest.example/n/ferry"},
		{"a.txt", ferryText, ""},
		{"a.txt.gz", packed(ferryText), ""},
		{"a.md", "# Ferry stopped\n\nThe *ferry* to [Moss](https://a.example) was stopped on Monday\nbecause of a crack, the harbour master said.\n", ""},
		{"feed.xml", `<?xml version="1.0"?><rss version="2.0"><channel><title>Radio Vest</title><item><link>https://radiovest.example/n/ferry</link><description>` + ferryText + `</description></item></channel></rss>`, "https://radiovest.example/n/ferry"},
		{"feed.json", `{"version":"https://jsonfeed.org/version/1.1","title":"Radio Vest","items":[{"id":"1","url":"https://radiovest.example/n/ferry","content_text":"` + ferryText + `"}]}`, "https://radiovest.example/n/ferry"},
		{"lines.dat", `{"text":"` + ferryText + `"}` + "\n" + `{"text":"` + ferryText + `"}`, ""},
		{"result.json", `{"name":"Radio Vest","type":"public_channel","id":7,"messages":[{"id":2,"type":"message","date_unixtime":"1778580000","text":"` + ferryText + `"}]}`, "https://t.me/c/7/2"},
		{"trafilatura.json", `{"title":"Ferry","hostname":"radiovest.example","date":"2026-05-12","source":"https://radiovest.example/n/ferry","source-hostname":"Radio Vest","text":"` + ferryText + `"}`, "https://radiovest.example/n/ferry"},
		{"newspaper.json", `{"url":"https://radiovest.example/n/ferry","authors":["Ada Lie"],"publish_date":"2026-05-12 00:00:00+00:00","meta_lang":"en","meta_site_name":"Radio Vest","text":"` + ferryText + `"}`, "https://radiovest.example/n/ferry"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := readOne(t, fstest.MapFS{tt.name: file(tt.raw)})
			if got.Article.Text() != ferryText || got.Article.URL != tt.url {
				t.Errorf("%s = %q at %q, want %q at %q", tt.name, got.Article.Text(), got.Article.URL, ferryText, tt.url)
			}
			if a := got.Article; strings.Contains(tt.name, "trafilatura") || strings.Contains(tt.name, "newspaper") || strings.Contains(tt.name, "result") || strings.Contains(tt.name, "feed") {
				if a.Outlet == nil || a.Outlet.Name != "Radio Vest" || len(a.Outlet.Domains) > 0 && a.Outlet.Domains[0] == "t.me" {
					t.Errorf("%s: outlet = %+v, want Radio Vest", tt.name, a.Outlet)
				}
			}
		})
	}
}

// TestReadNamesWhatItPassesOver holds that nothing is dropped without a word.
func TestReadNamesWhatItPassesOver(t *testing.T) {
	tests := []struct {
		name string
		raw  string
		want []Skip
	}{
		{"c.pdf", "%PDF-1.4 none", []Skip{{"c.pdf", 0, "is a PDF that is damaged; save its text as a .txt file"}}},
		{"p.png", "\x89PNG\r\n\x1a\n", []Skip{{"p.png", 0, "is of type image/png, in which no article can be read; name files with articles in them"}}},
		{"d.docx", "PK\x03\x04\x14\x00\x06\x00", []Skip{{"d.docx", 0, "is a ZIP archive or an office document, in which no article can be read; name files with articles in them"}}},
		{"t.csv", "a,b\n1,2\n", []Skip{{"t.csv", 0, "plain text, but no article by its name; call it .txt, or list it in corpus.yaml"}}},
		{"m.xml", "<?xml version='1.0'?><urlset/>", []Skip{{"m.xml", 0, "is a sitemap, not an article; name its address, and its pages are fetched"}}},
		{"f.opml", "<opml version='2.0'><body/></opml>", []Skip{{"f.opml", 0, "is a list of feeds (OPML), not an article; follow what it lists: bot follow FILE"}}},
		{"s.xml", "<?xml version='1.0'?><catalogue/>", []Skip{{"s.xml", 0, "is XML, but no feed; name files with articles in them"}}},
		{"front.html", "<html><nav><a href=/>Home</a></nav></html>", []Skip{{"front.html", 0, "no article was found in the page; save its text as a .txt file, if it is an article"}}},
		{"a.jsonl", "{\"text\":\"One.\"}\n{\"text\":\n{\"text\":\"Two.\",\"published\":\"soon\"}\n{\"_id\":\"1\",\"text\":\"Three.\"}\n{\"_id\":1,\"text\":\"Four.\"}\n{\"text\":\"\xe6\"}\n", []Skip{
			{"a.jsonl", 2, "is not valid JSON (unexpected end of JSON input, at byte 8); correct it, or write it again with a JSON library"},
			{"a.jsonl", 3, `jsonl published: "soon" is not a date; write 2024-04-01 or 2024-04-01T16:16:00+02:00, or leave it out`},
			{"a.jsonl", 5, `_id "1" is already used in line 4; give every line an id of its own`},
			{"a.jsonl", 6, "is not UTF-8 (byte 0xe6 at byte 9); convert it, for example with iconv -f WINDOWS-1252 -t UTF-8"},
		}},
		{"result.json", `{"name":"Ada","type":"personal_chat","id":7,"messages":[{"id":2,"type":"message","text":"Hi."}]}`, []Skip{
			{"result.json", 0, `the chat "Ada" is no channel: what people write to each other is not read`}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ReadFS(t.Context(), fstest.MapFS{"ok.txt": file("Fine."), tt.name: file(tt.raw)}, Options{})
			if diff := cmp.Diff(tt.want, got.Skipped); err != nil || diff != "" {
				t.Errorf("%s: %v, skipped differs (-want +got):\n%s", tt.name, err, diff)
			}
		})
	}
}

// TestReadPDF holds that a PDF is an article whose quotes name their page, from a
// file and from the web.
func TestReadPDF(t *testing.T) {
	raw, err := os.ReadFile("pdf/testdata/ferry.pdf")
	if err != nil {
		t.Fatal(err)
	}
	from := "https://norwick.example/2026/05/ferry.pdf"
	web, err := ReadWeb(t.Context(), []string{from}, func(context.Context, string) (Fetched, error) {
		return Fetched{URL: from, ContentType: "application/pdf", Body: raw}, nil
	}, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, got := range []Reading{readOne(t, fstest.MapFS{"ferry.txt": file(string(raw))}), web.Readings[0]} {
		a := got.Article
		for _, tt := range []struct{ wording, want string }{
			{"We will mend it within nine days", "p. 1"}, {"closed until Friday, she added", "p. 1–2"}, {"Покупці чекають на новини", "p. 2"},
		} {
			q, err := news.Find(a, tt.wording)
			if err != nil {
				t.Errorf("Find(%q) = %v in %q", tt.wording, err, a.Text())
				continue
			}
			if label := (news.Citation{Quote: q}).Label(); !strings.Contains(label, " · "+tt.want+" · ") {
				t.Errorf("label = %q, want %s", label, tt.want)
			}
			if link := q.Link(); a.URL != "" && link != from+"#page="+tt.want[3:4] {
				t.Errorf("link = %q, want page %s", link, tt.want)
			}
		}
	}
	if a := web.Readings[0].Article; a.URL != from || a.Outlet == nil || !a.Outlet.Publishes(from) || a.Title != "The ferry to Moss was stopped" {
		t.Errorf("from the web: %+v", a.Meta)
	}
}

// TestReadRefusesWhatIsNamedSingly holds that a file that was asked for is refused
// by name.
func TestReadRefusesWhatIsNamedSingly(t *testing.T) {
	folder := t.TempDir()
	for name, want := range map[string]string{"c.pdf": "is a PDF", "p.png": "image/png", "f.html": "no article was found"} {
		write(t, filepath.Join(folder, name), map[string]string{"c.pdf": "%PDF-1.4", "p.png": "\x89PNG\r\n\x1a\n", "f.html": "<html></html>"}[name])
		if got, err := Read(t.Context(), filepath.Join(folder, name), Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Read(%s) = %d readings, %v, want %q", name, len(got.Readings), err, want)
		}
	}
}

func TestReadDecodesMarkupInRecords(t *testing.T) {
	got := readOne(t, fstest.MapFS{"x.jsonl": file(`{"title":"Berg: &#8216;Pier closed&#8217;","text":"The county closed the pier.\n\n&#8220;We can&#8217;t,&#8221; said <b>Berg</b>."}`)})
	if want := "The county closed the pier.\n\n“We can’t,” said Berg."; got.Article.Text() != want || got.Article.Title != "Berg: ‘Pier closed’" {
		t.Errorf("read %q under %q, want %q", got.Article.Text(), got.Article.Title, want)
	}
}

func TestReadTakesAddressesOfOneArticleForOne(t *testing.T) {
	var lines []string
	for i, url := range []string{"https://radiovest.example/n/pier", "https://radiovest.example/n/pier?utm_source=telegram", "http://www.radiovest.example/n/pier/", "https://m.radiovest.example/n/pier?fbclid=1#c"} {
		lines = append(lines, fmt.Sprintf(`{"_id":"%d","text":"The pier is closed.","url":%q}`, i, url))
	}
	got, err := ReadFS(t.Context(), fstest.MapFS{"x.jsonl": file(strings.Join(lines, "\n"))}, Options{})
	if err != nil || len(got.Readings) != 1 || len(got.Skipped) != 3 {
		t.Errorf("ReadFS = %d readings, %v, %v; want one article", len(got.Readings), got.Skipped, err)
	}
}

// TestPagesCannotTakeAnothersName holds that what a page says of its outlet does
// not outweigh what is recorded.
func TestPagesCannotTakeAnothersName(t *testing.T) {
	outlets := "outlets:\n- {id: big, name: Big Paper, domains: [bigpaper.example]}\n- {id: vest, name: Radio Vest, domains: [radiovest.example]}\n- {id: fjord, name: Fjord}\n"
	page := func(site, url string) string {
		return strings.Replace(strings.Replace(ferryPage, "https://radiovest.example/n/ferry?utm_source=x", url, 1), "<head>", `<head><meta property="og:site_name" content="`+site+`">`, 1)
	}
	tests := []struct{ site, url, want string }{
		{"Big Paper", "https://bigpaper.example/1", "big"},
		{"Big Paper", "https://evil.example/1", "evil-example"},
		{"Radio Vest AS", "https://www.radiovest.example/1", "vest"},
		{"Fjord", "https://fjord.example/1", "fjord"},
		{"New Paper", "https://new.example/1", "new-paper"},
		{"", "https://new.example/1", "new-example"},
	}
	for _, tt := range tests {
		got := readOne(t, fstest.MapFS{"corpus.yaml": file(outlets), "p.html": file(page(tt.site, tt.url))})
		if o := got.Article.Outlet; o == nil || string(o.ID) != tt.want {
			t.Errorf("a page at %s that calls itself %q: outlet %+v, want %s", tt.url, tt.site, o, tt.want)
		}
	}
}

func TestPostsAreDatedByTheirSeconds(t *testing.T) {
	got := readOne(t, fstest.MapFS{"result.json": file(`{"name":"Radio Vest","type":"private_channel","id":7,"messages":[{"id":2,"type":"message","date":"2026-05-12T23:30:00","date_unixtime":"1778616000","text":"The pier is closed."}]}`)})
	if want := time.Unix(1778616000, 0); !got.Article.Published.Equal(want) || got.Article.Rules["published"] != "post date" {
		t.Errorf("published %v [%s], want %v", got.Article.Published, got.Article.Rules["published"], want)
	}
}

func FuzzAnyFormat(f *testing.F) {
	f.Add(ferryPage)
	f.Add(packed(ferryPage))
	f.Add(warcOf(ferryPage))
	f.Add("# T\n\n[x](y)")
	f.Fuzz(func(t *testing.T, raw string) {
		readAnything(t, map[string]string{"a.dat": raw, "b.md": raw, "ok.txt": "Fine."})
	})
}
