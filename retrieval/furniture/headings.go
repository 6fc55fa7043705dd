package furniture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/news"
)

// topLines is how many lines of an article may repeat its headline.
const topLines = 5

// titleCase is the share of capitalised words from which a line is in title case.
const titleCase = 0.75

// isHeadline: the given title, repeated at the top; or a first line in the
// shape of a title: without a stop, or in title case with a question mark.
func isHeadline(p *page, i int) bool {
	l := &p.lines[i]
	if len(p.lines) == 1 || i >= topLines {
		return false
	}
	if p.isTitle(l) {
		return true
	}
	if i > 0 || !p.proseBelow(i) || p.running(i) || l.count > longestTitle {
		return false
	}
	return !l.stopped && !l.endsWith(":,;") || l.titledQuestion()
}

// titledQuestion: "Who Is to Blame for the Bridge?" is a heading; a question of
// an interview has words in lower case.
func (l *line) titledQuestion() bool {
	return l.endsWith("?!") && l.capitals == 1 && l.count > longestReply+1 && !isQuote(l.text)
}

// leastOfTitle is how many words must agree when one of title and line has more
// than the other: the outlet's name behind a bar, or a part cut off.
const leastOfTitle = 4

func (p *page) isTitle(l *line) bool {
	if p.title.Len() == 0 || l.words == nil {
		return false
	}
	words := news.Fold(l.text)
	shorter := min(words.Len(), p.title.Len())
	same := 0
	for same < shorter && words.Word(same) == p.title.Word(same) {
		same++
	}
	if words.Len() == p.title.Len() {
		return same == shorter
	}
	return same == shorter && same >= leastOfTitle && words.Len() < p.title.Len() ||
		same == shorter && same >= leastOfTitle && !l.stopped
}

// isSubheading: a short line without a stop, between paragraphs with one.
func isSubheading(p *page, i int) bool {
	l := &p.lines[i]
	if !p.prosaic || l.count > longestHeading || p.running(i) || !p.proseBelow(i) {
		return false
	}
	if hashes(l.text) {
		return true
	}
	if l.stopped {
		return l.titledQuestion()
	}
	if shouts(l.text) || dashed(l.text) {
		return true
	}
	return !l.endsWith(opensOn) && !p.replies(i) && !l.listed
}

// opensOn are the marks at the end of a line that announce another.
const opensOn = ":,;-–—…"

// shouts: a label in capitals ("WHAT IS KNOWN:").
func shouts(s string) bool { return strings.ToUpper(s) == s && strings.ToLower(s) != s }

// dashed: "- What is known -".
func dashed(s string) bool { return len(s) > 2 && s[0] == '-' && s[len(s)-1] == '-' }

// hashes: "## What is known", a heading in Markdown.
func hashes(s string) bool {
	marks := 0
	for marks < len(s) && s[marks] == '#' {
		marks++
	}
	return marks > 0 && marks < len(s) && s[marks] == ' '
}

// replies: a few words below a question are its answer.
func (p *page) replies(i int) bool {
	return i > 0 && p.lines[i].count <= longestReply && p.lines[i-1].endsWith("?") && p.lines[i-1].rule == ""
}

// inList: the items of a list, which a line with a colon opens, or which are
// marked one and all.
func inList(above, l *line) bool {
	if bulleted(l.text) {
		return true
	}
	return above != nil && !l.stopped && l.count <= longestHeading && (above.listed || above.endsWith(":"))
}

func bulleted(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[size:])
	switch r {
	case '•', '‣', '▪', '·', '–', '-', '*', '—':
		return unicode.IsSpace(second) || unicode.IsLetter(second)
	}
	return false
}

// isQuote: a line that begins with a quotation.
func isQuote(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("“\"«„‘'", first)
}

// fewestCaptions is from how many lines of caption length without a stop on an
// article is known to leave the stop off its captions.
const fewestCaptions = 3

// isCaption: a line of a caption's length without a stop, amid paragraphs with
// one, in an article that has several such.
func isCaption(p *page, i int) bool {
	l := &p.lines[i]
	if !p.prosaic || l.stopped || l.count <= longestHeading || l.count > longestCaption || p.running(i) {
		return false
	}
	return p.labels >= fewestCaptions && !isQuote(l.text) && p.proseBelow(i) && !l.endsWith(opensOn) && !l.listed
}

// isRepeated: a line that stood above already. The first one stays, unless it
// is a label that other rules bar; short real sentences may be said twice.
func isRepeated(p *page, i int) bool {
	l := &p.lines[i]
	return p.copies[l.text] < i && (!l.stopped || l.count > longestReply+2)
}

// isEndLine: what stands below the last paragraph, without a stop, is a
// sentence that lost it when it is long and mostly in lower case.
func isEndLine(p *page, i int) bool {
	l := &p.lines[i]
	if !p.prosaic || l.stopped || l.count > longestHeading || p.running(i) || !p.proseAbove(i) || p.proseBelow(i) {
		return false
	}
	if l.endsWith(opensOn) || p.replies(i) || l.listed {
		return false
	}
	return l.count <= longestReply+1 || l.capitals >= titleCase
}
