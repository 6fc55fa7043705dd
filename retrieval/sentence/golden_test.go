package sentence

import (
	"os"
	"strings"
	"testing"

	"whosaid/store/news"
)

// A goldenCase is a text with its sentences, as a reader would cut it.
type goldenCase struct {
	name  string
	text  string
	spans []news.Span
}

// readGolden reads testdata/golden.txt, which says itself how it is written.
func readGolden(t testing.TB) []goldenCase {
	t.Helper()
	raw, err := os.ReadFile("testdata/golden.txt")
	if err != nil {
		t.Fatal(err)
	}
	var cases []goldenCase
	for block := range strings.SplitSeq(string(raw), "\n\n") {
		var c goldenCase
		var text strings.Builder
		for line := range strings.SplitSeq(strings.TrimSpace(block), "\n") {
			if name, ok := strings.CutPrefix(line, "## "); ok {
				c.name = name
				continue
			}
			glue := strings.HasSuffix(line, "⁀") || strings.HasSuffix(line, "⏎")
			line = strings.ReplaceAll(strings.TrimSuffix(line, "⁀"), "⏎", "\n")
			start := text.Len()
			text.WriteString(line)
			c.spans = append(c.spans, news.Span{Start: start, End: start + len(strings.TrimRight(line, "\n"))})
			if !glue {
				text.WriteByte(' ')
			}
		}
		c.text = strings.TrimRight(text.String(), " ")
		if c.text != "" {
			cases = append(cases, c)
		}
	}
	return cases
}

func TestSplitGolden(t *testing.T) {
	sentences := 0
	for _, c := range readGolden(t) {
		sentences += len(c.spans)
		t.Run(c.name, func(t *testing.T) {
			got, want := cutAll(c.text, Split(c.text)), cutAll(c.text, c.spans)
			if strings.Join(got, "|") != strings.Join(want, "|") {
				t.Errorf("Split(%q)\n got %q\nwant %q", c.text, got, want)
			}
		})
	}
	if sentences < 120 {
		t.Errorf("the golden file holds %d sentences, want at least 120", sentences)
	}
}

func cutAll(text string, spans []news.Span) []string {
	out := make([]string, len(spans))
	for i, span := range spans {
		out[i] = span.Of(text)
	}
	return out
}
