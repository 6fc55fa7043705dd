package attribution

import (
	"slices"
	"sort"

	"whosaid/store/news"
)

// Sentences tells for each sentence who answers for it: the speaker whose
// content covers most of what the sentence says, its source and cue set aside.
// The zero Said is the outlet's own voice. A sentence that lies wholly within
// a quotation is quoted, even where the statement as a whole is reported. Sentences are in ascending order,
// found is what Analyse found in the same text.
func Sentences(text string, sentences []news.Span, found []news.Attribution) []news.Said {
	best := make([]int, len(sentences)) // bytes of content of the chosen attribution
	said := make([]news.Said, len(sentences))
	for i := range found {
		if found[i].Speaker == nil {
			continue
		}
		frame := framed(found[i])
		for _, piece := range found[i].Content {
			first := sort.Search(len(sentences), func(n int) bool { return sentences[n].End > piece.Start })
			for n := first; n < len(sentences) && sentences[n].Start < piece.End; n++ {
				covered := overlap(sentences[n], found[i].Content)
				if covered > best[n] && carries(sentences[n], covered, frame) {
					best[n], said[n] = covered, found[i].Said
				}
			}
		}
	}
	quotes := pairQuotes(text)
	for n := range said {
		if said[n].Mode == news.Reports && within(sentences[n], quotes) {
			said[n].Mode = news.Quotes
		}
	}
	return said
}

// within reports whether a sentence lies wholly in one quotation.
func within(sentence news.Span, quotes []quotation) bool {
	i := sort.Search(len(quotes), func(i int) bool { return quotes[i].End >= sentence.End })
	return i < len(quotes) && quotes[i].Contains(sentence)
}

// framed is the source and the cue: what a sentence is made of besides content.
func framed(a news.Attribution) []news.Span {
	both := append(slices.Clone(a.Source), a.Cue...)
	slices.SortFunc(both, func(x, y news.Span) int { return x.Start - y.Start })
	return both
}

// carries reports whether what is covered makes up half of the sentence
// without source and cue, or a third of one that has the cue itself.
func carries(sentence news.Span, covered int, frame []news.Span) bool {
	aside := overlap(sentence, frame)
	rest := sentence.Len() - aside
	if aside > 0 {
		return covered*3 >= rest
	}
	return covered*2 >= rest
}

func overlap(sentence news.Span, parts []news.Span) int {
	total := 0
	first := sort.Search(len(parts), func(i int) bool { return parts[i].End > sentence.Start })
	for _, p := range parts[first:] {
		if p.Start >= sentence.End {
			break
		}
		total += max(0, min(sentence.End, p.End)-max(sentence.Start, p.Start))
	}
	return total
}
