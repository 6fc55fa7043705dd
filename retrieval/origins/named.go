package origins

import (
	"regexp"
	"slices"
	"strings"
)

// byWhom finds whom a byline names beside the outlet: "with NorWire".
var byWhom = regexp.MustCompile(`(?:with|and|from|via|agency|[Ss]ource:?) ([A-Z][A-Za-z]+)`)

// named are the names that a text's dateline and bylines give for its source.
func named(t *Text) []string {
	out := []string{}
	if name := datelineAgency(head(t)); name != "" {
		out = append(out, name)
	}
	lines := []string{t.article.Author}
	for _, bar := range t.article.Barred() {
		if bar.End <= headBytes {
			lines = append(lines, bar.Of(t.article.Text()))
		}
	}
	for _, found := range byWhom.FindAllStringSubmatch(strings.Join(lines, "\n"), -1) {
		out = append(out, found[1])
	}
	return out
}

// sharedName is a name that both texts give for their source, or that one's
// dateline gives and the other's head has, for agencies that no list has.
func sharedName(a, b *Text) string {
	ours, theirs := named(a), named(b)
	for _, name := range ours {
		if slices.Contains(theirs, name) || name == datelineAgency(head(a)) && strings.Contains(head(b), name) {
			return name
		}
	}
	if name := datelineAgency(head(b)); name != "" && strings.Contains(head(a), name) {
		return name
	}
	return ""
}

func head(t *Text) string {
	text := t.article.Text()
	return text[:min(headBytes, len(text))]
}

// longestName bounds the name of an agency in brackets, in bytes.
const longestName = 24

// datelineAgency is the name in brackets before the dash of a dateline:
// "TRANVIK, May 3 (NorWire) - …"; "" when there is none.
func datelineAgency(head string) string {
	_, after, _ := strings.Cut(head, "(")
	name, rest, closed := strings.Cut(after, ")")
	rest = strings.TrimLeft(rest, " ")
	dashed := strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—")
	if !closed || !dashed || name == "" || len(name) > longestName || name[0] < 'A' || name[0] > 'Z' {
		return ""
	}
	return name
}
