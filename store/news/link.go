package news

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Bounds of a text fragment: a quote of more words is named by its first and
// its last few, so that a link stays short enough to be sent and pasted.
const (
	maxLinkWords = 12
	edgeWords    = 5
)

// directive separates an address's own fragment from instructions to the browser.
const directive = ":~:"

// Link is the address of the article, opened at the quote: a text fragment as
// the WICG's "URL Fragment Text Directives" defines it, and a PDF at its page. It
// is "" when the article has no http or https address.
func (q Quote) Link() string { return q.link(q.textDirective) }

// Link is the address of the article, opened at the words that were found: at those
// of a headline or a caption, where the match is of one.
func (m Match) Link() string {
	if m.Aside == nil {
		return m.Citation.Link()
	}
	return m.link(func() string { return directiveOf(edges(m.Aside.Text)) })
}

// link is the address of the article, opened at what a text directive names.
func (q Quote) link(textDirective func() string) string {
	if q.article == nil {
		return ""
	}
	page, err := url.Parse(q.article.URL)
	if err != nil || page.Host == "" || page.Scheme != "http" && page.Scheme != "https" {
		return ""
	}
	address, fragment, _ := strings.Cut(page.String(), "#")
	if at := q.article.PageAt(q.span.Start); at > 0 {
		return escape(address, printable) + "#page=" + strconv.Itoa(at) // PDFs have no text fragments in every browser
	}
	fragment, _, _ = strings.Cut(fragment, directive)
	return escape(address+"#"+fragment, printable) + directive + "text=" + textDirective()
}

// textDirective names the quote by its text, or by where it starts and ends if it
// is long or runs over several blocks of the page, which one piece cannot. A
// browser opens the first place that fits: where the words, or their start, stand
// earlier on the page, the words beside the quote tell which place is meant.
func (q Quote) textDirective() string {
	start, end := edges(q.Text())
	out := directiveOf(start, end)
	before := q.article.Title + "\n" + q.article.text[:q.span.Start]
	if !holdsWords(before, start) {
		return out
	}
	if prefix := prefixOf(q.article.text[:q.span.Start], before, start); prefix != "" {
		return escapeText(prefix) + "-," + out
	}
	if suffix := firstWords(q.article.text[q.span.End:]); suffix != "" {
		return out + ",-" + escapeText(suffix)
	}
	return out
}

// directiveOf names text by where it starts and ends; an empty end is none.
func directiveOf(start, end string) string {
	if end == "" {
		return escapeText(start)
	}
	return escapeText(start) + "," + escapeText(end)
}

// edges are the words by which text is named: all of it, and "", or those that it
// starts and ends with, so many that the end stands nowhere between the two.
func edges(text string) (start, end string) {
	words := strings.Fields(text)
	blocks := strings.ContainsRune(strings.TrimSpace(text), '\n')
	if edge := min(edgeWords, len(words)/2); edge > 0 && (blocks || len(words) > maxLinkWords) {
		start = strings.Join(words[:edge], " ")
		for last := edge; last <= len(words)-edge; last++ {
			end = strings.Join(words[len(words)-last:], " ")
			if !holdsWords(strings.Join(words[edge:len(words)-1], " "), end) || blocks {
				return start, end
			}
		}
		return strings.Join(words, " "), ""
	}
	if clauses := splitClauses(text); longUnspaced(words) && len(clauses) > 1 {
		return clauses[0], clauses[len(clauses)-1]
	}
	return strings.Join(words, " "), ""
}

// mostPrefix is how many words before a quote are used at most.
const mostPrefix = 8

// prefixOf are the words of the block before a quote that begins with start, as
// many as it takes for both to stand nowhere on the page before it.
func prefixOf(text, page, start string) string {
	block := strings.TrimRightFunc(text, unicode.IsSpace)
	block = block[strings.LastIndexByte(block, '\n')+1:]
	words := strings.Fields(block)
	for n := 1; n <= min(mostPrefix, len(words)); n++ {
		prefix := strings.Join(words[len(words)-n:], " ")
		if !holdsWords(page, prefix+" "+start) && !holdsWords(page, prefix+start) || n == min(mostPrefix, len(words)) {
			return prefix
		}
	}
	return ""
}

// firstWords are the words that the block behind a quote begins with.
func firstWords(text string) string {
	block, _, _ := strings.Cut(strings.TrimLeftFunc(text, unicode.IsSpace), "\n")
	words := strings.Fields(block)
	return strings.Join(words[:min(edgeWords, len(words))], " ")
}

// holdsWords reports whether words stand in a text as a browser looks for them:
// whatever their case, and the space between them.
func holdsWords(text, words string) bool {
	plain := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
	return strings.Contains(plain(text), plain(words))
}

// longUnspaced reports whether words that are few are nevertheless long, as in
// scripts that put no space between them.
func longUnspaced(words []string) bool {
	const longest = 40
	return slices.ContainsFunc(words, func(word string) bool { return len([]rune(word)) > longest })
}

// splitClauses cuts text at its punctuation, where any script ends a word. Each
// piece has a letter or a digit.
func splitClauses(text string) []string {
	pieces := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) })
	return slices.DeleteFunc(pieces, func(piece string) bool { return Question{Text: piece}.Wordless() })
}

// escapeText writes words as part of a text directive, in which a dash, a comma
// and an ampersand have a meaning of their own.
func escapeText(words string) string { return escape(words, unreserved) }

// escape writes every byte of s that keep does not name as %XX.
func escape(s string, keep func(byte) bool) string {
	const hex = "0123456789ABCDEF"
	var out strings.Builder
	for i := range len(s) {
		if c := s[i]; keep(c) {
			out.WriteByte(c)
		} else {
			out.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return out.String()
}

// unreserved names the bytes that a text directive may hold as they are: RFC
// 3986's unreserved characters but for the dash.
func unreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '.' || c == '_' || c == '~'
}

// printable names the bytes that cannot break out of an address.
func printable(c byte) bool { return ' ' < c && c < 0x7f && c != '"' && c != '<' && c != '>' }
