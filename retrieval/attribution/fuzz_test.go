package attribution

import (
	"strings"
	"testing"
	"unicode/utf8"

	"whosaid/retrieval/sentence"
	"whosaid/store/news"
)

func FuzzAnalyse(f *testing.F) {
	for _, c := range attributionCases {
		f.Add(c.text)
	}
	for _, odd := range []string{"", " ", "“", "”", "\"", "''", "‘", "said", "said said said", "“a\n\n“b\n\n“c", "according to", "in , for ,", "X, said, X, said,", "((((", "))))", "'s 's", "A.", "é said é", "\xff said \xfe", "“\xff” said X.", "—said—", "A\u2028“b”", "«Да», — сказал он.", "По словам Анны, по её словам", "— Ні, — каже вона. — Ні.", "„Ja“, sagte er und ging mit ihr nach Hause, wo niemand war, den er kannte."} {
		f.Add(odd)
	}
	f.Fuzz(func(t *testing.T, text string) {
		spans := sentence.Split(text)
		found := Analyse(text)
		for _, a := range found {
			for part, list := range map[string][]news.Span{"source": a.Source, "cue": a.Cue, "content": a.Content} {
				checkSpans(t, text, part, list)
			}
			if len(a.Content) == 0 {
				t.Errorf("Analyse(%q) has an attribution without content", text)
			}
			checkSaid(t, text, a.Said)
		}
		if got := Sentences(text, spans, found); len(got) != len(spans) {
			t.Errorf("Sentences(%q) tells of %d sentences, want %d", text, len(got), len(spans))
		}
	})
}

// checkSpans holds that pieces are not empty, apart, in order and on runes.
func checkSpans(t *testing.T, text, part string, list []news.Span) {
	t.Helper()
	last := -1
	for _, s := range list {
		if s.Empty() || s.Start <= last || s.End > len(text) {
			t.Fatalf("Analyse(%q): %s %v is empty, out of order, touching or outside", text, part, list)
		}
		for _, at := range []int{s.Start, s.End} {
			if utf8.ValidString(text) && at < len(text) && !utf8.RuneStart(text[at]) {
				t.Fatalf("Analyse(%q): %s %v splits a character", text, part, list)
			}
		}
		last = s.End
	}
}

// checkSaid holds that names, roles and media are copied from the text.
func checkSaid(t *testing.T, text string, said news.Said) {
	t.Helper()
	copied := said.Via
	if said.Speaker != nil {
		copied = append([]string{said.Speaker.Name, said.Speaker.Role}, said.Via...)
		if (said.Speaker.Name == "") != (said.Speaker.Basis == news.Unnamed) {
			t.Errorf("Analyse(%q): speaker %+v is unnamed with a name, or the reverse", text, *said.Speaker)
		}
	} else if said.Mode != news.Own && said.Mode != news.Unclear {
		t.Errorf("Analyse(%q): nobody speaks, mode %q", text, said.Mode)
	}
	for _, s := range copied {
		if !strings.Contains(text, s) || strings.TrimSpace(s) != s {
			t.Errorf("Analyse(%q): %q is not copied from the text", text, s)
		}
	}
}
