package sentence

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"whosaid/store/news"
)

func FuzzSplit(f *testing.F) {
	for _, c := range readGolden(f) {
		f.Add(c.text)
	}
	f.Add(wrapped)
	f.Add("a." + strings.Repeat(")", 300))
	f.Add(strings.Repeat(". ", 200) + "[1")
	f.Add("He said\x00.\xff “A.”\u2028\u200b.")
	f.Fuzz(func(t *testing.T, text string) {
		sentences := Split(text)
		checkSpans(t, "Split", text, sentences)
		checkSpans(t, "Paragraphs", text, Paragraphs(text))
	})
}

// checkSpans holds what both functions promise.
func checkSpans(t *testing.T, call, text string, spans []news.Span) {
	t.Helper()
	end := 0
	for _, span := range spans {
		if span.Start < end || span.Empty() || span.End > len(text) {
			t.Fatalf("%s(%q): span %v after %d", call, text, span, end)
		}
		if gap := strings.TrimSpace(text[end:span.Start]); gap != "" {
			t.Fatalf("%s(%q) leaves out %q before %v", call, text, gap, span)
		}
		s := span.Of(text)
		if strings.TrimSpace(s) != s {
			t.Fatalf("%s(%q): span %v is not trimmed: %q", call, text, span, s)
		}
		if utf8.ValidString(text) && !utf8.ValidString(s) {
			t.Fatalf("%s(%q): span %v splits a character", call, text, span)
		}
		end = span.End
	}
	if rest := strings.TrimFunc(text[end:], unicode.IsSpace); rest != "" {
		t.Fatalf("%s(%q) leaves out %q at the end", call, text, rest)
	}
}

func BenchmarkSplit(b *testing.B) {
	var text strings.Builder
	for text.Len() < 1<<20 {
		for _, c := range readGolden(b) {
			text.WriteString(c.text)
			text.WriteByte('\n')
		}
	}
	hard := map[string]string{
		"prose":    text.String(),
		"brackets": "a." + strings.Repeat(")", 1<<20),
		"stops":    strings.Repeat("e.g. A ", 1<<17),
		"openers":  strings.Repeat("(", 1<<19) + strings.Repeat("A. ", 1<<18),
		"spaces":   strings.Repeat("a.        ", 1<<17),
		"lines":    strings.Repeat("a b c\n", 1<<17),
	}
	for name, s := range hard {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				Split(s)
			}
		})
	}
}
