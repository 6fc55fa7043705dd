package sentence

import (
	"strings"

	"whosaid/store/news"
)

// A passage closes at the end of a paragraph once it has passageEnough words,
// and at the end of a sentence once it has passageMost.
const (
	passageEnough = 50
	passageMost   = 110
)

// Together cuts the sentences of a text, which are ascending, into passages: those
// that are read together. No passage holds two sentences that joined does not hold
// for one piece, with all that is between them.
func Together(text string, sentences []news.Span, joined func(news.Span) bool) [][]news.Span {
	paragraphs := paragraphsOf(text, sentences)
	var out [][]news.Span
	for first := 0; first < len(sentences); {
		after := first + 1
		for after < len(sentences) && !closes(text[sentences[first].Start:sentences[after-1].End], paragraphs[after-1] != paragraphs[after]) &&
			joined(news.Span{Start: sentences[after-1].Start, End: sentences[after].End}) {
			after++
		}
		out = append(out, sentences[first:after])
		first = after
	}
	return out
}

// closes reports whether a passage ends behind what it has.
func closes(so string, paragraphEnds bool) bool {
	words := len(strings.Fields(so))
	return words >= passageMost || words >= passageEnough && paragraphEnds
}

// paragraphsOf are the numbers of the paragraphs that sentences begin in.
func paragraphsOf(text string, sentences []news.Span) []int {
	all := Paragraphs(text)
	out := make([]int, len(sentences))
	at := 0
	for i, s := range sentences {
		for at+1 < len(all) && all[at+1].Start <= s.Start {
			at++
		}
		out[i] = at
	}
	return out
}
