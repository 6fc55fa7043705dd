package main

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"whosaid/store/news"
)

func TestPipe(t *testing.T) {
	long := strings.Repeat("x", 100<<10)
	for _, test := range []struct {
		name, input string
		want        []string
	}{
		{"nothing", "", nil},
		{"lines", "one\r\ntwo\n\nthree\n", []string{"one", "two", "", "three"}},
		{"no line break at the end", "one\ntwo", []string{"one", "two"}},
		{"a long line is cut, not split", long + "\ntwo\n", []string{long[:news.MaxQuestion+2], "two"}},
		{"a long last line", long, []string{long[:news.MaxQuestion+2]}},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := pipe{bufio.NewReader(strings.NewReader(test.input))}
			var got []string
			for {
				line, err := in.Next()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatalf("Next() of %.40q = %v", test.input, err)
				}
				got = append(got, line)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("Next() of %.40q gives %.60q, want %.60q", test.input, got, test.want)
			}
		})
	}
}

func TestPipeReportsWhatBreaks(t *testing.T) {
	broken := errors.New("the line is dead")
	in := pipe{bufio.NewReader(io.MultiReader(strings.NewReader("half a li"), iotest.ErrReader(broken)))}
	if line, err := in.Next(); !errors.Is(err, broken) {
		t.Errorf("Next() = %q, %v, want %v", line, err, broken)
	}
}
