package api

import (
	"iter"
	"unicode/utf8"
)

// batches cuts texts, in order, into runs of at most mostTexts texts and
// mostRunes characters together; a longer text is a run of its own.
func batches(texts []string, mostTexts, mostRunes int) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		start, runes := 0, 0
		for i, text := range texts {
			size := utf8.RuneCountInString(text)
			if i > start && (i-start == mostTexts || runes+size > mostRunes) {
				if !yield(texts[start:i]) {
					return
				}
				start, runes = i, 0
			}
			runes += size
		}
		if start < len(texts) {
			yield(texts[start:])
		}
	}
}
