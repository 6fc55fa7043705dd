package furniture

import (
	"strings"
	"unicode"
)

// isLinkLabel: the label of a link or a button: a command of the page ("Tap to
// enlarge"), a pointer to another text ("Read more: …"), a line in square
// brackets.
func isLinkLabel(p *page, i int) bool {
	l := &p.lines[i]
	if l.words == nil || p.running(i) {
		return false
	}
	if bracketed(l.text) && (!l.stopped || l.endsWith("?")) || endsInPointer(l) || l.count == 1 && isAddressed(l.text) {
		return true
	}
	if l.beginsWithAny(pointers) && l.points() {
		return true
	}
	if labels[l.word(0)] {
		return strings.HasSuffix(l.words[0], ":") || !l.stopped && l.count <= longestLabel
	}
	return commands[l.word(0)] && l.acts()
}

const (
	longestLabel   = 6  // words of a button
	longestCommand = 16 // words of a sentence that tells the reader what to do with the page
)

// points reports whether a line that begins with a pointer is no sentence.
func (l *line) points() bool {
	return !l.stopped || l.count <= 2 || strings.HasSuffix(l.words[0], ":") || strings.HasSuffix(l.words[1], ":")
}

// acts reports whether a line that begins with a command speaks of the page
// rather than of the world.
func (l *line) acts() bool {
	switch {
	case strings.HasSuffix(l.words[0], ":"):
		return true
	case !l.stopped:
		return l.count <= longestLabel || l.count <= longestCommand && l.namesPage()
	case l.count <= longestReply:
		return l.endsWith("!") || l.namesPage()
	}
	return l.count <= longestCommand && l.namesPage() && !l.tells()
}

// namesPage reports whether one of the words is a part of the page.
func (l *line) namesPage() bool {
	for i := range l.words {
		if i > 0 && pageNouns[l.word(i)] {
			return true
		}
	}
	return false
}

// tells reports whether the line has a verb that tells something: then the
// first word is no command.
func (l *line) tells() bool {
	for i := range l.words {
		word := l.word(i)
		if i > 0 && (finite[word] || i < 4 && strings.HasSuffix(word, "ed") && len(word) > 4) {
			return true
		}
	}
	return false
}

// isAddressed: the bare address of a page.
func isAddressed(word string) bool {
	return strings.Contains(word, "://") || strings.HasPrefix(word, "www.")
}

func bracketed(s string) bool {
	return strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") && strings.Count(s, "[") == 1
}

// endsInPointer: "… Read more", without a stop.
func endsInPointer(l *line) bool {
	if l.stopped || l.count < 2 || l.count > longestCaption {
		return false
	}
	last, before := l.lastWord(), l.word(l.count-2)
	return last == "more" && (before == "read" || before == "see" || before == "show" || before == "learn")
}

// isLinkList: lines without a stop below a link label, or in a row of such
// at the end of the article.
func isLinkList(p *page, i int) bool {
	l := &p.lines[i]
	if i == 0 || l.count > longestCaption || p.running(i) || l.stopped && !l.endsWith("?!") {
		return false
	}
	above := &p.lines[i-1]
	if l.stopped && strings.Count(p.text[above.End:l.Start], "\n") > 1 && p.proseBelow(i) {
		return false
	}
	if above.rule == "link list" {
		return true
	}
	return above.rule == "link label" && above.endsWith(":")
}

// isShareLine: a row of the services on which a page can be shared, mailed or
// printed.
func isShareLine(p *page, i int) bool {
	l := &p.lines[i]
	if l.words == nil || l.stopped || l.count < 2 || l.count > longestHeading {
		return l.words != nil && l.count == 1 && !l.stopped && services[l.word(0)] && len(l.text) > 3 && !p.replies(i)
	}
	named, words := 0, 0
	for j := range l.words {
		word := l.word(j)
		if word == "" || smallWords[word] {
			continue
		}
		words++
		if services[word] {
			named++
		}
	}
	return 4*named >= 3*words && words > 0
}

// isNewsletter: an invitation to sign up.
func isNewsletter(p *page, i int) bool {
	l := &p.lines[i]
	if l.words == nil || l.count > longestCaption {
		return false
	}
	s := l.lower
	if strings.Contains(s, "email address") && (!l.stopped || commands[l.word(0)]) {
		return true
	}
	invites := strings.Contains(s, "newsletter") || strings.Contains(s, "your inbox") || strings.Contains(s, "subscri") ||
		strings.Contains(s, "sign up")
	return invites && (commands[l.word(0)] || strings.Contains(s, "your inbox") || strings.Contains(s, "our newsletter") ||
		!l.stopped && l.count <= longestHeading)
}

// isCount: "12 comments", "3 min read", "41 of 41".
func isCount(p *page, i int) bool {
	l := &p.lines[i]
	if l.words == nil || l.stopped || l.count > longestReply+1 || !hasDigit(l.text) {
		return false
	}
	if l.count == 3 && hasDigit(l.words[0]) && hasDigit(l.words[2]) {
		return l.word(1) == "of" || l.words[1] == "/"
	}
	return l.count > 1 && (counted[l.lastWord()] || counted[l.word(0)] || counted[l.word(1)])
}

// isHashtags: a line of nothing but hashtags or handles.
func isHashtags(p *page, i int) bool {
	l := &p.lines[i]
	for _, word := range l.words {
		if len(word) < 2 || word[0] != '#' && word[0] != '@' || !unicode.IsLetter(rune(word[1])) && word[1] < 0x80 {
			return false
		}
	}
	return len(l.words) > 0
}
