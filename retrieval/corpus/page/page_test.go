package page

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// ferry is an article of a few paragraphs.
const ferry = `<h1>Ferry stopped</h1><p>The ferry to Moss was stopped on Monday because of a crack, the harbour master said.</p>` +
	`<p>“Nobody was hurt,” said Anna Berg, the county engineer.</p><p>It will sail again in June.</p>`

const ferryText = "The ferry to Moss was stopped on Monday because of a crack, the harbour master said.\n\n" +
	"“Nobody was hurt,” said Anna Berg, the county engineer.\n\nIt will sail again in June."

func TestReadTakesWhatAReaderReads(t *testing.T) {
	tests := []struct{ name, html, want string }{
		{"menus and scripts", `<!doctype html><html><head><title>Ferry</title><script>var x="tracking said it";</script></head><body><nav>Home News</nav><article>` + ferry + `</article></body></html>`, ferryText},
		{"hidden text", `<body><article>` + strings.ReplaceAll(ferry, "It will", `<span style="display:none">It sank.</span><span class="sr-only">It burned.</span><b hidden>It left.</b><!-- It flew. -->It will`) + `</article>`, ferryText},
		{"invisible characters", `<body><article>` + strings.ReplaceAll(ferry, "Moss", "M\u200bo&shy;s\u202es") + `</article>`, ferryText},
		{"captions and pointers", `<body><article>` + strings.ReplaceAll(ferry, "<p>It", `<figure><img src="a.jpg"><figcaption>A ferry. Photo: NorWire</figcaption></figure><p>Read also: <a href="/b">The bridge at Halden fell into the river</a></p><div class="share">Share this on Facebook</div><p>It`) + `</article>`, ferryText},
		{"breaks in place of paragraphs", `<body><article><h1>Ferry stopped</h1><div>The ferry to Moss was stopped on Monday because of a crack, the harbour master said.<br><br>“Nobody was hurt,” said Anna Berg, the county engineer.<br/><br/>It will sail again in June.</div></article>`, ferryText},
		{"white space within a paragraph", `<body><article>` + strings.ReplaceAll(ferry, " on Monday", "\n\t on   <em>Monday</em>") + `</article>`, ferryText},
		{"a page within a form", `<body><form>` + ferry + `</form>`, ferryText},
		{"an article under a menu's name", `<body><div class="related">` + ferry + `</div><div class="related"><p>Else.</p></div>`, ferryText},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Read([]byte(tt.html), Source{})
			if err != nil || got.Text != tt.want {
				t.Errorf("Read = %q, %v, want %q", got.Text, err, tt.want)
			}
			if got.Title.Value != "Ferry stopped" {
				t.Errorf("title = %v, want Ferry stopped", got.Title)
			}
		})
	}
}

func TestReadBelievesByPrecedence(t *testing.T) {
	const data = `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Site"},{"@type":["NewsArticle"],
		"headline":"Ferry &amp; crack","author":[{"@type":"Person","name":"By Ada Lie"},{"name":"Per Vik"}],"publisher":{"@type":"Organization","name":"Radio Vest"},
		"datePublished":"2026-05-12T10:00:00+02:00","dateModified":"2026-05-13","inLanguage":"en-GB"}]}</script>`
	const meta = `<meta property="og:title" content="Meta title"><meta name="author" content="Meta Author"><meta property="og:site_name" content="Meta Site"><meta property="article:published_time" content="2026-05-01"><link rel="canonical" href="/n/1?utm_source=x">`
	from := Source{URL: "https://www.radiovest.example/n/1?fbclid=2"}

	both, err := Read([]byte("<html lang=nn><head>"+data+meta+"</head><body><article>"+ferry), from)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]Field{
		"title": {"Ferry & crack", "JSON-LD headline"}, "author": {"Ada Lie, Per Vik", "JSON-LD author"}, "outlet": {"Radio Vest", "JSON-LD publisher"},
		"published": {"2026-05-12T10:00:00+02:00", "JSON-LD datePublished"}, "updated": {"2026-05-13", "JSON-LD dateModified"},
		"language": {"en-GB", "JSON-LD inLanguage"}, "url": {"https://www.radiovest.example/n/1", "canonical link"},
	}
	checkFields(t, both, want)

	metaOnly, err := Read([]byte("<html lang=nn><head>"+meta+"</head><body><article>"+ferry), from)
	if err != nil {
		t.Fatal(err)
	}
	checkFields(t, metaOnly, map[string]Field{
		"title": {"Meta title", "meta og:title"}, "author": {"Meta Author", "meta author"}, "outlet": {"Meta Site", "meta og:site_name"},
		"published": {"2026-05-01", "meta article:published_time"}, "language": {"nn", "html lang"},
	})
}

func checkFields(t *testing.T, p Page, want map[string]Field) {
	t.Helper()
	got := map[string]Field{"title": p.Title, "author": p.Author, "outlet": p.Outlet, "published": p.Published, "updated": p.Updated, "language": p.Language, "url": p.URL}
	for name, field := range want {
		if got[name] != field {
			t.Errorf("%s = %+v, want %+v", name, got[name], field)
		}
	}
}

