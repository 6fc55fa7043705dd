package furniture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/news"
)

// isOrnament: a line without a letter or a digit ("***", "___").
func isOrnament(p *page, i int) bool {
	return !strings.ContainsFunc(p.lines[i].text, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
	})
}

// isEndMark: "— the end", "ENDS", "-30-", "(MORE)": the sign that an article,
// or a part of it, is over.
func isEndMark(p *page, i int) bool {
	l := &p.lines[i]
	if l.words == nil || l.count > longestReply || p.replies(i) {
		return false
	}
	switch strings.ToLower(bare(l.text)) {
	case "the end", "end", "ends", "eom", "-30-", "30", "fin", "more", "to be continued", "end of story":
		return bare(l.text) != l.text || !l.stopped && i+1 == len(p.lines)
	}
	return false
}

// fewestMarks is the length of a run of one mark that nobody writes in a sentence.
const fewestMarks = 3

// openingMark: the run of marks with which an editor brackets a note, and the
// capitals glued to it by a sign ("***+ADD NOTE The county …"): the sentence
// behind may be quoted.
func openingMark(p *page, i int) news.Span {
	s := p.lines[i].text
	end := runOf(s)
	if end < fewestMarks {
		return news.Span{}
	}
	if notes := capitals(s[end:]); notes > 0 {
		end += notes
	}
	return news.Span{End: end}
}

// runOf is the length of the run of one editor's mark at the start of s.
func runOf(s string) int {
	if s == "" || !strings.ContainsRune("*#+=~<>_", rune(s[0])) {
		return 0
	}
	return len(s) - len(strings.TrimLeft(s, s[:1]))
}

// capitals is the length of the words in capitals that a sign glues to an
// editor's marks, up to the sentence; 0 when there is no sign, or when what
// follows the capitals does not begin a sentence.
func capitals(s string) int {
	if s == "" || !strings.ContainsRune("+/#:-=[<", rune(s[0])) {
		return 0
	}
	at, end := 0, 0
	for at < len(s) {
		word, next := nextWord(s, at)
		if !inCapitals(word) {
			break
		}
		end = at + len(word)
		at = next
	}
	if end > 0 && at < len(s) && !opensUpper(s[at:]) {
		return 0
	}
	return end
}

// inCapitals: two letters or more, all in upper case.
func inCapitals(word string) bool {
	word = bare(word)
	if utf8.RuneCountInString(word) < 2 {
		return false
	}
	return !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsUpper(r) && !unicode.IsDigit(r) })
}

// closingMark: the run of marks that ends what an opening one began, or that
// stands behind the last stop.
func closingMark(p *page, i int) news.Span {
	s := p.lines[i].text
	if s == "" || !strings.ContainsRune("*#+=~<>_", rune(s[len(s)-1])) {
		return news.Span{}
	}
	start := len(strings.TrimRight(s, s[len(s)-1:]))
	if len(s)-start < fewestMarks {
		return news.Span{}
	}
	return news.Span{Start: start, End: len(s)}
}
