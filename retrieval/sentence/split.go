package sentence

import (
	"unicode"
	"unicode/utf8"

	"whosaid/store/news"
)

// Split gives the sentences of text as ascending byte spans that do not
// overlap, trimmed of white space; every byte that is not white space lies in
// one. A sentence stays within its paragraph unless the paragraph breaks off in
// mid-sentence (see Continues). Closing quotation marks and brackets belong to
// the sentence that they close; a quotation of several sentences is cut
// between them. It takes time in proportion to the length of text, whatever
// the text is.
func Split(text string) []news.Span {
	var out []news.Span
	for _, block := range blocks(text) {
		for _, sentence := range cut(block.Of(text)) {
			out = append(out, sentence.Shift(block.Start))
		}
	}
	return out
}

// blocks are the paragraphs, those joined that one sentence runs through.
func blocks(text string) []news.Span {
	var out []news.Span
	var above news.Span
	for _, paragraph := range Paragraphs(text) {
		if len(out) > 0 && Continues(above.Of(text), paragraph.Of(text)) {
			out[len(out)-1].End = paragraph.End
		} else {
			out = append(out, paragraph)
		}
		above = paragraph
	}
	return out
}

// cut splits a block that has no white space at its ends.
func cut(block string) []news.Span {
	var out []news.Span
	start, worded := 0, false // worded: a letter or digit stands since start
	for at := 0; at < len(block); {
		r, size := utf8.DecodeRuneInString(block[at:])
		if !isStop(r) {
			worded = worded || unicode.IsLetter(r) || unicode.IsDigit(r)
			at += size
			continue
		}
		stop := readStop(block, at)
		at = stop.next
		if worded && stop.ends(block, start) {
			out = append(out, news.Span{Start: start, End: stop.end})
			start, worded = stop.next, false
		}
	}
	if start < len(block) {
		out = append(out, news.Span{Start: start, End: len(block)})
	}
	return out
}
