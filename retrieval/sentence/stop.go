package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stop is a run of sentence marks, and what closes right behind it.
type stop struct {
	start  int // of the first mark
	end    int // behind the marks and all that closes behind them
	next   int // of what follows: end, behind any white space
	mark   markKind
	closed bool // a quotation mark or bracket closes behind the marks
}

type markKind int

const (
	period   markKind = iota // "." which may belong to an abbreviation
	ellipsis                 // "…", "...", ". . ."
	strong                   // "!", "?", "....", "?!", `.".`
	foreign                  // the mark of another script: needs no space behind it
)

// isStop reports whether r can end a sentence: the Sentence_Terminal property of
// Unicode (UAX 44, PropList.txt), and the ellipsis.
func isStop(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '.' || r == '!' || r == '?'
	}
	return r == '…' || unicode.Is(unicode.Sentence_Terminal, r)
}

// isCloser reports whether r may close what a sentence stands in.
func isCloser(r rune) bool {
	switch r {
	case '"', '\'', '“', '‘', '*', '_':
		return true
	}
	return unicode.In(r, unicode.Pe, unicode.Pf)
}

func isOpener(r rune) bool {
	switch r {
	case '"', '\'', '¿', '¡':
		return true
	}
	return unicode.In(r, unicode.Ps, unicode.Pi)
}

// readStop reads the stop whose first mark stands at byte offset at.
func readStop(block string, at int) stop {
	s := stop{start: at}
	s.end = s.readMarks(block, at)
	for {
		end, more := s.readCloser(block, s.end)
		if !more {
			break
		}
		s.end = end
		if marks := s.readMarks(block, s.end); marks > s.end {
			s.end, s.mark = marks, max(s.mark, strong)
		}
	}
	s.next = s.end + leadingSpace(block[s.end:])
	return s
}

// readMarks reads the marks at byte offset at, and returns the offset behind
// them. Dots may stand apart: ". . .".
func (s *stop) readMarks(block string, at int) int {
	dots := 0
	for at < len(block) {
		r, size := utf8.DecodeRuneInString(block[at:])
		switch {
		case r == '.':
			dots++
		case r == '…':
			dots += 3
		case r == ' ' && dots > 0 && spacedDot(block[at+size:]):
		case isStop(r) && r < utf8.RuneSelf:
			s.mark = max(s.mark, strong)
		case isStop(r):
			s.mark = foreign
		default:
			s.countDots(dots)
			return at
		}
		at += size
	}
	s.countDots(dots)
	return at
}

func (s *stop) countDots(dots int) {
	switch {
	case dots > 3:
		s.mark = max(s.mark, strong)
	case dots > 1:
		s.mark = max(s.mark, ellipsis)
	}
}

// spacedDot reports whether rest begins with a dot that is not the start of a
// number or a name (".5", ".com").
func spacedDot(rest string) bool {
	return strings.HasPrefix(rest, ".") && (len(rest) == 1 || rest[1] == ' ' || rest[1] == '.')
}

// readCloser reads one thing that closes behind the marks: a quotation mark or
// bracket, also one set off by a space, or the number of a note ("[3]").
func (s *stop) readCloser(block string, at int) (end int, ok bool) {
	rest := block[at:]
	if end := noteNumber(rest); end > 0 {
		return at + end, true
	}
	r, size := utf8.DecodeRuneInString(rest)
	if space := unicode.IsSpace(r); space {
		r2, size2 := utf8.DecodeRuneInString(rest[size:])
		if !unicode.Is(unicode.Pf, r2) || !loose(rest[size+size2:]) {
			return at, false
		}
		r, size = r2, size+size2
	}
	if !isCloser(r) || (r == '“' || r == '‘') && !loose(rest[size:]) {
		return at, false
	}
	s.closed = true
	return at + size, true
}

// loose reports whether rest does not begin with a word.
func loose(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// noteNumber is the length of a note's number in brackets at the start of s.
func noteNumber(s string) int {
	if s == "" || s[0] != '[' {
		return 0
	}
	digits := strings.TrimLeft(s[1:min(len(s), 5)], "0123456789")
	if len(digits) == 0 || digits[0] != ']' || s[1] == ']' {
		return 0
	}
	return min(len(s), 5) - len(digits) + 1
}

func leadingSpace(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }
