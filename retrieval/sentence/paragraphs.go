package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/news"
)

// Paragraphs gives the paragraphs of text as ascending byte spans, trimmed of
// white space. A paragraph is a line that is not blank; in hard-wrapped text
// it is a run of lines, each of which but the last is filled. Every byte that
// is not white space lies in exactly one paragraph. It takes time in
// proportion to the length of text.
func Paragraphs(text string) []news.Span {
	lines := readLines(text)
	width := wrapWidth(lines)
	var out []news.Span
	for i, line := range lines {
		if i > 0 && width > 0 && lines[i-1].fills(width, line) {
			out[len(out)-1].End = line.End
			continue
		}
		out = append(out, line.Span)
	}
	return out
}

// Continues reports whether the sentence at the end of the paragraph above
// goes on in the paragraph below: the first stops without a mark, after at
// least three words, and the second begins in lower case.
func Continues(above, below string) bool {
	first, size := utf8.DecodeRuneInString(below)
	second, _ := utf8.DecodeRuneInString(below[size:])
	if !unicode.IsLower(first) || unicode.IsUpper(second) || second == ')' || second == '.' {
		return false
	}
	return opensOnto(above) && wordsAtLeast(above, 3)
}

// opensOnto reports whether a paragraph ends without the mark that would close
// its last sentence.
func opensOnto(paragraph string) bool {
	return !Stopped(paragraph) && !strings.HasSuffix(paragraph, ":")
}

// Stopped reports whether a paragraph ends as a sentence does: with a sentence
// mark, and nothing behind it but closing marks and the numbers of notes.
func Stopped(paragraph string) bool {
	for {
		paragraph = strings.TrimRightFunc(paragraph, closesOrSpaces)
		digits := strings.TrimRight(paragraph, "0123456789")
		if !strings.HasSuffix(digits, "[") {
			break
		}
		paragraph = strings.TrimSuffix(digits, "[")
	}
	last, _ := utf8.DecodeLastRuneInString(paragraph)
	return isStop(last)
}

func closesOrSpaces(r rune) bool { return isCloser(r) || unicode.IsSpace(r) }

func wordsAtLeast(s string, n int) bool {
	for s = strings.TrimSpace(s); n > 1; n-- {
		space := strings.IndexFunc(s, unicode.IsSpace)
		if space < 0 {
			return false
		}
		s = strings.TrimLeftFunc(s[space:], unicode.IsSpace)
	}
	return s != ""
}

// line is one line of a text that is not blank, trimmed.
type line struct {
	news.Span
	width     int  // runes
	firstWord int  // runes
	several   bool // words
	stopped   bool // ends as a sentence does
	parted    bool // a blank line, or the start of the text, stands above
}

// fills reports whether the first word of the next line would have made the
// line wider than width: the mark of a line that a machine has wrapped.
func (l line) fills(width int, next line) bool {
	return !next.parted && l.several && l.width+1+next.firstWord > width
}

func readLines(text string) []line {
	var out []line
	parted := true
	for start := 0; start < len(text); {
		end, next := len(text), len(text)
		if i := strings.IndexFunc(text[start:], breaksLine); i >= 0 {
			_, size := utf8.DecodeRuneInString(text[start+i:])
			end, next = start+i, start+i+size
		}
		span := trim(text, news.Span{Start: start, End: end})
		if !span.Empty() {
			out = append(out, measure(span, text, parted))
		}
		parted = span.Empty()
		start = next
	}
	return out
}

func breaksLine(r rune) bool { return r == '\n' || r == '\u2028' || r == '\u2029' }

func measure(span news.Span, text string, parted bool) line {
	s := span.Of(text)
	l := line{Span: span, width: utf8.RuneCountInString(s), parted: parted, stopped: !opensOnto(s)}
	l.firstWord = l.width
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		l.firstWord, l.several = utf8.RuneCountInString(s[:i]), true
	}
	return l
}

// trim narrows span by the white space at its ends.
func trim(text string, span news.Span) news.Span {
	s := span.Of(text)
	kept := strings.TrimLeftFunc(s, unicode.IsSpace)
	span.Start += len(s) - len(kept)
	span.End = span.Start + len(strings.TrimRightFunc(kept, unicode.IsSpace))
	return span
}
