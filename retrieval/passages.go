package retrieval

import (
	"fmt"
	"slices"
	"strings"

	"whosaid/retrieval/attribution"
	"whosaid/retrieval/furniture"
	"whosaid/retrieval/sentence"
	"whosaid/store/language"
	"whosaid/store/news"
)

// A passage closes at the end of a paragraph once it has passageEnough words,
// and at the end of a sentence once it has passageMost.
const (
	passageEnough = 50
	passageMost   = 110
)

// Passages cuts an article into the units that are indexed: runs of quotable
// sentences, each with who answers for it. Furniture belongs to none, and no
// passage runs across it.
func Passages(a *news.Article) []news.Passage {
	return cut(a, attribution.Analyse(a.Text()))
}

// Untold are the [Passages] of an article of which nobody asks who speaks.
func Untold(a *news.Article) []news.Passage { return cut(a, nil) }

// cut are the passages of an article in which it was found who says what.
func cut(a *news.Article, found []news.Attribution) []news.Passage {
	sentences := speaking(a, Sentences(a), found)
	var out []news.Passage
	for first := 0; first < len(sentences); {
		after := first + 1
		for after < len(sentences) && !closes(a, sentences[first:after], sentences[after]) {
			after++
		}
		out = append(out, passage(a, sentences[first:after]))
		first = after
	}
	return out
}

func passage(a *news.Article, sentences []news.Sentence) news.Passage {
	span := news.Span{Start: sentences[0].Start, End: sentences[len(sentences)-1].End}
	return news.Passage{
		ID:        news.PassageID(fmt.Sprintf("%s-%s-%d", a.ID(), a.Hash().String()[:12], span.Start)),
		Article:   a.ID(),
		Version:   a.Hash(),
		Span:      span,
		Sentences: sentences,
	}
}

func closes(a *news.Article, so []news.Sentence, next news.Sentence) bool {
	last := so[len(so)-1]
	words := len(strings.Fields(a.Text()[so[0].Start:last.End]))
	if words >= passageMost || words >= passageEnough && next.Paragraph != last.Paragraph {
		return true
	}
	return !a.Quotable(news.Span{Start: last.Start, End: next.End})
}

// Sentences are the spans of the article that may be quoted: its sentences,
// less the furniture in them.
func Sentences(a *news.Article) []news.Span {
	var pieces []furniture.Piece
	for _, bar := range a.Barred() {
		pieces = append(pieces, furniture.Piece{Span: bar})
	}
	return furniture.Outside(a.Text(), sentence.Split(a.Text()), pieces)
}

// speaking tells of each sentence who answers for it and in which paragraph it stands.
func speaking(a *news.Article, spans []news.Span, found []news.Attribution) []news.Sentence {
	text := a.Text()
	said := attribution.Sentences(text, spans, found)
	paragraphs := sentence.Paragraphs(text)
	out := make([]news.Sentence, len(spans))
	paragraph := 0
	for i, span := range spans {
		for paragraph+1 < len(paragraphs) && paragraphs[paragraph+1].Start <= span.Start {
			paragraph++
		}
		out[i] = news.Sentence{Span: span, Said: withoutSelf(through(said[i], a.Via), a.Outlet), Paragraph: paragraph}
	}
	return out
}

// through is said with the media that the whole article came through.
func through(said news.Said, media []string) news.Said {
	for _, medium := range media {
		if !slices.Contains(said.Via, medium) {
			said.Via = append(slices.Clone(said.Via), medium)
		}
	}
	return said
}

// withoutSelf leaves the article's own outlet out of the media that words came
// through: what somebody told an outlet, that outlet has at first hand. Nor is it a
// speaker: where it seems to be, somebody told it, or it speaks for itself.
func withoutSelf(said news.Said, outlet *news.Outlet) news.Said {
	if outlet == nil {
		return said
	}
	if said.Speaker != nil && isOutlet(said.Speaker.Name, outlet) {
		return news.Said{Mode: news.Unclear}
	}
	said.Via = slices.DeleteFunc(slices.Clone(said.Via), func(medium string) bool { return isOutlet(medium, outlet) })
	return said
}

// isOutlet reports whether a name is one of an outlet's, in whatever form.
func isOutlet(name string, outlet *news.Outlet) bool {
	stems := language.Stems(name)
	return slices.ContainsFunc(outlet.Names(), func(own string) bool {
		return strings.EqualFold(name, own) || len(stems) > 0 && slices.Equal(language.Stems(own), stems)
	})
}
