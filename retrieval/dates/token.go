package dates

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"whosaid/store/news"
)

type kind uint8

const (
	symbol kind = iota // one character that is neither of the others
	word               // a run of letters
	number             // a run of the digits 0 to 9
)

// token is a word, a number or a symbol, and how it stands to the one before.
type token struct {
	news.Span
	kind  kind
	glued bool // nothing between it and the token before
	fresh bool // the first of its line
}

// tokenize cuts text into tokens; white space only separates them.
func tokenize(text string) []token {
	tokens := make([]token, 0, len(text)/5+1)
	glued, fresh := false, true
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if unicode.IsSpace(r) {
			glued, fresh = false, fresh || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029'
			at += size
			continue
		}
		end, kind := at+size, kindOf(r)
		if kind != symbol {
			end = endOfRun(text, end, kind)
		}
		tokens = append(tokens, token{news.Span{Start: at, End: end}, kind, glued, fresh})
		at, glued, fresh = end, true, false
	}
	return tokens
}

func kindOf(r rune) kind {
	switch {
	case '0' <= r && r <= '9':
		return number
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return word
	default:
		return symbol
	}
}

func endOfRun(text string, at int, want kind) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if kindOf(r) != want {
			break
		}
		at += size
	}
	return at
}

// scanner looks at the tokens of one text. Every look is at a fixed number of
// tokens, and an index outside the text is a token of no kind.
type scanner struct {
	text   string
	tokens []token
	ref    time.Time
	cut    int // the token that may touch the one before it, while it is read
}

func (s *scanner) valid(i int) bool { return 0 <= i && i < len(s.tokens) }

// raw is the token as it is written.
func (s *scanner) raw(i int) string {
	if !s.valid(i) {
		return ""
	}
	return s.tokens[i].Of(s.text)
}

// longestWord is the length in bytes beyond which no word is in any table.
const longestWord = 24

// word is the token in lower case if it is a word, or "".
func (s *scanner) word(i int) string {
	if !s.valid(i) || s.tokens[i].kind != word || s.tokens[i].Len() > longestWord {
		return ""
	}
	return strings.ToLower(s.raw(i))
}

// is reports whether token i is one of the given words or symbols.
func (s *scanner) is(i int, any ...string) bool {
	if !s.valid(i) {
		return false
	}
	if s.tokens[i].kind == word {
		return slices.Contains(any, s.word(i))
	}
	return slices.Contains(any, s.raw(i))
}

// capital reports whether token i is a word that begins with a capital.
func (s *scanner) capital(i int) bool {
	if !s.valid(i) || s.tokens[i].kind != word {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.raw(i))
	return unicode.IsUpper(r)
}

// number is the value of token i if it is a number of at most most digits,
// or -1.
func (s *scanner) number(i, most int) int {
	if !s.valid(i) || s.tokens[i].kind != number || s.tokens[i].Len() > most {
		return -1
	}
	n := 0
	for _, digit := range []byte(s.raw(i)) {
		n = n*10 + int(digit-'0')
	}
	return n
}

// digits is how many digits token i has; 0 if it is no number.
func (s *scanner) digits(i int) int {
	if !s.valid(i) || s.tokens[i].kind != number {
		return 0
	}
	return s.tokens[i].Len()
}

// glued reports whether token i touches the one before it.
func (s *scanner) glued(i int) bool { return s.valid(i) && s.tokens[i].glued }

// inLine reports whether token i stands on the line of the one before it.
func (s *scanner) inLine(i int) bool { return s.valid(i) && !s.tokens[i].fresh }

// skip is i, or the token after it if i is one of the given ones, in line.
func (s *scanner) skip(i int, any ...string) int {
	if s.inLine(i) && s.is(i, any...) {
		return i + 1
	}
	return i
}
