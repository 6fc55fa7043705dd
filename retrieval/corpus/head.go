package corpus

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"whosaid/retrieval/dates"
	"whosaid/store/news"
)

// head is what the first lines of an article say about it.
type head struct {
	title, author      field
	published, updated field
	publishedAt        time.Time
	updatedAt          time.Time
}

// How much of a text counts as its head.
const (
	headLines = 12  // lines that are not blank
	headWidth = 300 // bytes of each line
	titleLine = 3   // the title is in one of so many
	topLines  = 6   // so are bylines and dates without a label
)

// Labels that newsrooms set before a date.
var (
	publishedLabels = []string{"first published", "published on", "published at", "published", "date published", "publication date", "posted on", "posted", "issued"}
	updatedLabels   = []string{"last updated", "updated on", "updated at", "updated", "last modified", "modified", "last update"}
)

// readHead reads title, author and dates out of the first lines. It takes only
// what stands apart from the prose: a line of its own, a labelled date, a stamp
// before the first word.
func readHead(text string) head {
	var h head
	lines := firstLines(text)
	begun := false // the title, or the prose without one
	for i, line := range lines {
		apart := h.readDates(line, i)
		if i < topLines {
			apart = h.readByline(line) || apart
		}
		if apart || begun {
			continue
		}
		begun = true
		if i < titleLine && i+1 < len(lines) && isHeadline(line) {
			h.title = field{line, "first line"}
		}
	}
	return h
}

// firstLines are the first lines that are not blank, trimmed and cut to width.
func firstLines(text string) []string {
	var lines []string
	for len(text) > 0 && len(lines) < headLines {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		if line = strings.TrimSpace(cutRunes(line, headWidth)); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// cutRunes is at most the first size bytes of s, in whole characters.
func cutRunes(s string, size int) string {
	if len(s) <= size {
		return s
	}
	for size > 0 && !utf8.RuneStart(s[size]) {
		size--
	}
	return s[:size]
}

// readDates takes the dates of line i and reports whether the line stands apart
// from the prose.
func (h *head) readDates(line string, i int) (apart bool) {
	end := 0
	for _, found := range dates.All(line, time.Time{}) {
		if !exact(found) {
			apart = apart || found.Len() == len(line) // "March 27" is no title either
			continue
		}
		before := strings.TrimRight(line[end:found.Start], " \t:|·•–—-(")
		end = found.End
		if label, ok := endsInLabel(before, updatedLabels); ok {
			h.update(found.From, label)
			apart = true
			continue
		}
		rule := publishedRule(line, found.Span, before, i)
		if rule == "" {
			continue
		}
		apart = apart || rule != stampRule
		if h.published.rule == "" {
			h.published.rule, h.publishedAt = rule, found.From
		}
	}
	return apart
}

func (h *head) update(at time.Time, label string) {
	if h.updated.rule == "" {
		h.updated.rule, h.updatedAt = labelRule(label), at
	}
}

const stampRule = "leading date stamp"

// publishedRule is the rule by which a date in a line is the day of
// publication, or "".
func publishedRule(line string, at news.Span, before string, i int) string {
	if label, ok := endsInLabel(before, publishedLabels); ok {
		return labelRule(label)
	}
	if i >= topLines {
		return ""
	}
	left, right := segment(line, at)
	switch {
	case isDateWord(left) && right == "" && left == strings.TrimSpace(line[:at.Start]) && at.End == len(strings.TrimRight(line, " .|")):
		return "date line"
	case isDateWord(left) && right == "" && len(line) <= 160 && strings.ContainsAny(line, "|·•"):
		return "byline"
	case i == 0 && isDateWord(strings.Trim(line[:at.Start], " :|-–—")) && beginsProse(line[at.End:]):
		return stampRule
	}
	return ""
}

// segment is what stands left and right of a span between the bars and bullets
// of its line.
func segment(line string, at news.Span) (left, right string) {
	left, right = line[:at.Start], line[at.End:]
	if i := strings.LastIndexAny(left, "|·•"); i >= 0 {
		_, size := utf8.DecodeRuneInString(left[i:])
		left = left[i+size:]
	}
	if i := strings.IndexAny(right, "|·•"); i >= 0 {
		right = right[:i]
	}
	return strings.TrimSpace(left), strings.Trim(right, " .")
}

// isDateWord reports whether what stands before a date is nothing, or only says
// that a date follows.
func isDateWord(s string) bool {
	switch strings.ToLower(strings.TrimRight(s, " :")) {
	case "", "date", "dated", "on":
		return strings.ToLower(s) != "on"
	}
	return false
}

// beginsProse reports whether a sentence begins after a date, which then is no
// part of it: after white space or a dash, with a capital or a quotation mark.
func beginsProse(after string) bool {
	rest := strings.TrimLeft(after, " \t:|–—-.")
	if rest == after || rest == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(r) || strings.ContainsRune(`"“«„‘`, r)
}

// endsInLabel finds the label that s ends in, as it is written there.
func endsInLabel(s string, labels []string) (string, bool) {
	for _, label := range labels {
		at := len(s) - len(label)
		if at < 0 || !strings.EqualFold(s[at:], label) {
			continue
		}
		if at == 0 || !isLetterBefore(s[:at]) {
			return s[at:], true
		}
	}
	return "", false
}

func isLetterBefore(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// exact reports whether the text gives one day or moment, year and all.
func exact(found dates.Found) bool {
	return found.HasYear && found.Bound == "" && found.Precision <= dates.Day
}

func labelRule(label string) string { return `byline "` + label + `"` }
