package message

import (
	"strings"
	"testing"

	"whosaid/store/news"
)

// TestBeside holds that a card shows whole words around a quote, and of its
// paragraphs only.
func TestBeside(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("harbourmaster ", 30))
	for name, tt := range map[string]struct{ text, before, after string }{
		"nothing":     {"It fell.", "", ""},
		"paragraphs":  {"One.\nTwo. It fell. Three.\nFour.", "Two.", "Three."},
		"long":        {long + " It fell. " + long, "… " + long[:13*10+9], long[:13*10+9] + " …"},
		"one word":    {strings.Repeat("x", 400) + " It fell. " + strings.Repeat("ї", 400), "… " + strings.Repeat("x", mostBeside), strings.Repeat("ї", mostBeside) + " …"},
		"at its ends": {"\n\nIt fell.\n\n", "", ""},
	} {
		a, err := news.NewArticle(news.Meta{File: "a"}, tt.text, nil)
		if err != nil {
			t.Fatal(err)
		}
		q, err := news.Find(a, "It fell.")
		if err != nil {
			t.Fatal(err)
		}
		if before, after := beside(q); before != tt.before || after != tt.after {
			t.Errorf("%s: beside = %q, %q, want %q, %q", name, before, after, tt.before, tt.after)
		}
	}
	if before, after := beside(news.Quote{}); before+after != "" {
		t.Errorf("beside nothing = %q, %q", before, after)
	}
}
