package furniture

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"whosaid/retrieval/sentence"
)

func FuzzFind(f *testing.F) {
	article, err := os.ReadFile("testdata/article.txt")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(article), "Halden Bridge Falls")
	f.Add(above+"\n***+EDS\n"+below, "")
	f.Add("(A/B)\n["+strings.Repeat("1/2 ", 50)+"]", "x")
	f.Add("date 2031-05-13 \xff\nBy\n@\n#\n(", "")
	f.Fuzz(func(t *testing.T, text, title string) {
		pieces := Find(text, title)
		end := 0
		for _, piece := range pieces {
			if piece.Start < end || piece.Empty() || piece.End > len(text) || piece.Rule == "" {
				t.Fatalf("Find(%q, %q): piece %v after %d", text, title, piece, end)
			}
			if utf8.ValidString(text) && !utf8.ValidString(piece.Of(text)) {
				t.Fatalf("Find(%q, %q): piece %v splits a character", text, title, piece)
			}
			end = piece.End
		}
		end = 0
		for _, span := range Outside(text, sentence.Split(text), pieces) {
			for _, piece := range pieces {
				if span.Overlaps(piece.Span) {
					t.Fatalf("Outside(%q): %v touches %v", text, span, piece)
				}
			}
			if span.Start < end || span.Empty() {
				t.Fatalf("Outside(%q): span %v after %d", text, span, end)
			}
			end = span.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	article, err := os.ReadFile("testdata/article.txt")
	if err != nil {
		b.Fatal(err)
	}
	texts := map[string]string{
		"articles": strings.Repeat(string(article), 1<<20/len(article)),
		"one word": strings.Repeat("a", 1<<20),
		"brackets": strings.Repeat("(a) ", 1<<18),
		"notes":    "a." + strings.Repeat("[1]", 1<<18),
		"asides":   strings.Repeat("a b c\n", 1<<17),
		"lists":    strings.Repeat("a:\n", 1<<18),
	}
	for name, text := range texts {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Find(text, "Halden Bridge Falls")
			}
		})
	}
}
