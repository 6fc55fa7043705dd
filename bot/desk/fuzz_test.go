package desk

import (
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"whosaid/store/news"
)

// A token is read from the one text that it is written as.
func FuzzReadToken(f *testing.F) {
	f.Add(newToken().text())
	f.Add("")
	f.Add(strings.Repeat("A", 43))
	f.Fuzz(func(t *testing.T, text string) {
		if got, ok := readToken(text); ok && got.text() != text {
			t.Errorf("readToken(%q) = what is written %q", text, got.text())
		}
	})
}

// What is asked of the history is read, or refused; the end is never after now.
func FuzzWantedOf(f *testing.F) {
	f.Add("text=x&speaker=y&from=2031-05-03&to=2031-05-04&before=1")
	f.Add("before=-9223372036854775808&from=0000-01-01")
	now := time.Date(2031, 5, 3, 10, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, raw string) {
		query, err := url.ParseQuery(raw)
		if err != nil {
			t.Skip()
		}
		w, from, to, err := wantedOf(query, now)
		if err == nil && (from == "") != w.From.IsZero() && from != "0001-01-01" || err == nil && to == "" && w.To.After(now.Add(time.Minute)) {
			t.Errorf("wantedOf(%q) = %+v, %q, %q", raw, w, from, to)
		}
	})
}

// A place of an article is read, or refused.
func FuzzWhereOf(f *testing.F) {
	f.Add("0123456789abcdef", "version="+strings.Repeat("0f", 32)+"&from=1&to=2&start=3")
	f.Add("..", "from=-1")
	f.Fuzz(func(t *testing.T, id, raw string) {
		query, err := url.ParseQuery(raw)
		if err != nil {
			t.Skip()
		}
		place, mark, err := whereOf(id, query)
		if err == nil && (string(place.Article) != id || place.Start < 0 || mark.Start < 0 || mark.End < 0 || len(id) != 16) {
			t.Errorf("whereOf(%q, %q) = %+v, %+v", id, raw, place, mark)
		}
	})
}

// The pieces of a checked text are the text, whatever its parts.
func FuzzPieces(f *testing.F) {
	f.Add("He said “no” and went.", 8, 16, 3, 5)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		var out strings.Builder
		for _, p := range piecesOf(news.Check{Text: text, Parts: []news.Part{{Span: news.Span{Start: a, End: b}}, {Span: news.Span{Start: c, End: d}}}}) {
			out.WriteString(p.Text)
		}
		if out.String() != text {
			t.Errorf("the pieces are %q, want %q", out.String(), text)
		}
	})
}
