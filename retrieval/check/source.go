package check

import (
	"slices"
	"sort"
	"sync"
	"sync/atomic"

	"whosaid/retrieval/origins"
	"whosaid/store/news"
)

// source is a stored article as texts are compared with it.
type source struct {
	article   *news.Article
	text      string                    // of the article, or its headline where that is no part of it
	before    atomic.Pointer[[]*source] // the earlier versions; nil: not read yet
	titled    *source                   // the headline, where it is no part of the text
	earlier   *news.Version             // nil: the current version
	spoken    func() *source            // an earlier version with who speaks in it; nil: it is told already
	folded    row
	sentences []news.Sentence      // that may be quoted, in order
	within    []int                // by word: the sentence that it stands in; -1 for furniture
	origin    func() *origins.Text // for telling copies from reports, read when asked first
}

func newSource(article *news.Article, passages []news.Passage) *source {
	s := &source{article: article, text: article.Text(), folded: readRow(article.Text(), styleOf(article))}
	s.origin = sync.OnceValue(func() *origins.Text { return origins.Read(article) })
	for _, p := range passages {
		s.sentences = append(s.sentences, p.Sentences...)
	}
	s.within = make([]int, s.folded.Len())
	at := 0
	for i := range s.within {
		word := s.folded.Span(i)
		for at < len(s.sentences) && s.sentences[at].End <= word.Start {
			at++
		}
		s.within[i] = -1
		if at < len(s.sentences) && s.sentences[at].Contains(word) {
			s.within[i] = at
		}
	}
	return s
}

// ruled is the source under the labels that decisions gave it.
func (s *source) ruled(labels []news.Decision, outlets []news.Outlet) *source {
	on := news.DecisionsOn(s.article.ID(), labels)
	if len(on) == 0 {
		return s
	}
	out := &source{article: s.article.Ruled(on, outlets), text: s.text, earlier: s.earlier, folded: s.folded, sentences: slices.Clone(s.sentences), within: s.within, origin: s.origin}
	for i, sentence := range out.sentences {
		out.sentences[i].Said = s.article.RuledSaid(sentence, on)
	}
	if out.titled = s.titled; s.titled != nil {
		out.titled = out.headline()
	}
	return out
}

// headline is an article's headline as a source by itself, where it is no part of
// the text; nil where it is, or where there is none.
func (s *source) headline() *source {
	title := readRow(s.article.Title, s.folded.style)
	if title.Len() == 0 || len(s.folded.ends(title)) > 0 {
		return nil
	}
	out := &source{article: s.article, text: s.article.Title, folded: title, sentences: s.sentences, origin: s.origin}
	out.within = make([]int, title.Len())
	for i := range out.within {
		out.within[i] = -1
	}
	return out
}

// own are the sentences of the source's text: a headline has none.
func (s *source) own() []news.Sentence {
	if s.text != s.article.Text() {
		return nil
	}
	return s.sentences
}

// stretch is a row of words of a text, from the first up to but without the last.
type stretch struct{ from, to int }

func (s stretch) len() int { return s.to - s.from }

// span is where the words stand, in bytes.
func (s *source) span(words stretch) news.Span {
	return news.Span{Start: s.folded.Span(words.from).Start, End: s.folded.Span(words.to - 1).End}
}

// sentence is the row of words of the sentence in which the i-th word stands,
// or that word alone if it is furniture.
func (s *source) sentence(i int) stretch {
	number := s.within[i]
	if number < 0 {
		return stretch{i, i + 1}
	}
	span := s.sentences[number].Span
	from := sort.Search(s.folded.Len(), func(k int) bool { return s.folded.Span(k).Start >= span.Start })
	to := sort.Search(s.folded.Len(), func(k int) bool { return s.folded.Span(k).Start >= span.End })
	return stretch{from, to}
}

// quotable is the longest row within words that touches no furniture; it is
// empty where there is none.
func (s *source) quotable(words stretch) stretch {
	var best stretch
	for from := words.from; from < words.to; {
		to := from
		for to < words.to && s.within[to] >= 0 && s.article.Quotable(s.span(stretch{from, to + 1})) {
			to++
		}
		if to-from > best.len() {
			best = stretch{from, to}
		}
		from = max(to, from+1)
	}
	return best
}

// said is who answers for the words: the speaker of the sentence that holds
// most of them.
func (s *source) said(words stretch) news.Said {
	var best news.Said
	most := 0
	for i := words.from; i < words.to; {
		number, from := s.within[i], i
		for i < words.to && s.within[i] == number {
			i++
		}
		if number >= 0 && i-from > most {
			most, best = i-from, s.sentences[number].Said
		}
	}
	return best
}