func TestIdentityIsOfThePagesOwnSite(t *testing.T) {
	tests := []struct{ canonical, from, want string }{
		{"https://radiovest.example/n/1", "https://m.radiovest.example/n/1?utm_source=x", "https://radiovest.example/n/1"},
		{"https://bigpaper.example/n/1", "https://evil.example/n/1", "https://evil.example/n/1"},
		{"https://radiovest.example/", "https://radiovest.example/n/1", "https://radiovest.example/n/1"},
		{"https://bigpaper.example/n/1", "", "https://bigpaper.example/n/1"},
		{"javascript:alert(1)", "https://radiovest.example/n/1", "https://radiovest.example/n/1"},
	}
	for _, tt := range tests {
		p, err := Read([]byte(`<head><link rel="canonical" href="`+tt.canonical+`"></head><body><article>`+ferry), Source{URL: tt.from})
		if err != nil || p.URL.Value != tt.want {
			t.Errorf("canonical %q fetched from %q: url = %v, %v, want %q", tt.canonical, tt.from, p.URL, err, tt.want)
		}
	}
}

func TestReadKnowsTheEncoding(t *testing.T) {
	const text = "Пором до Мосса зупинили в понеділок через тріщину, повідомив начальник порту. Ніхто не постраждав, сказала інженерка Анна Берг, її слова навела газета."
	body := "<body><article><h1>Пором</h1><p>" + text + "</p><p>" + text + "</p></article>"
	for name, by := range map[string]encoding.Encoding{"windows-1251": charmap.Windows1251, "koi8-u": charmap.KOI8U, "iso-8859-5": charmap.ISO8859_5} {
		for said, source := range map[string]struct{ head, header string }{
			"by the header": {"", "text/html; charset=" + name}, "by meta": {`<meta charset="` + name + `">`, ""}, "by its letters": {"", ""},
			"by its letters, against what it says": {`<meta charset="utf-8">`, ""},
		} {
			raw, err := by.NewEncoder().Bytes([]byte(source.head + body))
			if err != nil {
				t.Fatal(err)
			}
			p, err := Read(raw, Source{ContentType: source.header})
			if err != nil || p.Text != text+"\n\n"+text {
				t.Errorf("%s %s: Read = %q, %v", name, said, p.Text, err)
			}
		}
	}
}

func TestReadRefusesPagesWithoutAnArticle(t *testing.T) {
	for _, html := range []string{"", "<html></html>", "<nav><a href=/>Home</a></nav>", strings.Repeat("<div>", 5000), "<script>x</script>"} {
		if p, err := Read([]byte(html), Source{}); !errors.Is(err, ErrNoArticle) {
			t.Errorf("Read(%.40q) = %q, %v, want ErrNoArticle", html, p.Text, err)
		}
	}
}

func TestDecode(t *testing.T) {
	tests := []struct{ text, want string }{
		{"&#8220;We can&#8217;t,&#8221; said Berg.\n\nIt rained.", "“We can’t,” said Berg.\n\nIt rained."},
		{"<p>One.</p><p>Two &amp; three.</p>", "One.\n\nTwo & three."},
		{"&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "One.\n\nTwo."},
		{"One <b>bold</b> word.\nA line.", "One bold word.\nA line."},
		{"AT&amp;amp;T", "AT&T"},
		{"R&D at 3 < 4 and 5 > 2; Smith & Co.", "R&D at 3 < 4 and 5 > 2; Smith & Co."},
		{"A tag like <unknown> is none.", "A tag like <unknown> is none."},
	}
	for _, tt := range tests {
		if got, ok := Decode(tt.text); got != tt.want || !ok {
			t.Errorf("Decode(%q) = %q, %v, want %q", tt.text, got, ok, tt.want)
		}
	}
	if got, ok := Decode("&amp;amp;amp;amp;amp;quot;"); ok {
		t.Errorf("Decode of entities of entities = %q, want a refusal", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("<html><head><title>T</title></head><body><article>"+ferry, "text/html; charset=koi8-u")
	f.Add(`<script type="application/ld+json">{"@type":"NewsArticle","author":[1,{"name":["x"]}]}</script><p>x`, "")
	f.Fuzz(func(t *testing.T, html, contentType string) {
		p, err := Read([]byte(html), Source{URL: "https://a.example/b", ContentType: contentType})
		if err == nil && (p.Text == "" || !utf8.ValidString(fmt.Sprintf("%v", p))) {
			t.Errorf("Read(%q) = %q", html, p)
		}
		if err == nil && strings.ContainsFunc(p.Text, Invisible) {
			t.Errorf("Read(%q) = %q, which holds what nobody sees", html, p.Text)
		}
	})
}

func FuzzDecode(f *testing.F) {
	f.Add("<p>a &amp;lt;b&amp;gt;</p>")
	f.Fuzz(func(t *testing.T, text string) {
		if got, _ := Decode(text); utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Errorf("Decode(%q) = %q", text, got)
		}
	})
}
