package when

import (
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	tests := []struct{ value, want string }{
		{"2024-04-01", "2024-04-01T00:00:00Z"},
		{"2024-04-01T16:16:00+02:00", "2024-04-01T16:16:00+02:00"},
		{"2024-04-01T16:16:00.123Z", "2024-04-01T16:16:00Z"},
		{"2024-04-01T16:16:00+0200", "2024-04-01T16:16:00+02:00"},
		{"2024-04-01 16:16:00", "2024-04-01T16:16:00Z"},
		{"2023-10-27 00:00:00+00:00", "2023-10-27T00:00:00Z"},
		{"20240401T161600Z", "2024-04-01T16:16:00Z"},
		{"20240401", "2024-04-01T00:00:00Z"},
		{"Fri, 15 May 26 22:05:03 +0300", "2026-05-15T22:05:03+03:00"},
		{"Fri, 15 May 2026 22:05:03 GMT", "2026-05-15T22:05:03Z"},
		{"Fri, 15 May 2026 22:05 EST", "2026-05-15T22:05:00-05:00"},
		{"Fri, 15 May 2026 22:05:03 MSK", "2026-05-15T22:05:03+03:00"},
		{"15 May 2026 22:05:03 +0000 (UTC)", "2026-05-15T22:05:03Z"},
		{"Friday, 15 May 2026 22:05:03 +0200", "2026-05-15T22:05:03+02:00"},
		{"1711981200", "2024-04-01T14:20:00Z"},
		{"1711981200000", "2024-04-01T14:20:00Z"},
		{"1 April 2024", "2024-04-01T00:00:00Z"},
		{"April 1, 2024", "2024-04-01T00:00:00Z"},
		{"1 апреля 2024", "2024-04-01T00:00:00Z"},
	}
	for _, tt := range tests {
		got, ok := Parse(tt.value)
		if !ok || got.Format(time.RFC3339) != tt.want {
			t.Errorf("Parse(%q) = %v, %v, want %s", tt.value, got.Format(time.RFC3339), ok, tt.want)
		}
	}
	for _, value := range []string{"", "soon", "12", "April 2024", "2024", "0001-01-01", "9999-12-31", "32 May 2026", "-1711981200"} {
		if got, ok := Parse(value); ok {
			t.Errorf("Parse(%q) = %v, want no date", value, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"Fri, 15 May 26 22:05:03 +0300", "1711981200", "15 May 2026 (", " GMT", "1 апреля 2024"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, value string) {
		if at, ok := Parse(value); ok && (at.IsZero() || at.Year() < 1500) {
			t.Errorf("Parse(%q) = %v", value, at)
		}
	})
}
