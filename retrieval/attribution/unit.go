package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/retrieval/attribution/quotemarks"
	"whosaid/store/news"
)

// unit is a word, a mark, or a whole quotation.
type unit struct {
	news.Span
	word    string // in lower case; "" for a quotation
	tag     tag
	capital bool // begins with a capital letter
	quote   int  // index of the quotation, for the tag quoted
}

// reader cuts a text into units. Quotations come in ascending order and do not
// overlap; what is inside them is not read.
type reader struct {
	text   string
	quotes []quotemarks.Quotation
	next   int // the quotation that comes next
	units  []unit
}

func readUnits(text string, quotes []quotemarks.Quotation) []unit {
	r := reader{text: text, quotes: quotes, units: make([]unit, 0, len(text)/5)}
	for at := 0; at < len(text); {
		if r.next < len(quotes) && at >= quotes[r.next].Start {
			q := quotes[r.next].Span
			r.units = append(r.units, unit{Span: q, tag: quoted, quote: r.next})
			r.next++
			at = max(at+1, q.End)
			continue
		}
		at = r.step(at)
	}
	return r.units
}

// limit is how far a word may reach: to the next quotation.
func (r *reader) limit() int {
	if r.next < len(r.quotes) {
		return r.quotes[r.next].Start
	}
	return len(r.text)
}

// step reads one unit, or skips white space, and returns where to go on.
func (r *reader) step(at int) int {
	c, size := utf8.DecodeRuneInString(r.text[at:])
	switch {
	case unicode.IsSpace(c):
		return at + size
	case unicode.IsLetter(c) || unicode.IsDigit(c) || strings.ContainsRune("@#$€£", c):
		end := wordEnd(r.text[:r.limit()], at)
		r.addWord(at, end)
		return end
	case isApostrophe(c) && r.follows(at) && genitiveEnd(r.text[:r.limit()], at+size) > 0:
		end := genitiveEnd(r.text[:r.limit()], at+size)
		r.units = append(r.units, unit{Span: news.Span{Start: at, End: end}, word: "'s", tag: genitive})
		return end
	}
	r.units = append(r.units, unit{Span: news.Span{Start: at, End: at + size}, word: r.text[at : at+size], tag: markTag(c)})
	return at + size
}

// follows reports whether a word ends right before at.
func (r *reader) follows(at int) bool {
	return len(r.units) > 0 && r.units[len(r.units)-1].End == at && r.units[len(r.units)-1].tag.nominal()
}

// genitiveEnd is where a genitive ends whose apostrophe ends at i, and 0 when
// there is none: "the minister's", "the ministers' view".
func genitiveEnd(text string, i int) int {
	if i < len(text) && (text[i] == 's' || text[i] == 'S') {
		i++
	}
	if c, _ := utf8.DecodeRuneInString(text[i:]); i < len(text) && unicode.IsLetter(c) {
		return 0
	}
	return i
}

func (r *reader) addWord(start, end int) {
	written := r.text[start:end]
	first, _ := utf8.DecodeRuneInString(written)
	u := unit{Span: news.Span{Start: start, End: end}, word: lower(written), capital: unicode.IsUpper(first)}
	u.tag = tagWord(u.word, u.capital)
	r.units = append(r.units, u)
}

// lower is strings.ToLower that leaves the straight form of every apostrophe.
func lower(s string) string {
	s = strings.ToLower(s)
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	return s
}

func isApostrophe(c rune) bool { return c == '\'' || c == '’' }

// wordEnd is where the word that starts at start ends. Hyphens, apostrophes
// and the points of initials and abbreviations belong to it, a genitive does not.
func wordEnd(text string, start int) int {
	end := start
	for end < len(text) {
		c, size := utf8.DecodeRuneInString(text[end:])
		if unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) || end == start {
			end += size
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[end+size:])
		inner := end+size < len(text) && (unicode.IsLetter(next) || unicode.IsDigit(next))
		if c == '.' && (inner || isAbbreviated(text[start:end])) {
			end += size
			continue
		}
		if !inner || !joins(c, text[start:end], text[end+size:]) {
			break
		}
		end += size
	}
	return end
}

// joins reports whether the mark c holds two halves of one word together.
func joins(c rune, before, after string) bool {
	switch c {
	case '-', '‑':
		return true
	case ',':
		return before[len(before)-1] <= '9' && after[0] <= '9'
	case '\'', '’':
		return genitiveEnd(after, 0) == 0 || after[0] != 's' && after[0] != 'S'
	}
	return false
}

// isAbbreviated reports whether a point after s belongs to it: one capital
// letter, letters with points between them, a title.
func isAbbreviated(s string) bool {
	if _, size := utf8.DecodeRuneInString(s); size == len(s) {
		return unicode.IsUpper([]rune(s)[0])
	}
	return len(s) < 8 && (abbreviations[strings.ToLower(s)] || strings.Contains(s, ".") && !isDigit(s[0]) && (strings.ToUpper(s) == s || len(s) < 5))
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
