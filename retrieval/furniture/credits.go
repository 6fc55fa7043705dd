package furniture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/news"
)

// isByline: who wrote the article: "By Jane Roe", "Jane Roe | 3 May 2031".
func isByline(p *page, i int) bool {
	l := &p.lines[i]
	if l.words == nil || l.stopped || l.count > longestHeading || p.running(i) {
		return false
	}
	if strings.ContainsAny(l.text, "|·•") && l.dated() {
		return true
	}
	name := l.count > 1 && startsUpper(l.words[1]) && !months[l.word(1)] && !weekdays[l.word(1)]
	return l.word(0) == "by" && name && l.capitals >= titleCase
}

// dated reports whether a part of the line between bars or dots tells a time.
func (l *line) dated() bool {
	for part := range strings.FieldsFuncSeq(l.text, func(r rune) bool { return r == '|' || r == '·' || r == '•' }) {
		if onlyDates(strings.Fields(part)) {
			return true
		}
	}
	return false
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "“\"'‘(["))
	return unicode.IsUpper(r)
}

// longestCredit bounds a line about who worked on the article, in words.
const longestCredit = 60

// isSignOff: "Reporting by A; editing by B", "C contributed to this report.",
// the initials and agencies below an article.
func isSignOff(p *page, i int) bool {
	l := &p.lines[i]
	if l.words == nil || l.count > longestCredit {
		return false
	}
	s := l.lower
	if strings.Contains(s, "contributed to this") || strings.Contains(s, "contributed reporting") || strings.Contains(s, "contributed from") {
		return l.count <= longestCaption
	}
	if l.beginsWithAny(signOffs) && l.names() {
		return true
	}
	return p.atEnd(i) && !l.stopped && l.count <= longestHeading && strings.HasSuffix(l.text, ")") && initials(l.words[0])
}

// names reports whether the words behind the first few are mostly names.
func (l *line) names() bool {
	if !l.stopped && l.count <= longestHeading || strings.HasSuffix(l.words[0], ":") {
		return true
	}
	return strings.HasPrefix(l.text, "(") || l.capitals > 0.5
}

// initials: "jm/dm", "uhe": the marks of the desk.
func initials(word string) bool {
	return len(word) <= 12 && strings.ToLower(word) == word && (strings.Contains(word, "/") || len(word) <= 4)
}

// lastLines is how far from its end an article is signed.
const lastLines = 4

func (p *page) atEnd(i int) bool { return i >= len(p.lines)-lastLines }

// closingSignOff: "(Reporting by A; Editing by B)" behind the last sentence.
func closingSignOff(p *page, i int) news.Span {
	return closingBracket(p.lines[i].text, func(inner string) bool {
		l := readLine(news.Span{End: len(inner)}, inner)
		return l.beginsWithAny(signOffs)
	})
}

// closingCredit: "(Photo: NorWire)" behind the last sentence of a paragraph.
func closingCredit(p *page, i int) news.Span {
	return closingBracket(p.lines[i].text, func(inner string) bool {
		word, _, _ := strings.Cut(inner, "/")
		word, _ = nextWord(word, 0)
		return creditWords[strings.ToLower(bare(word))] && !strings.HasSuffix(inner, ".")
	})
}

// longestBracket bounds what may stand in brackets behind a text, in bytes.
const longestBracket = 300

// closingBracket is the bracket at the very end of s when its inside holds.
func closingBracket(s string, holds func(inner string) bool) news.Span {
	if !strings.HasSuffix(s, ")") && !strings.HasSuffix(s, "]") {
		return news.Span{}
	}
	from := max(0, len(s)-longestBracket)
	open := strings.LastIndexAny(s[from:], "([")
	if open < 0 || !holds(s[from+open+1:len(s)-1]) {
		return news.Span{}
	}
	return news.Span{Start: from + open, End: len(s)}
}

// isCopyright: whose text it is, and what may be done with it.
func isCopyright(p *page, i int) bool {
	l := &p.lines[i]
	if l.words == nil || l.count > 2*longestCredit {
		return false
	}
	s := l.lower
	marked := strings.HasPrefix(s, "©") || strings.HasPrefix(s, "copyright") || strings.HasPrefix(s, "(c) ")
	reserved := strings.Contains(s, "rights reserved")
	material := strings.HasPrefix(s, "this material may not be") || strings.Contains(s, "without written permission") ||
		strings.Contains(s, "without permission")
	return marked && (hasDigit(s) || reserved || !l.stopped) || reserved && l.count <= longestCredit ||
		material && strings.Contains(s, "published")
}

// isAddress: where the author can be reached.
func isAddress(p *page, i int) bool {
	l := &p.lines[i]
	if l.words == nil || l.count > longestCaption || !l.hasHandle() {
		return false
	}
	switch l.word(0) {
	case "email", "e-mail", "follow", "contact":
		return true
	case "reach", "write", "twitter", "tweet", "find", "connect", "send", "mail":
		return !l.tells()
	}
	return !l.stopped && l.count <= longestLabel
}

// hasHandle reports whether a word is an e-mail address or a handle.
func (l *line) hasHandle() bool {
	for _, word := range l.words {
		if at := strings.IndexByte(word, '@'); at >= 0 && at+2 < len(word) && !loneHandle(l, word) {
			return true
		}
	}
	return false
}

// loneHandle: the handle of an embedded post, "… — Ingrid Moe (@moe) 3 May 2031".
func loneHandle(l *line, word string) bool {
	return strings.HasPrefix(word, "(@") && l.count > longestLabel
}
