package origins

import (
	"whosaid/retrieval/furniture"
	"whosaid/retrieval/sentence"
	"whosaid/store/news"
)

// Text is an article, prepared to be compared with others. It never changes
// after Read and is safe for concurrent use.
type Text struct {
	article *news.Article
	lines   []Line
	prose   float64  // the weight of the lines that tell something in the outlet's own words
	credits []string // the agencies that the text itself names as its source
}

// mostLines is how many sentences of an article are compared: it bounds the work.
const mostLines = 250

// Read prepares an article for comparison; what may not be quoted does not count.
func Read(a *news.Article) *Text {
	t := &Text{article: a, credits: credits(a)}
	var bars []furniture.Piece
	for _, bar := range a.Barred() {
		bars = append(bars, furniture.Piece{Span: bar})
	}
	marks := quotations(a.Text())
	for i, span := range furniture.Outside(a.Text(), sentence.Split(a.Text()), bars) {
		if i == mostLines {
			break
		}
		line := readLine(span.Of(a.Text()), inside(marks, span))
		t.lines = append(t.lines, line)
		if line.tells() {
			t.prose += line.total
		}
	}
	return t
}

// inside are the parts of marks within a sentence, as offsets into it.
func inside(marks []news.Span, sentence news.Span) []news.Span {
	var out []news.Span
	for _, mark := range marks {
		if mark.Overlaps(sentence) {
			part := news.Span{Start: max(mark.Start, sentence.Start), End: min(mark.End, sentence.End)}
			out = append(out, part.Shift(-sentence.Start))
		}
	}
	return out
}
