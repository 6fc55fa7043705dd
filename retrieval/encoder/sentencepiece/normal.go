package sentencepiece

import (
	"encoding/binary"
	"fmt"
	"unicode/utf8"
)

// normal is the text to read in place of a code point.
type normal map[rune]string

// parseNormal reads the table of a Vocabulary.
func parseNormal(table string) (normal, error) {
	n := normal{}
	last := rune(-1)
	for b := []byte(table); len(b) > 0; {
		if len(b) < 5 || len(b) < 5+4*int(b[4]) {
			return nil, fmt.Errorf("table of code points ends within an entry: %w", errVocabulary)
		}
		r, count := rune(binary.LittleEndian.Uint32(b)), int(b[4])
		if r <= last || r > utf8.MaxRune {
			return nil, fmt.Errorf("code point %#x after %#x: %w", r, last, errVocabulary)
		}
		n[r] = decode(b[5:][:4*count])
		last, b = r, b[5+4*count:]
	}
	return n, nil
}

// decode makes text of code points; what is none becomes U+FFFD.
func decode(points []byte) string {
	var text []byte
	for ; len(points) > 0; points = points[4:] {
		text = utf8.AppendRune(text, rune(binary.LittleEndian.Uint32(points)))
	}
	return string(text)
}
