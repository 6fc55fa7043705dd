package beir

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// maxLine is the length of the longest line that is read, in bytes.
const maxLine = 16 << 20

// Errors of reading a collection; each comes with the file and line.
var (
	ErrNotUTF8   = errors.New("line is not UTF-8")
	ErrLongLine  = fmt.Errorf("line is longer than %d MiB", maxLine>>20)
	ErrForm      = errors.New("line is not of a known form")
	ErrDuplicate = errors.New("id occurs a second time")
)

// eachLine calls read with each line of r that is not blank, with its number
// from 1. An error is put after "name:number: ".
func eachLine(r io.Reader, name string, read func(number int, line []byte) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	number := 0
	for lines.Scan() {
		number++
		line := lines.Bytes()
		if number == 1 {
			line = bytes.TrimPrefix(line, []byte("\uFEFF"))
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		err := ErrNotUTF8
		if utf8.Valid(line) {
			err = read(number, line)
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", name, number, err)
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return fmt.Errorf("%s:%d: %w", name, number+1, ErrLongLine)
	case err != nil:
		return fmt.Errorf("read %s after line %d: %w", name, number, err)
	}
	return nil
}
