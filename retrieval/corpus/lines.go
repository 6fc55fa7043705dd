package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// eachLine calls each for every line that is not blank, without its end. Of a
// line longer than limit it reads no more than that.
func eachLine(r io.Reader, limit int, each func(line int, raw []byte) *flaw) *flaw {
	in := bufio.NewReaderSize(r, 64<<10)
	var long []byte
	for line := 1; ; {
		part, err := in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			if long = append(long, part...); len(long) > limit {
				return tooLong(line, limit)
			}
			continue
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return &flaw{line, "cannot be read: " + cause(err), "check the file"}
		}
		whole := part
		if len(long) > 0 {
			whole = append(long, part...)
		}
		if len(whole) > limit {
			return tooLong(line, limit)
		}
		if line == 1 {
			whole = bytes.TrimPrefix(whole, []byte("\ufeff"))
		}
		if trimmed := bytes.TrimSpace(whole); len(trimmed) > 0 {
			if bad := each(line, trimmed); bad != nil {
				return bad
			}
		}
		if err != nil {
			return nil
		}
		long = long[:0]
		line++
	}
}

func tooLong(line, limit int) *flaw {
	return &flaw{line, fmt.Sprintf("the line is longer than %d MB", limit>>20), "split the article, or leave it out"}
}
