package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxByline   = 160 // bytes
	maxHeadline = 160 // characters
	maxName     = 8   // words
)

// readByline takes the author of a line such as "By Ingrid Moe | Halden", and
// reports whether the line is one.
func (h *head) readByline(line string) bool {
	rest, ok := afterBy(line)
	if !ok || len(line) > maxByline {
		return false
	}
	if i := strings.IndexAny(rest, "|·•—–("); i >= 0 {
		rest = rest[:i]
	}
	if i := strings.IndexByte(rest, ','); i >= 0 && !isListOfNames(rest) {
		rest = rest[:i]
	}
	name := strings.TrimSpace(rest)
	for _, labels := range [][]string{publishedLabels, updatedLabels} {
		if label, ok := endsInLabel(name, labels); ok {
			name = strings.TrimSpace(strings.TrimSuffix(name, label))
		}
	}
	if !isName(name) && !isListOfNames(name) {
		return false
	}
	if h.author.value == "" {
		h.author = field{name, "byline"}
	}
	return true
}

// isListOfNames reports whether commas part names, the last of which follows an
// "and"; else a place or an office stands behind the comma.
func isListOfNames(s string) bool {
	last := strings.LastIndexByte(s, ',')
	and := strings.LastIndex(s, " and ")
	if last < 0 || and < last {
		return false
	}
	names := strings.Split(strings.TrimSuffix(strings.TrimSpace(s[:and]), ","), ",")
	for _, name := range append(names, s[and+len(" and "):]) {
		if !isName(name) {
			return false
		}
	}
	return true
}

func afterBy(line string) (string, bool) {
	for _, by := range []string{"By ", "BY ", "By: ", "by "} {
		if rest, ok := strings.CutPrefix(line, by); ok {
			return rest, true
		}
	}
	return "", false
}

// isName reports whether every word begins with a capital, but for the small
// words that names hold.
func isName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > maxName || strings.ContainsAny(s, ".!?:;\"“0123456789") && !strings.Contains(s, ". ") {
		return false
	}
	for i, word := range words {
		first, _ := utf8.DecodeRuneInString(word)
		if unicode.IsUpper(first) {
			continue
		}
		switch word {
		case "and", "de", "da", "van", "von", "der", "den", "del", "della", "al", "bin", "la", "le", "of", "for", "the", "&", "y", "e":
			if i > 0 && i+1 < len(words) {
				continue
			}
		}
		return false
	}
	return true
}

// isHeadline reports whether a line has the shape of a title: short, of at least
// two words, and not closed like a sentence.
func isHeadline(line string) bool {
	if utf8.RuneCountInString(line) > maxHeadline || len(strings.Fields(line)) < 2 {
		return false
	}
	end := strings.TrimRight(line, `"”’'»)`)
	last, _ := utf8.DecodeLastRuneInString(end)
	if strings.ContainsRune(".:;,…", last) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, `"“‘'«„(`))
	return unicode.IsUpper(first) || unicode.IsDigit(first) || unicode.IsLetter(first) && !unicode.IsLower(first)
}
