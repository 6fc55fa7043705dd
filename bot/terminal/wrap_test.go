package terminal

import (
	"slices"
	"testing"
	"time"
)

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"one two three", 7, []string{"one two", "three"}},
		{"one two", 7, []string{"one two"}},
		{"one  two   three", 9, []string{"one  two", "three"}},
		{"first\nsecond\n\nthird", 20, []string{"first", "second", "", "third"}},
		{"abcdefghij kl", 4, []string{"abcd", "efgh", "ij", "kl"}},
		{"港口關閉。了", 4, []string{"港口", "關", "閉。", "了"}},
		{"港口", 1, []string{"港", "口"}},
		{"👩‍👩‍👧👩‍👩‍👧", 2, []string{"👩‍👩‍👧", "👩‍👩‍👧"}},
		{"\x1b[1;32mone\x1b[0m two", 7, []string{"\x1b[1;32mone\x1b[0m two"}},
		{"narrow", 0, []string{"n", "a", "r", "r", "o", "w"}},
	} {
		if got := wrap(test.text, test.width); !slices.Equal(got, test.want) {
			t.Errorf("wrap(%q, %d) = %q, want %q", test.text, test.width, got, test.want)
		}
	}
}

func TestDayRange(t *testing.T) {
	day := func(s string) time.Time {
		at, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	for _, test := range []struct {
		from, to time.Time
		want     string
	}{
		{time.Time{}, time.Time{}, ""},
		{day("2031-05-11"), day("2031-05-11"), "11 May 2031"},
		{day("2031-05-11"), day("2031-05-20"), "11–20 May 2031"},
		{day("2031-04-28"), day("2031-05-03"), "28 April – 3 May 2031"},
		{day("2030-12-30"), day("2031-01-02"), "30 December 2030 – 2 January 2031"},
	} {
		if got := dayRange(test.from, test.to); got != test.want {
			t.Errorf("dayRange(%v, %v) = %q, want %q", test.from, test.to, got, test.want)
		}
	}
}

func TestCounted(t *testing.T) {
	for _, test := range []struct {
		n    int
		noun string
		want string
	}{{0, "outlet", "0 outlets"}, {1, "query", "1 query"}, {12345, "query", "12,345 queries"}, {1000000, "byte", "1,000,000 bytes"}} {
		if got := counted(test.n, test.noun); got != test.want {
			t.Errorf("counted(%d, %q) = %q, want %q", test.n, test.noun, got, test.want)
		}
	}
}

func TestElapsed(t *testing.T) {
	for d, want := range map[time.Duration]string{
		40 * time.Microsecond:   "under 1 ms",
		38 * time.Millisecond:   "38 ms",
		1250 * time.Millisecond: "1.2 s",
	} {
		if got := elapsed(d); got != want {
			t.Errorf("elapsed(%v) = %q, want %q", d, got, want)
		}
	}
}
