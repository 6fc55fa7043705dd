package api

import (
	"strings"
	"testing"
	"unicode/utf8"

	"whosaid/store/news"
)

// All three selectors of an annotation name the same bytes of the stored text.
func TestAnnotationsPointAtTheQuote(t *testing.T) {
	w := newWorld(t)
	article := w.article(t, injured)
	var got page
	w.do(t, call{method: "GET", path: "/v1/articles/" + string(article.ID()), header: map[string]string{"Accept": asAnnotation}}).decode(t, &got)
	if len(got.Items) < 5 {
		t.Fatalf("%d annotations, want one a sentence", len(got.Items))
	}
	for _, item := range got.Items {
		text := w.do(t, call{method: "GET", path: item.Target.Source.ID, header: map[string]string{"Accept": asText}}).body
		checkSelectors(t, text, item.Target.Selector)
		if item.Target.Source.Via != article.URL || item.Body[0].Value == "" {
			t.Errorf("annotation %+v lacks its label or the page it came from", item)
		}
		var again page
		w.do(t, call{method: "GET", path: item.ID, header: map[string]string{"Accept": asAnnotation}}).decode(t, &again)
		if len(again.Items) != 1 || again.Items[0].ID != item.ID {
			t.Errorf("the address %s gives %+v, want that annotation", item.ID, again.Items)
		}
	}
}

func checkSelectors(t *testing.T, text string, selectors []selector) {
	t.Helper()
	words := selectors[0]
	characters, bytes := spanOf(selectors[1]), spanOf(selectors[2])
	if got := string([]rune(text)[characters.Start:characters.End]); got != words.Exact {
		t.Errorf("characters %d to %d are %q, want %q", characters.Start, characters.End, got, words.Exact)
	}
	if got := text[bytes.Start:bytes.End]; got != words.Exact {
		t.Errorf("bytes %d to %d are %q, want %q", bytes.Start, bytes.End, got, words.Exact)
	}
	if !strings.HasSuffix(text[:bytes.Start], words.Prefix) || !strings.HasPrefix(text[bytes.End:], words.Suffix) {
		t.Errorf("%q stands between %q and %q, which is not so", words.Exact, words.Prefix, words.Suffix)
	}
	for _, side := range []struct {
		got string
		of  int
	}{{words.Prefix, utf8.RuneCountInString(text[:bytes.Start])}, {words.Suffix, utf8.RuneCountInString(text[bytes.End:])}} {
		if got, want := utf8.RuneCountInString(side.got), min(beside, side.of); got != want {
			t.Errorf("%q beside a quote has %d characters, want %d", side.got, got, want)
		}
	}
}

func spanOf(s selector) news.Span { return news.Span{Start: *s.Start, End: *s.End} }

func FuzzSelectors(f *testing.F) {
	f.Add("“Міст упав”, — сказала вона. 🌉", 0, 20)
	f.Add("plain words of a text that goes on for more than a few", 6, 11)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		article, err := news.NewArticle(news.Meta{}, text, nil)
		if err != nil {
			return
		}
		if quote, err := news.Cut(article, start, end); err == nil {
			checkSelectors(t, text, selectors(text, quote.Span()))
		}
	})
}
