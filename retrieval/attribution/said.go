package attribution

import (
	"slices"
	"sort"

	"whosaid/retrieval/attribution/quotemarks"
	"whosaid/store/language"
	"whosaid/store/news"
)

// Sentences tells for each sentence who answers for it: the speaker whose
// contents cover most of what the sentence says, its source and cue set aside.
// The zero Said is the outlet's own voice. A sentence that lies wholly within
// a quotation is quoted, even where the statement as a whole is reported. Where
// somebody speaks and it is not known who says the whole sentence, nothing is
// told of it: neither words in quotation marks nor a sentence that holds a
// statement are the outlet's own. Sentences are in ascending order, found is what
// Analyse found in the same text.
func Sentences(text string, sentences []news.Span, found []news.Attribution) []news.Said {
	code := language.Of(text)
	holds, shares := portions(sentences, found)
	quotes := quotemarks.Pair(unwrapped(text))
	said := make([]news.Said, len(sentences))
	for n, all := range shares {
		said[n] = most(all, sentences[n])
		switch {
		case said[n].Mode == news.Reports && within(sentences[n], quotes):
			said[n].Mode = news.Quotes
		case said[n].Speaker == nil && (holds[n] || !canRead(code) || speech(text, sentences[n], quotes)):
			said[n] = news.Said{Mode: news.Unclear}
		}
	}
	return said
}

// portions tell of each sentence whether it holds somebody's statement, and how much
// of it each speaker's contents cover.
func portions(sentences []news.Span, found []news.Attribution) (holds []bool, shares [][]sayer) {
	holds, shares = make([]bool, len(sentences)), make([][]sayer, len(sentences))
	first := func(after int) int {
		return sort.Search(len(sentences), func(n int) bool { return sentences[n].End > after })
	}
	for i := range found {
		if found[i].Speaker == nil && found[i].Mode != news.Unclear {
			continue
		}
		for _, cue := range found[i].Cue {
			if n := first(cue.Start); n < len(sentences) && sentences[n].Start <= cue.Start {
				holds[n] = true
			}
		}
		if found[i].Speaker == nil {
			continue
		}
		frame := framed(found[i])
		last := -1
		for _, piece := range found[i].Content {
			for n := max(first(piece.Start), last+1); n < len(sentences) && sentences[n].Start < piece.End; n++ {
				shares[n] = add(shares[n], sayer{found[i].Said, overlap(sentences[n], found[i].Content), overlap(sentences[n], frame), 0})
				last = n
			}
		}
	}
	return holds, shares
}

// most is what is said by whoever's contents cover most of a sentence.
func most(all []sayer, sentence news.Span) (said news.Said) {
	best := 0
	for _, s := range all {
		if s.covered > best && s.carries(sentence) {
			best, said = s.covered, s.Said
		}
	}
	return said
}

// longestName is how many words in quotation marks may be a name.
const longestName = 3

// speech reports whether a sentence holds what somebody says: in quotation marks is
// more than half of it, or more than a name.
func speech(text string, sentence news.Span, quotes []quotemarks.Quotation) bool {
	inside := 0
	first := sort.Search(len(quotes), func(i int) bool { return quotes[i].End > sentence.Start })
	for _, q := range quotes[first:] {
		if q.Start >= sentence.End {
			break
		}
		part := news.Span{Start: max(q.Start, sentence.Start), End: min(q.End, sentence.End)}
		if len(language.Tokens(part.Of(text))) > longestName {
			return true
		}
		inside += part.Len()
	}
	return 2*inside > sentence.Len()
}

// within reports whether a sentence lies wholly in one quotation.
func within(sentence news.Span, quotes []quotemarks.Quotation) bool {
	i := sort.Search(len(quotes), func(i int) bool { return quotes[i].End >= sentence.End })
	return i < len(quotes) && quotes[i].Contains(sentence)
}

// framed is the source and the cue: what a sentence is made of besides content.
func framed(a news.Attribution) []news.Span {
	both := append(slices.Clone(a.Source), a.Cue...)
	slices.SortFunc(both, func(x, y news.Span) int { return x.Start - y.Start })
	return both
}

// sayer is somebody whose words are in a sentence, in bytes of content and of
// what frames it. The mode is that of the largest content.
type sayer struct {
	news.Said
	covered, aside, largest int
}

// add puts a share to those of the same speaker, at most the few that a
// sentence can have.
func add(all []sayer, s sayer) []sayer {
	s.largest = s.covered
	for i := range all {
		if *all[i].Speaker != *s.Speaker {
			continue
		}
		all[i].covered += s.covered
		all[i].aside += s.aside
		if s.largest > all[i].largest {
			all[i].Said, all[i].largest = s.Said, s.largest
		}
		return all
	}
	if len(all) >= 20 {
		return all
	}
	return append(all, s)
}

// carries reports whether what is covered makes up half of the sentence
// without source and cue, or a third of one that has the cue itself.
func (s sayer) carries(sentence news.Span) bool {
	rest := sentence.Len() - s.aside
	if s.aside > 0 {
		return s.covered*3 >= rest
	}
	return s.covered*2 >= rest
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
