// Package revision tells what changed between two versions of an article: whole
// sentences, and within a sentence that was rewritten, its words.
package revision

import (
	"strings"

	"whosaid/retrieval/sentence"
	"whosaid/store/news"
)

// Changes are the places in which a text differs from an earlier one: each is read
// as steps from the earlier words to the later ones.
func Changes(before, after string) [][]news.Edit {
	was, is := sentences(before), sentences(after)
	var out [][]news.Edit
	for _, h := range differences(was, is) {
		gone, came := strings.Join(was[h.from:h.to], " "), strings.Join(is[h.start:h.end], " ")
		out = append(out, edits(strings.Fields(gone), strings.Fields(came)))
	}
	return out
}

func sentences(text string) []string {
	var out []string
	for _, span := range sentence.Split(text) {
		out = append(out, strings.Join(strings.Fields(span.Of(text)), " "))
	}
	return out
}

// edits are the steps from words to other words.
func edits(was, is []string) []news.Edit {
	var out []news.Edit
	put := func(op news.EditOp, words []string, last bool) {
		if len(words) == 0 {
			return
		}
		text := strings.Join(words, " ")
		if !last {
			text += " "
		}
		out = append(out, news.Edit{Op: op, Text: text})
	}
	at := 0
	for _, h := range differences(was, is) {
		put(news.Equal, was[at:h.from], false)
		put(news.Delete, was[h.from:h.to], h.to == len(was) && h.start == h.end)
		put(news.Insert, is[h.start:h.end], h.to == len(was))
		at = h.to
	}
	put(news.Equal, was[at:], true)
	return out
}
