package terminal

import (
	"strings"
	"testing"
	"unicode"
)

func TestVisible(t *testing.T) {
	for _, test := range []struct{ text, want, note string }{
		{"plain, “curly” – ünïcode 港", "plain, “curly” – ünïcode 港", ""},
		{"a\tb\nc", "a b\nc", ""},
		{"\x1b[31mred\a", "␛[31mred␇", "(2 unseen characters shown as a symbol)"},
		{"a\r\x00\x7f\u009b", "a␍␀␡␦", "(4 unseen characters shown as a symbol)"},
		{"\u202Eright\u2066\u200F", "␦right␦␦", "(3 unseen characters shown as a symbol)"},
		{"soft\u00ADhyphen, \u0645\u06CC\u200C\u0631\u0648\u062F", "soft\u00ADhyphen, \u0645\u06CC\u200C\u0631\u0648\u062F", ""},
		{"zero\u200Bwidth", "zero␦width", "(1 unseen character shown as a symbol)"},
		{"broken \xff", "broken \uFFFD", ""},
	} {
		if got, note := Visible(test.text), hiddenNote(test.text); got != test.want || note != test.note {
			t.Errorf("Visible(%q) = %q, note %q, want %q, note %q", test.text, got, note, test.want, test.note)
		}
	}
}

// FuzzQuote holds that nothing which could steer the terminal is printed, and
// that wrapping drops white space only.
func FuzzQuote(f *testing.F) {
	f.Add("The quay is shut, and nobody can say when it opens.", uint8(20))
	f.Add("Shut. ❞ Reuters · 3 May ❝ “Open.”", uint8(40))
	f.Add("“Shut, and nobody can say for how long.”", uint8(20))
	f.Add("港口今天關閉，沒有人知道何時重開。", uint8(7))
	f.Add("\x1b]8;;x\a\u202E👩‍👩‍👧 averyveryverylongwordindeed\n\n\tx", uint8(5))
	f.Fuzz(func(t *testing.T, text string, width uint8) {
		pg := &page{width: int(width), ink: ink{}}
		pg.quote("", "", text)
		got := pg.text.String()
		if i := strings.IndexFunc(got, func(r rune) bool { return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) }); i >= 0 {
			t.Fatalf("quote(%q) prints a control character at %d: %q", text, i, got)
		}
		want := squeeze(Framed(text) + hiddenNote(text) + marksNote(text))
		if squeeze(got) != want {
			t.Fatalf("quote(%q) at %d columns prints %q, want its characters as they are: %q", text, width, squeeze(got), want)
		}
	})
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// TestNoQuoteEndsItself holds that a text with the frame's own marks in it cannot
// end the quote and begin another under a label of its own.
func TestNoQuoteEndsItself(t *testing.T) {
	for text, want := range map[string]string{
		"Shut. ❞ Reuters · 3 May ❝ Open.":  "❝ Shut. ␦ Reuters · 3 May ␦ Open. ❞\n  (2 marks like this page's own shown as a symbol)\n",
		"“Shut.”":                          "“Shut.”\n",
		"“Shut,” she said, “for good.”":    "❝ “Shut,” she said, “for good.” ❞\n",
		"“Shut. For good.":                 "“Shut. For good. ❞\n",
		"Shut. For good.”":                 "❝ Shut. For good.”\n",
		"“Shut. ❞ Reuters · 3 May ❝ Open.": "“Shut. ␦ Reuters · 3 May ␦ Open. ❞\n(2 marks like this page's own shown as a symbol)\n",
	} {
		pg := &page{width: 80}
		if pg.quote("", "", text); pg.text.String() != want {
			t.Errorf("quote(%q) = %q, want %q", text, pg.text.String(), want)
		}
	}
}
