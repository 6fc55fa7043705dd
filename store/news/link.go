package news

import (
	"net/url"
	"slices"
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
// the WICG's "URL Fragment Text Directives" defines it. It is "" when the
// article has no http or https address.
func (q Quote) Link() string {
	if q.article == nil {
		return ""
	}
	page, err := url.Parse(q.article.URL)
	if err != nil || page.Host == "" || page.Scheme != "http" && page.Scheme != "https" {
		return ""
	}
	address, fragment, _ := strings.Cut(page.String(), "#")
	fragment, _, _ = strings.Cut(fragment, directive)
	return escape(address+"#"+fragment, printable) + directive + "text=" + textDirective(q.Text())
}

// textDirective names text by itself, or by where it starts and ends if it is
// long or runs over several blocks of the page, which one piece cannot.
func textDirective(text string) string {
	words := strings.Fields(text)
	blocks := strings.ContainsRune(strings.TrimSpace(text), '\n')
	if edge := min(edgeWords, len(words)/2); edge > 0 && (blocks || len(words) > maxLinkWords) {
		return escapeText(words[:edge]) + "," + escapeText(words[len(words)-edge:])
	}
	if clauses := splitClauses(text); longUnspaced(words) && len(clauses) > 1 {
		return escapeText(clauses[:1]) + "," + escapeText(clauses[len(clauses)-1:])
	}
	return escapeText(words)
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
func escapeText(words []string) string { return escape(strings.Join(words, " "), unreserved) }

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
