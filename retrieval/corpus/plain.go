package corpus

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxArticle is the size of the largest article, file or line that is read, in
// bytes. Of a larger one no more than this is ever held in memory.
const MaxArticle = 10 << 20

// flaw is what is wrong with a piece of input whose file is known elsewhere.
type flaw struct {
	line         int
	problem, fix string
}

// reason is the flaw on one line.
func (f flaw) reason() string {
	if f.fix == "" {
		return f.problem
	}
	return f.problem + "; " + f.fix
}

// freeze makes the text that is hashed and quoted out of a file's bytes. Only
// this changes: a byte order mark is removed, and CRLF and CR become LF.
func freeze(raw []byte) (string, *flaw) {
	if bad := checkText(raw); bad != nil {
		return "", bad
	}
	text := strings.TrimPrefix(string(raw), "\ufeff")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.ReplaceAll(text, "\r", "\n"), nil
}

// checkText refuses what is not UTF-8 text.
func checkText(raw []byte) *flaw {
	if bytes.HasPrefix(raw, []byte("\xff\xfe")) || bytes.HasPrefix(raw, []byte("\xfe\xff")) {
		return &flaw{problem: "is UTF-16, not UTF-8", fix: "save it as UTF-8"}
	}
	if at := bytes.IndexByte(raw, 0); at >= 0 {
		return &flaw{lineOf(raw, at), fmt.Sprintf("holds a NUL byte (at byte %d), so it is no text", at), "remove the file or convert it to text"}
	}
	if at := invalidAt(raw); at >= 0 {
		return &flaw{lineOf(raw, at), fmt.Sprintf("is not UTF-8 (byte 0x%02x at byte %d)", raw[at], at), "convert it, for example with iconv -f WINDOWS-1252 -t UTF-8"}
	}
	return nil
}

// invalidAt is the offset of the first byte that is not UTF-8, or -1.
func invalidAt(raw []byte) int {
	if utf8.Valid(raw) {
		return -1
	}
	for at := 0; at < len(raw); {
		r, size := utf8.DecodeRune(raw[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}

// lineOf is the line, counted from 1, on which the byte at stands.
func lineOf(raw []byte, at int) int {
	return 1 + bytes.Count(raw[:min(max(at, 0), len(raw))], []byte("\n"))
}
