package wordpiece

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// small is a vocabulary of our own; its ids are its line numbers from 0.
const small = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nunbe\n##bol\n##lo\nun\n##able\nno\n!\n##\n橋\ncafe\nmost\n"

func parse(t testing.TB, text string) *Vocabulary {
	t.Helper()
	v, err := Parse(text)
	if err != nil {
		t.Fatalf("Parse = %v", err)
	}
	return v
}

func TestEncode(t *testing.T) {
	v := parse(t, small)
	cases := []struct {
		name, text string
		limit      int
		want       []int32
	}{
		{"nothing", "", 9, []int32{2, 3}},
		{"spaces", " \t\u00a0\n", 9, []int32{2, 3}},
		{"word", "no", 9, []int32{2, 9, 3}},
		{"capitals", "NO", 9, []int32{2, 9, 3}},
		{"accents", "café CAFE\u0301", 9, []int32{2, 13, 13, 3}},
		{"longest piece first", "unbebollo", 9, []int32{2, 4, 5, 6, 3}},
		{"pieces", "unable", 9, []int32{2, 7, 8, 3}},
		{"no way through", "unbeable!", 9, []int32{2, 4, 8, 10, 3}},
		{"part unknown", "unx no", 9, []int32{2, 1, 9, 3}},
		{"punctuation", "no!no", 9, []int32{2, 9, 10, 9, 3}},
		{"Chinese", "no橋橋no", 9, []int32{2, 9, 12, 12, 9, 3}},
		{"control characters", "n\u0000o \u200bno\u00ad \ufffd\xff", 9, []int32{2, 9, 9, 3}},
		{"a hundred letters", strings.Repeat("x", 100), 9, []int32{2, 1, 3}},
		{"more", strings.Repeat("no", 51), 9, []int32{2, 1, 3}},
		{"cut", "no no no no", 4, []int32{2, 9, 9, 3}},
		{"cut within a word", "unbebollo", 4, []int32{2, 4, 5, 3}},
		{"room for markers only", "no", 2, []int32{2, 3}},
		{"no room", "no", -1, []int32{2, 3}},
		{"markers spelt out", "[SEP]", 9, []int32{2, 1, 1, 1, 3}},
	}
	for _, c := range cases {
		if got := v.Encode(c.text, c.limit); !slices.Equal(got, c.want) {
			t.Errorf("%s: Encode(%.20q, %d) = %v, want %v", c.name, c.text, c.limit, got, c.want)
		}
	}
}

func TestParseWithoutMarkers(t *testing.T) {
	for _, text := range []string{"", "\n", "[CLS]\n[SEP]\n", "[UNK]\n[CLS]"} {
		if v, err := Parse(text); err == nil {
			t.Errorf("Parse(%q) = %+v, want an error", text, v)
		}
	}
}

// TestLongText holds that what is not used is not read.
func TestLongText(t *testing.T) {
	v := parse(t, small)
	long := func(words int) string { return strings.Repeat("unbebollo", 10) + strings.Repeat(" no", words) }
	if got := len(v.Encode(long(5_000_000), 256)); got != 256 {
		t.Errorf("Encode(long, 256) = %d ids", got)
	}
	cost := func(text string) float64 { return testing.AllocsPerRun(3, func() { v.Encode(text, 256) }) }
	if enough, all := cost(long(1_000)), cost(long(1_000_000)); all > 2*enough {
		t.Errorf("Encode(long, 256) allocates %v times, %v where the text ends soon", all, enough)
	}
}

func FuzzEncode(f *testing.F) {
	for _, text := range []string{"", "No unbebollo!", "Café 橋 мост 😀", "\xff\u0000e\u0301", "İSTANBUL ẞ ﬁ Ⅷ"} {
		f.Add(text, 8)
	}
	v := parse(f, small)
	f.Fuzz(func(t *testing.T, text string, limit int) {
		limit = min(limit, 512)
		ids := v.Encode(text, limit)
		if len(ids) < 2 || len(ids) > max(limit, 2) || ids[0] != 2 || ids[len(ids)-1] != 3 {
			t.Fatalf("Encode(%q, %d) = %v", text, limit, ids)
		}
		if again := v.Encode(strings.ToValidUTF8(text, ""), limit); utf8.ValidString(text) && !slices.Equal(ids, again) {
			t.Errorf("Encode(%q, %d) = %v, then %v", text, limit, ids, again)
		}
		if shorter := v.Encode(text, len(ids)-1); len(ids) > 2 && !slices.Equal(shorter[:len(shorter)-1], ids[:len(ids)-2]) {
			t.Errorf("Encode(%q, %d) = %v, want the start of %v", text, len(ids)-1, shorter, ids)
		}
	})
}
