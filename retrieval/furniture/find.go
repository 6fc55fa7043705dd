// Package furniture finds what stands in the text of an article and is not the
// journalist's running text: headlines, bylines, captions, link labels, editors'
// marks. No quote may touch it.
//
// It knows no site. Each rule looks at shape (a short line without a stop),
// position (the first lines, the last ones), repetition, the neighbours, and
// short closed lists of words that only pages use ("tap", "read more"). Where a
// rule cannot tell, the text stays: a sentence lost is an answer lost.
package furniture

import (
	"cmp"
	"slices"

	"whosaid/store/news"
)

// Piece is a span of an article's text, in bytes, that may not be quoted, with
// the short name of the rule that found it ("byline", "subheading").
type Piece struct {
	news.Span
	Rule string
}

// rule decides whether line i of the page is furniture as a whole. The rules of
// the lines above have been applied before.
type rule struct {
	name string
	bars func(p *page, i int) bool
}

// rules are tried in this order; the first that holds names the piece.
var rules = []rule{
	{"ornament", isOrnament},
	{"date line", isDateLine},
	{"copyright", isCopyright},
	{"byline", isByline},
	{"agency sign-off", isSignOff},
	{"end mark", isEndMark},
	{"hashtags", isHashtags},
	{"comment count", isCount},
	{"share line", isShareLine},
	{"photo credit", isPhotoCredit},
	{"gallery", isGallery},
	{"headline", isHeadline},
	{"newsletter", isNewsletter},
	{"author's address", isAddress},
	{"link label", isLinkLabel},
	{"link list", isLinkList},
	{"repeated line", isRepeated},
	{"caption", isCaption},
	{"subheading", isSubheading},
	{"end line", isEndLine},
}

// edge finds furniture at the start or the end of a line whose rest may be
// quoted; the spans are offsets in the line.
type edge struct {
	name string
	find func(p *page, i int) news.Span
}

var edges = []edge{
	{"date prefix", datePrefix},
	{"dateline", dateline},
	{"editor's mark", openingMark},
	{"editor's mark", closingMark},
	{"agency sign-off", closingSignOff},
	{"photo credit", closingCredit},
}

// Find gives the furniture in the text of an article whose title is given (""
// when unknown), in ascending order, not overlapping. It takes time in
// proportion to the length of text.
func Find(text, title string) []Piece {
	p := readPage(text, title)
	var out []Piece
	for i := range p.lines {
		l := &p.lines[i]
		l.rule = p.judge(i)
		if l.rule != "" {
			out = append(out, Piece{l.Span, l.rule})
			continue
		}
		out = append(out, p.trimEdges(i)...)
	}
	return out
}

func (p *page) judge(i int) string {
	for _, r := range rules {
		if r.bars(p, i) {
			return r.name
		}
	}
	return ""
}

// trimEdges finds the furniture at the edges of a line that is none itself.
func (p *page) trimEdges(i int) []Piece {
	l := p.lines[i]
	var found []Piece
	for _, e := range edges {
		span := e.find(p, i).Shift(l.Start)
		taken := slices.ContainsFunc(found, func(f Piece) bool { return f.Overlaps(span) })
		if !span.Empty() && !taken {
			found = append(found, Piece{span, e.name})
		}
	}
	slices.SortFunc(found, func(a, b Piece) int { return cmp.Compare(a.Start, b.Start) })
	return found
}
