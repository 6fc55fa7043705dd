package texts

import (
	"strings"

	"whosaid/store/news"
)

// Frame is what to put before and after a text so that it stands in marks of
// quotation: nothing where it brings its own. Where it brings one of a pair, the other
// has another shape, which tells that it is none of the text's. A text that has the
// usual marks within gets others, and more of them in a row than it has: none of its
// own can end it and begin another.
func (t *Texts) Frame(text string) (before, after string) {
	first, last, own := news.Unframed(text)
	if own && first+last == "" {
		return "", ""
	}
	before, after = t.marks[0], t.marks[1]
	if own || strings.ContainsAny(text, before+after) {
		before, after = "❝", "❞"
	}
	row := 1
	for strings.Contains(text, strings.Repeat(before, row)) || strings.Contains(text, strings.Repeat(after, row)) {
		row++
	}
	before, after = strings.Repeat(before, row), strings.Repeat(after, row)
	switch {
	case first == "" && own:
		before = ""
	case last == "" && own:
		after = ""
	}
	return before, after
}

// Marked puts marks of quotation around a text, but where it brings its own.
func (t *Texts) Marked(text string) string {
	before, after := t.Frame(text)
	return before + text + after
}
