package news

import (
	"errors"
	"fmt"
	"strings"
)

// MaxQuote is the length of the longest quote, in characters.
const MaxQuote = 600

// Errors of making a quote.
var (
	ErrBadCut   = errors.New("not a span of the article between two characters")
	ErrBarred   = errors.New("the span touches furniture, which is never quoted")
	ErrNotFound = errors.New("the wording does not stand in the article")
)

// Quote is a piece of an article, cut byte for byte. Only Cut, Find and
// Ref.Cut make one, and it knows its article, so it cannot be laid in another
// outlet's mouth. The zero Quote is empty and belongs to no article.
type Quote struct {
	article *Article
	span    Span
}

// Cut makes the quote of the article's bytes from start to end. It refuses a
// span that is empty, outside the text, splits a character or touches
// furniture.
func Cut(a *Article, start, end int) (Quote, error) {
	span := Span{start, end}
	if err := a.refuse(span); err != nil {
		return Quote{}, fmt.Errorf("cut article %s at %d to %d: %w", a.id, start, end, err)
	}
	return Quote{a, span}, nil
}

// Find makes the quote of the place where wording stands in the article. The
// two are compared as Fold compares them; what is returned are the article's
// own bytes. Where it stands more than once, the first quotable place is
// taken; where it stands only in furniture the error is ErrBarred.
func Find(a *Article, wording string) (Quote, error) {
	needle := Fold(wording)
	if len(needle.words) == 0 {
		return Quote{}, fmt.Errorf("find in article %s: %w", a.id, ErrNotFound)
	}
	missing := ErrNotFound
	for _, span := range Fold(a.text).All(needle) {
		span = withMarks(a.text, span, wording, needle)
		quote, err := Cut(a, span.Start, span.End)
		if err == nil {
			return quote, nil
		}
		missing = ErrBarred
	}
	return Quote{}, fmt.Errorf("find in article %s: %w", a.id, missing)
}

// withMarks widens span, where the words of wording stand in text, by the marks
// that the wording has before its first and after its last word, if the text
// has the very same.
func withMarks(text string, span Span, wording string, words Folded) Span {
	wide := Span{span.Start - words.spans[0].Start, span.End + len(wording) - words.spans[len(words.spans)-1].End}
	if onRunes(text, wide) && wide.Of(text) == wording {
		return wide
	}
	return span
}

// Text is the quote itself: bytes of the article's text.
func (q Quote) Text() string {
	if q.article == nil {
		return ""
	}
	return q.span.Of(q.article.text)
}

// Span is where the quote stands in the article's text.
func (q Quote) Span() Span { return q.span }

// Article is what the quote was cut from; nil for the zero Quote.
func (q Quote) Article() *Article { return q.article }

// Outlet is who published the quote; nil when nobody knows.
func (q Quote) Outlet() *Outlet {
	if q.article == nil {
		return nil
	}
	return q.article.Outlet
}

// Paragraph is the quotable run of text around the quote, between line breaks:
// what "context" shows.
func (q Quote) Paragraph() Quote {
	if q.article == nil {
		return q
	}
	start := strings.LastIndexByte(q.article.text[:q.span.Start], '\n') + 1
	end := len(q.article.text)
	if i := strings.IndexByte(q.article.text[q.span.End:], '\n'); i >= 0 {
		end = q.span.End + i
	}
	around, err := Cut(q.article, start, end)
	if err != nil {
		return q
	}
	return around
}

// Ref is a quote as it is stored: where it stands in which version of which
// article.
type Ref struct {
	Article ArticleID
	Span    Span
	Hash    Hash // of the article's text
}

// Ref is the form in which the quote can be stored and cut again.
func (q Quote) Ref() Ref {
	if q.article == nil {
		return Ref{}
	}
	return Ref{q.article.id, q.span, q.article.hash}
}

// Cut makes the stored quote again from the article that it names. Any other
// article, and a text in which a byte has changed, is refused with ErrChanged.
func (r Ref) Cut(a *Article) (Quote, error) {
	if a.id != r.Article || a.hash != r.Hash {
		return Quote{}, fmt.Errorf("cut stored quote of article %s: %w", r.Article, ErrChanged)
	}
	return Cut(a, r.Span.Start, r.Span.End)
}
