package dates

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func FuzzAll(f *testing.F) {
	for _, tt := range golden {
		f.Add(tt.text, ref.Unix())
	}
	for _, text := range dateless {
		f.Add(text, int64(0))
	}
	f.Add("29 February", time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC).Unix())
	f.Add("March 22 to \xff26", ref.Unix())
	f.Fuzz(func(t *testing.T, text string, unix int64) {
		at := time.Unix(unix%(1<<37), 0).UTC()
		end := 0
		for _, found := range All(text, at) {
			if found.Start < end || found.Empty() || found.End > len(text) {
				t.Fatalf("All(%q, %v) found %v after byte %d of %d", text, at, found.Span, end, len(text))
			}
			if !onRune(text, found.Start) || !onRune(text, found.End) {
				t.Fatalf("All(%q, %v) found %v, which splits a character", text, at, found.Span)
			}
			if !found.From.IsZero() && !found.To.IsZero() && !found.From.Before(found.To) {
				t.Fatalf("All(%q, %v) found an empty range: %s", text, at, write(text, found))
			}
			end = found.End
		}
	})
}

func onRune(text string, at int) bool {
	return at == len(text) || !utf8.ValidString(text) || utf8.RuneStart(text[at])
}

// BenchmarkAll reads text as dense in dates as news is, and the same length of
// what could make a scanner look far ahead; the two must cost about the same a
// byte.
func BenchmarkAll(b *testing.B) {
	texts := map[string]string{
		"news":    strings.Repeat("The council of Vale met on Friday, March 22, 2024, and put off what it may decide until the end of 2025. ", 1000),
		"hostile": strings.Repeat("from between 12 to March - ", 4000),
	}
	for name, text := range texts {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				All(text, ref)
			}
		})
	}
}
