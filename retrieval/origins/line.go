package origins

import (
	"strings"

	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// Line is one sentence, prepared to be compared with others.
type Line struct {
	stems  []string
	weight []float64 // by stem: how much it tells
	total  float64
	known  map[string]bool
	speech bool // somebody's words rather than the outlet's own

	text  string
	words []terms.Term
}

// How much a word tells of whether two sentences are one.
const (
	contentWord = 1.0
	lightWord   = 0.6
	stopWord    = 0.25
	namedWord   = 1.3 // names and numbers survive a rewriting
)

// ReadLine prepares one sentence for comparison.
func ReadLine(text string) Line { return readLine(text, quotations(text)) }

// readLine is ReadLine where marks, the spans between quotation marks, are known.
func readLine(text string, marks []news.Span) Line {
	line := Line{known: map[string]bool{}}
	quoted, personal := 0.0, false
	all := terms.All(text)
	for _, w := range all[:min(longestLine, len(all))] {
		weight := tells(w)
		line.stems = append(line.stems, w.Stem)
		line.weight = append(line.weight, weight)
		line.known[w.Stem] = true
		line.total += weight
		if within(marks, w.Span) {
			quoted += weight
		} else {
			personal = personal || firstPerson[w.Word]
		}
	}
	line.text, line.words = text, all[:min(longestLine, len(all))]
	line.speech = personal || quoted > mostlySpeech*line.total
	return line
}

func tells(w terms.Term) float64 {
	switch {
	case w.Stop:
		return stopWord
	case w.Number || w.Upper && !w.Starts:
		return namedWord
	case terms.Light(w.Stem):
		return lightWord
	}
	return contentWord
}

// A line of less than shortest tells too little to be a copy of anything.
const (
	shortest     = 5.0
	mostlySpeech = 0.5
	longestLine  = 150 // words that are compared: it bounds the work
)

// tells reports whether the line says anything of who wrote the story: somebody's
// words are printed alike by all who heard them.
func (l Line) tells() bool { return l.total >= shortest && !l.speech }

// firstPerson words stand in a report only where it repeats what somebody said
// or wrote, in quotation marks or not.
var firstPerson = map[string]bool{"i": true, "we": true, "my": true, "our": true, "me": true, "i'm": true, "we're": true, "i've": true, "we've": true}

// quotations are the spans of text between double quotation marks. A quotation
// that is not closed ends with its paragraph.
func quotations(text string) []news.Span {
	var out []news.Span
	open := -1
	for i, r := range text {
		if r == '\n' && open >= 0 {
			out, open = append(out, news.Span{Start: open, End: i}), -1
		}
		if !strings.ContainsRune("\"“”„«»", r) {
			continue
		}
		switch {
		case open < 0 && r != '”' && r != '»':
			open = i
		case open >= 0:
			out, open = append(out, news.Span{Start: open, End: i}), -1
		}
	}
	if open >= 0 {
		out = append(out, news.Span{Start: open, End: len(text)})
	}
	return out
}

func within(marks []news.Span, word news.Span) bool {
	for _, span := range marks {
		if span.Contains(word) {
			return true
		}
	}
	return false
}
