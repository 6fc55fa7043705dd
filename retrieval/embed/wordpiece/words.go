package wordpiece

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// words calls yield with each word of text in turn, lower-cased and without
// accents, until yield says false. A punctuation mark and a Chinese character
// are words of their own. The bytes are only lent: the next word overwrites
// them. No more is read than asked for, so a long text costs no more than the
// part of it that is used.
func words(text string, yield func(word []byte) bool) {
	word := make([]byte, 0, 64)
	var decomposed [64]byte
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		source := text[at : at+size]
		at += size
		switch {
		case dropped(r):
		case unicode.IsSpace(r):
			if !flush(&word, yield) {
				return
			}
		case isChinese(r):
			if !flush(&word, yield) || !yield(norm.NFD.AppendString(decomposed[:0], source)) {
				return
			}
		case r < utf8.RuneSelf:
			if !letter(&word, unicode.ToLower(r), yield) {
				return
			}
		default:
			for _, part := range string(norm.NFD.AppendString(decomposed[:0], source)) {
				if !unicode.Is(unicode.Mn, part) && !letter(&word, unicode.ToLower(part), yield) {
					return
				}
			}
		}
	}
	flush(&word, yield)
}

// letter adds r to word, or, when r is punctuation, ends the word and yields r
// by itself. It returns false when yield does.
func letter(word *[]byte, r rune, yield func([]byte) bool) bool {
	if !isPunctuation(r) {
		*word = utf8.AppendRune(*word, r)
		return true
	}
	if !flush(word, yield) {
		return false
	}
	*word = utf8.AppendRune(*word, r)
	return flush(word, yield)
}

// flush yields word, unless it is empty, and empties it.
func flush(word *[]byte, yield func([]byte) bool) bool {
	goOn := len(*word) == 0 || yield(*word)
	*word = (*word)[:0]
	return goOn
}

// dropped says whether the model never sees r: broken UTF-8, and control,
// formatting and private characters other than the spaces among them.
func dropped(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return false
	case r < utf8.RuneSelf:
		return r < ' ' || r == 0x7f
	}
	return r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co)
}

// isPunctuation follows the model's reading of the word: all of ASCII's signs,
// also those that Unicode calls symbols ($ + < = > ^ ` | ~), and what Unicode
// calls punctuation.
func isPunctuation(r rune) bool {
	if r < utf8.RuneSelf {
		return r > ' ' && r < 0x7f && !('0' <= r && r <= '9') && !('a' <= r && r <= 'z') && !('A' <= r && r <= 'Z')
	}
	return unicode.IsPunct(r)
}

// isChinese says whether r lies in a block of Chinese characters, which are
// written without spaces: each counts as a word. The ranges are those of the
// reference tokenizer, with the 256 characters that it leaves out; kana and
// Hangul are not among them.
func isChinese(r rune) bool {
	return r >= 0x3400 && unicode.Is(chinese, r)
}

var chinese = &unicode.RangeTable{
	R16: []unicode.Range16{{Lo: 0x3400, Hi: 0x4dbf, Stride: 1}, {Lo: 0x4e00, Hi: 0x9fff, Stride: 1}, {Lo: 0xf900, Hi: 0xfaff, Stride: 1}},
	R32: []unicode.Range32{{Lo: 0x20000, Hi: 0x2a6df, Stride: 1}, {Lo: 0x2a700, Hi: 0x2b81f, Stride: 1}, {Lo: 0x2b920, Hi: 0x2ceaf, Stride: 1}, {Lo: 0x2f800, Hi: 0x2fa1f, Stride: 1}},
}
