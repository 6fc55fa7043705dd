package news_test

import (
	"net/url"
	"strings"
	"testing"

	"whosaid/store/news"
)

func TestLink(t *testing.T) {
	tests := []struct{ name, url, text, want string }{
		{"no address", "", "The quay is shut.", ""},
		{"not a web address", "javascript:alert(1)", "The quay is shut.", ""},
		{"no host", "https:///a", "The quay is shut.", ""},
		{"not an address", "https://[a/b", "The quay is shut.", ""},
		{"a few words", "https://vest.example/quay", "The quay is shut.",
			"https://vest.example/quay#:~:text=The%20quay%20is%20shut."},
		{"marks with a meaning are escaped", "https://vest.example/quay", "Half-shut, say Moe & Lunde",
			"https://vest.example/quay#:~:text=Half%2Dshut%2C%20say%20Moe%20%26%20Lunde"},
		{"letters beyond ASCII", "https://vest.example/quay", "Åse sa nei",
			"https://vest.example/quay#:~:text=%C3%85se%20sa%20nei"},
		{"a fragment is kept", "https://vest.example/quay?day=2#top", "The quay is shut.",
			"https://vest.example/quay?day=2#top:~:text=The%20quay%20is%20shut."},
		{"another directive is dropped", "https://vest.example/quay#top:~:text=other", "The quay is shut.",
			"https://vest.example/quay#top:~:text=The%20quay%20is%20shut."},
		{"a long quote is named by its ends", "https://vest.example/quay",
			"The quay is shut, and nobody at the harbour office can say when it will open again.",
			"https://vest.example/quay#:~:text=The%20quay%20is%20shut%2C%20and,when%20it%20will%20open%20again."},
		{"two blocks of the page", "https://vest.example/quay", "It is shut.\n\nIt stays shut.",
			"https://vest.example/quay#:~:text=It%20is%20shut.,It%20stays%20shut."},
		{"a long text without spaces", "https://vest.example/quay", strings.Repeat("港", 30) + "。" + strings.Repeat("口", 2) + "。",
			"https://vest.example/quay#:~:text=" + strings.Repeat("%E6%B8%AF", 30) + "%E3%80%82" + strings.Repeat("%E5%8F%A3", 2) + "%E3%80%82"},
		{"a longer one", "https://vest.example/quay", strings.Repeat("港", 50) + "、" + strings.Repeat("口", 2) + "。",
			"https://vest.example/quay#:~:text=" + strings.Repeat("%E6%B8%AF", 50) + "," + strings.Repeat("%E5%8F%A3", 2)},
		{"an address cannot break out of its quotes", `https://vest.example/"><b> c`, "Shut.",
			"https://vest.example/%22%3E%3Cb%3E%20c#:~:text=Shut."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			quote := whole(t, news.Meta{URL: test.url}, test.text)
			if got := quote.Link(); got != test.want {
				t.Errorf("Link() of %q at %q = %q, want %q", test.text, test.url, got, test.want)
			}
		})
	}
	if got := (news.Quote{}).Link(); got != "" {
		t.Errorf("Link() of the zero quote = %q, want nothing", got)
	}
}

// FuzzLink holds that a link is a plain address on the article's host, and that
// the words which it names open the quote.
func FuzzLink(f *testing.F) {
	f.Add("/quay?a=1&b=2#top", "Half-shut, say Moe & Lunde")
	f.Add("/\x9c \"'", "one two three four five six seven eight nine ten eleven twelve thirteen")
	f.Add("/", strings.Repeat("港、", 40))
	f.Fuzz(func(t *testing.T, path, text string) {
		article, err := news.NewArticle(news.Meta{URL: "https://vest.example/" + path}, text, nil)
		if err != nil {
			return
		}
		quote, err := news.Cut(article, 0, len(text))
		if err != nil {
			t.Fatalf("Cut of all of %q: %v", text, err)
		}
		link := quote.Link()
		if link == "" {
			return
		}
		if i := strings.IndexFunc(link, func(r rune) bool { return r <= ' ' || r >= 0x7f }); i >= 0 {
			t.Fatalf("Link() = %q, which holds a character at %d that an address cannot", link, i)
		}
		page, directive, _ := strings.Cut(link, ":~:text=")
		if u, err := url.Parse(page); err != nil || u.Host != "vest.example" {
			t.Fatalf("Link() = %q, which leads to %v, %v, want vest.example", link, u, err)
		}
		start, _, _ := strings.Cut(directive, ",")
		opening, err := url.PathUnescape(start)
		if err != nil || !strings.Contains(strings.Join(strings.Fields(text), " "), opening) {
			t.Fatalf("Link() = %q, which names %q, %v, not of the quote %q", link, opening, err, text)
		}
	})
}
