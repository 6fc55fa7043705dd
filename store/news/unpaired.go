package news

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// families are the marks of quotation that may close each other: which of a family
// opens and which closes is told differently in “English”, „German“, »Danish« and
// ”Swedish”.
var families = []string{"“”„‟", "«»", "‹›", "‘’‚", `"`}

// openers are the marks that open where their place does not tell.
const openers = "“„‟«‹‘‚"

// Unpaired are the marks of quotation in a text that have no partner in it, in
// ascending order: a quote that is cut out of a longer one brings half a pair. An
// apostrophe is none.
func Unpaired(text string) []Span {
	var open, alone []Span
	for at, r := range text {
		family := familyOf(r)
		if family == "" {
			continue
		}
		mark := Span{at, at + utf8.RuneLen(r)}
		if opensAt(text, mark, r) {
			open = append(open, mark)
			continue
		}
		i := len(open) - 1
		for i >= 0 && !strings.Contains(family, text[open[i].Start:open[i].End]) {
			i--
		}
		switch {
		case i >= 0:
			alone = append(alone, open[i+1:]...)
			open = open[:i]
		case r != '’' || !apostrophe(text, mark):
			alone = append(alone, mark)
		}
	}
	alone = append(alone, open...)
	slices.SortFunc(alone, func(a, b Span) int { return a.Start - b.Start })
	return alone
}

func familyOf(mark rune) string {
	for _, family := range families {
		if strings.ContainsRune(family, mark) {
			return family
		}
	}
	return ""
}

// opensAt reports whether a mark opens: by its place, with room on its one side only,
// or by what it is.
func opensAt(text string, mark Span, r rune) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:mark.Start])
	next, _ := utf8.DecodeRuneInString(text[mark.End:])
	left := mark.Start == 0 || unicode.IsSpace(before) || unicode.In(before, unicode.Ps, unicode.Pd) || strings.ContainsRune(openers, before)
	right := mark.End == len(text) || unicode.IsSpace(next) || unicode.IsPunct(next) && familyOf(next) == "" && !unicode.In(next, unicode.Ps)
	if r == '’' {
		return false // before a word it is an apostrophe: ’90s
	}
	if left == right {
		return strings.ContainsRune(openers, r)
	}
	return left
}

// apostrophe reports whether a mark that nothing opened stands at a word, and not
// behind a mark that ends what is said.
func apostrophe(text string, mark Span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:mark.Start])
	next, _ := utf8.DecodeRuneInString(text[mark.End:])
	return unicode.IsLetter(before) || unicode.IsDigit(before) || unicode.IsLetter(next) || unicode.IsDigit(next)
}
