package texts

import (
	"unicode/utf8"

	"whosaid/store/news"
)

// Frame is what to put before and after a text so that it stands in marks of
// quotation: nothing where it brings its own, and only the missing one where it
// brings one of a pair.
func (t *Texts) Frame(text string) (before, after string) {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	switch {
	case news.InMarks(text):
		return "", ""
	case news.InMarks(text + news.Closing(first)):
		return "", news.Closing(first)
	case news.InMarks(news.Opening(last) + text):
		return news.Opening(last), ""
	}
	return t.marks[0], t.marks[1]
}

// Marked puts marks of quotation around a text, but where it brings its own.
func (t *Texts) Marked(text string) string {
	before, after := t.Frame(text)
	return before + text + after
}
