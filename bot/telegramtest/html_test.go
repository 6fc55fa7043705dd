package telegramtest

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestFormatUnderstands(t *testing.T) {
	for _, test := range []struct {
		name, raw, text string
		entities        []Entity
	}{
		{"plain", "who & what", "who & what", nil},
		{"four names", "&lt;b&gt; &amp;&quot;", `<b> &"`, nil},
		{"other names stay", "&nbsp;&apos;&mdash;", "&nbsp;&apos;&mdash;", nil},
		{"numbers", "&#65;&#x42;&#x1F600", "AB😀", nil},
		{"a name without its semicolon", "1 &lt 2", "1 < 2", nil},
		{"bold twice", "<b>a</b><strong>b</strong>", "ab", []Entity{{Type: "bold", Length: 1}, {Type: "bold", Offset: 1, Length: 1}}},
		{"offsets in UTF-16", "😀<i>é😀</i>", "😀é😀", []Entity{{Type: "italic", Offset: 2, Length: 3}}},
		{"a quote that folds", "<blockquote expandable>a\nb</blockquote>", "a\nb", []Entity{{Type: "expandable_blockquote", Length: 3}}},
		{"a link", `<a href="https://a.example/?x=1&amp;y=2">a</a>`, "a", []Entity{{Type: "text_link", Length: 1, URL: "https://a.example/?x=1&y=2"}}},
		{"a link to nowhere", `<a href="javascript:alert(1)">a</a>`, "a", nil},
		{"a malformed link", `<a href="https://a b">a</a>`, "a", nil},
		{"code in a language", `<pre><code class="language-go">x</code></pre>`, "x", []Entity{{Type: "pre", Length: 1, Language: "go"}}},
		{"spoilers", `<span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler>`, "ab", []Entity{{Type: "spoiler", Length: 1}, {Type: "spoiler", Offset: 1, Length: 1}}},
		{"an empty tag", "a<b></b>b", "ab", nil},
		{"nested", "<b>a<i>b</i></b>", "ab", []Entity{{Type: "bold", Length: 2}, {Type: "italic", Offset: 1, Length: 1}}},
		{"a quote in a quote", "<blockquote>a<blockquote>b</blockquote></blockquote>", "ab", []Entity{{Type: "blockquote", Length: 2}}},
		{"trimmed", "\n <b> a </b>\n", "a", []Entity{{Type: "bold", Length: 1}}},
		{"without carriage returns", "a\r\n<b>b\tc</b>", "a\nb c", []Entity{{Type: "bold", Offset: 2, Length: 3}}},
		{"without bidi marks", "a\u202e<b>b</b>", "ab", []Entity{{Type: "bold", Offset: 1, Length: 1}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := Format(test.raw, "HTML")
			want := Formatted{test.text, test.entities}
			if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Entity{})); err != nil || diff != "" {
				t.Errorf("Format(%q) = %v, want, got: %s", test.raw, err, diff)
			}
		})
	}
}

func TestFormatRefuses(t *testing.T) {
	link := strings.Repeat(`<a href="https://a.example/`+strings.Repeat("x", 300)+`">a</a>`, 40)
	for _, test := range []struct{ raw, want string }{
		{"<div>a</div>", `can't parse entities: Unsupported start tag "div" at byte offset 0`},
		{"1 < 2", `can't parse entities: Unsupported start tag "" at byte offset 2`},
		{"a<", "can't parse entities: Unclosed start tag at byte offset 1"},
		{"<b", "can't parse entities: Unclosed start tag at byte offset 0"},
		{"<b >a", `can't parse entities: Can't find end tag corresponding to start tag "b"`},
		{"é<b>a", `can't parse entities: Can't find end tag corresponding to start tag "b"`},
		{"</b>", "can't parse entities: Unexpected end tag at byte offset 0"},
		{"<b>a</i>", `can't parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"`},
		{"<b>a</b", "can't parse entities: Unclosed end tag at byte offset 4"},
		{`<span class="x">a</span>`, `can't parse entities: Tag "span" must have class "tg-spoiler" at byte offset 0`},
		{`<a href="https://a.example>a</a>`, `can't parse entities: Unclosed start tag "a" at byte offset 0`},
		{"<br/>", `can't parse entities: Unsupported start tag "br/" at byte offset 0`},
		{"", "message text is empty"},
		{"<b> \n</b>", "message text is empty"},
		{strings.Repeat("a", 4097), "message is too long"},
		{strings.Repeat("😀", 2049), "message is too long"},
		{strings.Repeat("a", 32769), "text is too long"},
		{link, "ENTITIES_TOO_LONG"},
		{"a\xff", "strings must be encoded in UTF-8"},
	} {
		if _, err := Format(test.raw, "HTML"); err == nil || err.Error() != "Bad Request: "+test.want {
			t.Errorf("Format(%.60q) = %v, want %q", test.raw, err, test.want)
		}
	}
	if got, err := Format(strings.Repeat("😀", 2048), "HTML"); err != nil || Units(got.Text) != 4096 {
		t.Errorf("Format(4,096 units) = %d units, %v, want all", Units(got.Text), err)
	}
	if got, err := Format(strings.Repeat("<b>a</b> ", 150), "HTML"); err != nil || len(got.Entities) != 100 {
		t.Errorf("Format(150 entities) keeps %d, %v, want 100 and no error", len(got.Entities), err)
	}
}

// FuzzFormat holds that whatever is taken is whole: every entity lies within the
// text, on the borders of characters, and says what its bytes say.
func FuzzFormat(f *testing.F) {
	for _, seed := range []string{
		"<b>a</b>", "<blockquote expandable>😀 &lt;</blockquote>", `<a href='x.example'>a</a>`, "&#x1F600;&#0;&#xD800;", "<b><i></b>",
		"a\u202e\r\n<i>\u030a</i>", "<pre><code class=language-go>\t</code></pre>", "\xff<b>", "<blockquote>a<blockquote>b</blockquote>c</blockquote>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		got, err := Format(raw, "HTML")
		if err != nil {
			return
		}
		if !utf8.ValidString(got.Text) || got.Text == "" || strings.TrimSpace(got.Text) != got.Text {
			t.Errorf("Format(%q).Text = %q, want it valid and trimmed", raw, got.Text)
		}
		if n := len(utf16.Encode([]rune(got.Text))); n != Units(got.Text) || n > maxText {
			t.Errorf("Format(%q) has %d units, Units says %d", raw, n, Units(got.Text))
		}
		for _, e := range got.Entities {
			if said := got.Of(e); said != got.Text[e.start:e.end] || said == "" {
				t.Errorf("Format(%q): %+v covers %q, by its bytes %q", raw, e, said, got.Text[e.start:e.end])
			}
		}
	})
}
