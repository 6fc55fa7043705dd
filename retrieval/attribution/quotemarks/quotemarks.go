// Package quotemarks pairs the quotation marks of a text.
package quotemarks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/news"
)

// Quotation is a run of text in quotation marks, marks included. A quotation
// that goes on over paragraphs is one for each paragraph, all but the last
// marked so.
type Quotation struct {
	news.Span
	Continues bool // into the next paragraph
}

// pairing pairs the quotation marks of one text.
type pairing struct {
	text   string
	found  []Quotation
	depth  int  // marks open now
	low    int  // and those of them that “ closes
	start  int  // where the outermost one opened
	closed int  // end of the last mark that closed an inner one
	shape  rune // the outermost opening mark
}

// Pair finds the outermost quotations of a text, in ascending order.
// Marks that open paragraph after paragraph carry one quotation on; a
// quotation that nothing closes ends with its paragraph.
func Pair(text string) []Quotation {
	p := pairing{text: text}
	for at := 0; at < len(text); {
		end := paragraphEnd(text, at)
		p.paragraph(at, end)
		at = end
		for at < len(text) && text[at] == '\n' {
			at++
		}
	}
	return p.found
}

func paragraphEnd(text string, at int) int {
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(text)
}

func (p *pairing) paragraph(start, end int) {
	p.depth, p.low, p.closed = 0, 0, 0
	if start == end {
		return
	}
	singles := 0 // closing single marks are only looked for when one may follow
	if strings.ContainsRune(p.text[start:end], '‘') || strings.Contains(p.text[start:end], " '") || p.text[start] == '\'' {
		singles = lastSingle(p.text, start, end)
	}
	for at := start; at < end; {
		c, size := utf8.DecodeRuneInString(p.text[at:end])
		if c == '\'' && strings.HasPrefix(p.text[at:end], "''") {
			c, size = '"', 2
		}
		p.mark(c, at, at+size, end, singles)
		at += size
	}
	if p.depth > 0 {
		p.unclosed(end)
	}
}

// mark takes one character into account. Only marks matter.
func (p *pairing) mark(c rune, at, after, end, singles int) {
	switch c {
	case '“':
		if p.low > 0 { // it closes what „ opened
			p.low--
			p.close(after)
			return
		}
		p.open(c, at)
	case '„':
		p.low++
		p.open(c, at)
	case '«':
		p.open(c, at)
	case '”', '»':
		p.close(after)
	case '"':
		switch opens := p.opensHere(at, after, end); {
		case opens && (p.depth == 0 || p.shape != '"'):
			p.open(c, at)
		default:
			p.close(after)
		}
	case '‘', '\'':
		if p.depth == 0 && at < singles && p.opensHere(at, after, end) {
			p.open(c, at)
			return
		}
		fallthrough
	case '’':
		if p.depth == 1 && (p.shape == '‘' || p.shape == '\'') && endsSingle(p.text, at, after, end) {
			p.close(after)
		}
	}
}

func (p *pairing) open(shape rune, at int) {
	if p.depth == 0 {
		p.start, p.shape = at, shape
	}
	p.depth = min(p.depth+1, 2)
}

func (p *pairing) close(after int) {
	switch p.depth {
	case 0:
		return
	case 1:
		p.found = append(p.found, Quotation{Span: news.Span{Start: p.start, End: after}})
	default:
		p.closed = after
	}
	p.depth--
}

// opensHere reports whether a mark stands where one opens: after white space
// or an opening mark, before a letter.
func (p *pairing) opensHere(at, after, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(p.text[:at])
	next, _ := utf8.DecodeRuneInString(p.text[after:end])
	return (at == 0 || unicode.IsSpace(before) || strings.ContainsRune("([—–“\"", before)) && after < end && !unicode.IsSpace(next)
}

// unclosed ends a quotation that the paragraph leaves open. Where an inner one
// was closed just before a comma, its mark was meant for both.
func (p *pairing) unclosed(end int) {
	span := news.Span{Start: p.start, End: end}
	next := strings.TrimLeft(p.text[end:], "\n\r\t ")
	opens := strings.HasPrefix(next, "“") || strings.HasPrefix(next, "\"") || strings.HasPrefix(next, "''")
	rest := strings.TrimLeft(p.text[max(p.closed, p.start):end], " ")
	if p.closed > 0 && (strings.HasPrefix(rest, ",") || strings.HasSuffix(strings.TrimRight(p.text[:p.closed], "”\""), ",")) {
		span.End, opens = p.closed, false
	}
	p.found = append(p.found, Quotation{Span: span, Continues: opens})
}

// lastSingle is where the last single mark that can close stands in a
// paragraph, or 0: an opening one after it is an apostrophe.
func lastSingle(text string, start, end int) int {
	last := 0
	for at := start; at < end; {
		c, size := utf8.DecodeRuneInString(text[at:end])
		if isApostrophe(c) && endsSingle(text, at, at+size, end) {
			last = at
		}
		at += size
	}
	return last
}

// endsSingle tells a closing single mark from an apostrophe: no letter follows,
// and what stands before is not a plural that may be a genitive.
func endsSingle(text string, at, after, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	next, _ := utf8.DecodeRuneInString(text[after:end])
	if at == 0 || unicode.IsSpace(before) || after < end && (unicode.IsLetter(next) || unicode.IsDigit(next)) {
		return false
	}
	return before != 's' || after == end || !unicode.IsSpace(next)
}

func isApostrophe(c rune) bool { return c == '\'' || c == '’' }
