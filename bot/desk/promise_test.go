package desk

import (
	"html"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"whosaid/store/news"
)

var blockquote = regexp.MustCompile(`(?s)<blockquote[^>]*>(.*?)</blockquote>`)

// TestEveryQuoteIsCut holds that what stands as a quote on any page is cut, byte for
// byte, from a stored article: neither shortened nor a text that somebody pasted.
func TestEveryQuoteIsCut(t *testing.T) {
	w := newWorld(t)
	long, err := news.NewArticle(news.Meta{URL: "https://vest.example/long", Title: "Long"}, strings.Repeat("The lock of Sundby was counted, and counted again, ", 12)+"until nobody knew.", nil)
	if err != nil {
		t.Fatal(err)
	}
	w.put(long)
	w.reported("long", long.Text(), 0)
	b := w.signIn(chief)
	id, _ := b.checked("“We now count 70 injured, two of them badly.” Moe said: “Penguins have annexed the moon.” She wrote: “" + injured + "”")
	b.post("/desk/cases", "check", id, "part", "0", "match", "0")
	b.post("/desk/cases", "check", id, "part", "1")
	paths := []string{"/desk", "/desk/history", "/desk/cases/long", "/desk/checks/" + id, "/desk/checks/" + id + "/print", "/desk/audit"}
	for _, found := range regexp.MustCompile(`href="(/desk/cases/[^"]+)"`).FindAllStringSubmatch(b.get("/desk").body, -1) {
		paths = append(paths, found[1])
	}
	articles, err := w.store.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	quotes := 0
	for _, path := range paths {
		got := b.get(path)
		got.has(t, http.StatusOK)
		for _, found := range blockquote.FindAllStringSubmatch(got.body, -1) {
			quotes++
			text := html.UnescapeString(found[1])
			if !slices.ContainsFunc(articles, func(a *news.Article) bool { return strings.Contains(a.Text(), text) }) {
				t.Errorf("%s shows as a quote: %q", path, text)
			}
		}
	}
	if quotes < 6 {
		t.Errorf("%d quotes were shown, want more: the test sees nothing", quotes)
	}
}
