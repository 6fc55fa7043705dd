package page

import (
	"bytes"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// sampled is how much of a page is looked at to tell its letters' encoding.
const sampled = 32 << 10

// decode makes UTF-8 of a page: by its byte order mark, by what the server said
// of it, by what it says of itself, and else by its letters. What is said is not
// believed of bytes that belie it.
func decode(raw []byte, contentType string) string {
	by, name, said := charset.DetermineEncoding(raw, contentType)
	if utf8.Valid(raw) && (!said || name == "utf-8" || name == "windows-1252") {
		return string(bytes.TrimPrefix(raw, []byte("\ufeff")))
	}
	if !said || name == "utf-8" && !mostlyUTF8(raw) {
		by = guess(raw)
	}
	text, err := by.NewDecoder().Bytes(raw)
	if err != nil {
		text = bytes.ToValidUTF8(raw, []byte("\ufffd"))
	}
	return string(bytes.TrimPrefix(text, []byte("\ufeff")))
}

// mostlyUTF8 reports whether few of the letters beyond ASCII are broken.
func mostlyUTF8(raw []byte) bool {
	broken, whole := 0, 0
	for len(raw) > 0 {
		r, size := utf8.DecodeRune(raw)
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
		case size > 1:
			whole++
		}
		raw = raw[size:]
	}
	return broken*10 <= whole
}

// guess tells the encoding by the letters. KOI8-U has all letters of KOI8-R and
// the Ukrainian ones.
func guess(raw []byte) encoding.Encoding {
	sample := raw[:min(len(raw), sampled)]
	best, err := chardet.NewHtmlDetector().DetectBest(sample)
	if err != nil {
		return charmap.Windows1252
	}
	if best.Charset == "KOI8-R" {
		return charmap.KOI8U
	}
	if by, _ := charset.Lookup(best.Charset); by != nil {
		return by
	}
	return charmap.Windows1252
}
