package telegramtest

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// decodeReference reads a character reference at the start of s: the four names
// that the server knows, or a number. The semicolon may be missing. size is 0
// where there is none.
func decodeReference(s string) (r rune, size int) {
	if !strings.HasPrefix(s, "&") {
		return 0, 0
	}
	if strings.HasPrefix(s, "&#") {
		r, size = number(s)
	} else {
		r, size = name(s)
	}
	if size > 0 && strings.HasPrefix(s[size:], ";") {
		size++
	}
	return r, size
}

func name(s string) (rune, int) {
	end := 1
	for end < len(s) && (s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z') {
		end++
	}
	switch s[1:end] {
	case "lt":
		return '<', end
	case "gt":
		return '>', end
	case "amp":
		return '&', end
	case "quot":
		return '"', end
	}
	return 0, 0
}

func number(s string) (rune, int) {
	begin, base := 2, 10
	digits := "0123456789"
	if len(s) > 2 && (s[2] == 'x') {
		begin, base, digits = 3, 16, "0123456789abcdefABCDEF"
	}
	end := begin
	for end < len(s) && strings.IndexByte(digits, s[end]) >= 0 {
		end++
	}
	code, err := strconv.ParseUint(s[begin:end], base, 32)
	if err != nil || code == 0 || code > utf8.MaxRune {
		return 0, 0
	}
	if !utf8.ValidRune(rune(code)) {
		return utf8.RuneError, end
	}
	return rune(code), end
}
