package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/news"
)

// scanner takes a text apart into words as they are written. It runs once over
// the text, whatever the text is.
type scanner struct {
	text string
	from int // where the word that is read begins
	at   int
	emit func(written string)
	link func(from, to int) // where a link was left out; nil: nobody asks
}

// Unlinked is text without its links, whose letters are no words.
func Unlinked(text string) string {
	var b strings.Builder
	kept := 0
	s := scanner{text: text, emit: func(string) {}}
	s.link = func(from, to int) {
		b.WriteString(text[kept:from])
		kept = to
	}
	s.run()
	b.WriteString(text[kept:])
	return b.String()
}

// scan calls emit for every word of text: runs of letters and digits. Links
// are left out; a hashtag or a handle gives its parts ("#NewBridgeNow" → New,
// Bridge, Now); "U.N." gives UN; scripts that write no spaces give pairs of
// letters.
func scan(text string, emit func(written string)) {
	s := scanner{text: text, emit: emit}
	s.run()
}

func (s *scanner) run() {
	for s.at < len(s.text) {
		s.from = s.at
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		switch {
		case (r == '#' || r == '@') && inWord(s.runeAt(s.at+size)):
			s.at += size
			s.tag()
		case unspaced(r):
			s.pairs()
		case inWord(r):
			s.word()
		default:
			s.at += size
		}
	}
}

func (s *scanner) runeAt(at int) rune {
	if at >= len(s.text) {
		return utf8.RuneError
	}
	r, _ := utf8.DecodeRuneInString(s.text[at:])
	return r
}

// word reads one word; the word of a link ("https" before "://", a host before
// "/") takes the rest of the link with it.
func (s *scanner) word() {
	begun := s.at
	w := spelling{text: s.text, from: s.at, to: s.at}
	letters, before := 0, rune(0)
	for s.at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		switch {
		case inWord(r) && !unspaced(r):
			w.keep(size)
			letters, before = letters+1, r
		case apostrophe(r) && unicode.IsLetter(before) && unicode.IsLetter(s.runeAt(s.at+size)):
			w.leave(size)
			w.write('\'')
			letters = 2
		case !unspaced(r) && news.Invisible(r):
			w.leave(size)
		case s.joins(r, before, letters):
			if r != ',' && unicode.IsDigit(before) {
				w.keep(size)
			} else {
				w.leave(size)
			}
			letters = 0
		default:
			s.finish(w.String(), begun)
			return
		}
		s.at += size
	}
	s.finish(w.String(), begun)
}

// spelling is a word as far as it is read: a piece of the text, as long as no letter
// was left out of it or written otherwise.
type spelling struct {
	text     string
	from, to int
	other    []byte // nil: it is the piece
}

// keep takes the next bytes of the text as they are.
func (w *spelling) keep(size int) {
	if w.other != nil {
		w.other = append(w.other, w.text[w.to:w.to+size]...)
	}
	w.to += size
}

// leave takes the next bytes of the text out.
func (w *spelling) leave(size int) {
	if w.other == nil {
		w.other = append(make([]byte, 0, 2*MaxWord), w.text[w.from:w.to]...)
	}
	w.to += size
}

// write puts a byte in place of what was left out.
func (w *spelling) write(b byte) { w.other = append(w.other, b) }

func (w *spelling) String() string {
	if w.other != nil {
		return string(w.other)
	}
	return w.text[w.from:w.to]
}

// joins reports whether a dot or a comma goes on with the word: between digits
// ("13.5", "13,500"), or after one letter of an abbreviation ("U.N.").
func (s *scanner) joins(r, before rune, letters int) bool {
	after := s.runeAt(s.at + 1)
	if r != '.' && r != ',' {
		return false
	}
	if unicode.IsDigit(before) && unicode.IsDigit(after) {
		return true
	}
	lone := letters == 1 && unicode.IsLetter(before) && unicode.IsLetter(after)
	return r == '.' && lone && !inWord(s.runeAt(s.at+1+utf8.RuneLen(after)))
}

// finish emits a word that began at byte start, unless it begins a link.
func (s *scanner) finish(written string, start int) {
	rest := s.text[s.at:]
	switch {
	case strings.HasPrefix(rest, "://"):
		s.skipLink(s.at - len(scheme(s.text[start:s.at])))
		if cut := len(written) - len(scheme(written)); cut > 0 && cut < len(written) {
			s.emit(written[:cut])
		}
	case strings.HasPrefix(rest, ".") && s.hostAhead(start):
		s.skipLink(start)
	default:
		s.emit(written)
	}
}

// scheme is the end of written that names a link's scheme: in "lookhttps" a
// link stuck to the word before it.
func scheme(written string) string {
	lower := strings.ToLower(written)
	for _, name := range []string{"https", "http"} {
		if strings.HasSuffix(lower, name) {
			return name
		}
	}
	return written
}

// maxHost bounds how far a host name is looked ahead for, in bytes, so that
// "a.a.a.…" is read in linear time.
const maxHost = 64

// hostAhead reports whether the word from start begins a host name with a path
// ("pic.example.com/x").
func (s *scanner) hostAhead(start int) bool {
	ahead := s.text[start:min(len(s.text), start+maxHost)]
	end := strings.IndexFunc(ahead, func(r rune) bool {
		return r != '.' && r != '-' && (r >= utf8.RuneSelf || !inWord(r))
	})
	return end > 0 && ahead[end] == '/'
}

// skipLink goes behind the link that began at byte from.
func (s *scanner) skipLink(from int) {
	end := strings.IndexFunc(s.text[s.at:], unicode.IsSpace)
	if end < 0 {
		end = len(s.text) - s.at
	}
	s.at += end
	if s.link != nil {
		s.link(from, s.at)
	}
}

// apostrophe reports whether r joins the two parts of a word as an apostrophe
// does, in one of the ways in which people type it.
func apostrophe(r rune) bool {
	switch r {
	case '\'', '’', 'ʼ', '‘', '`', '´', '＇':
		return true
	}
	return false
}

// inWord reports whether words are made of r.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && !apostrophe(r) && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}
