package retrieval

import (
	"slices"
	"sync"

	"whosaid/retrieval/origins"
	"whosaid/store/language"
	"whosaid/store/news"
)

// version names one text of one article.
type version struct {
	article news.ArticleID
	hash    news.Hash
}

// story is an article, read for comparison. It never changes.
type story struct {
	article *news.Article
	title   bag
	lines   []line // its sentences in order
	origin  func() *origins.Text
}

// line is a sentence of a story. Its words are read when they are first asked for:
// most sentences of a story never are.
type line struct {
	news.Sentence
	words func() bag
}

// bag is how often each stem stands in a text of so many words.
type bag struct {
	stems map[string]int
	words int
}

func newBag(text string) bag {
	b := bag{stems: map[string]int{}}
	for _, w := range language.Words(text) {
		b.words++
		for _, stem := range w.Stems() {
			b.stems[stem]++
		}
	}
	return b
}

func newStory(a *news.Article, passages []news.Passage) *story {
	s := &story{article: a, title: newBag(a.Title)}
	s.origin = sync.OnceValue(func() *origins.Text { return origins.Read(a) })
	for _, p := range passages {
		for _, sentence := range p.Sentences {
			s.lines = append(s.lines, line{sentence, sync.OnceValue(func() bag { return newBag(sentence.Of(a.Text())) })})
		}
	}
	return s
}

// at is the index of the sentence that begins at an offset; -1 when none does.
func (s *story) at(offset int) int {
	i, found := slices.BinarySearchFunc(s.lines, offset, func(l line, at int) int { return l.Start - at })
	if !found {
		return -1
	}
	return i
}

// text is the i-th sentence; "" past either end.
func (s *story) text(i int) string {
	if i < 0 || i >= len(s.lines) {
		return ""
	}
	return s.lines[i].Of(s.article.Text())
}

// candidate is a sentence that may answer, with all that is known for and
// against it.
type candidate struct {
	story  *story
	place  int // among the story's sentences
	found  news.Hit
	within int // its place among the sentences of the passage found

	sentence float64 // cosine with the question
	passage  float64 // likewise, of the passage around it
	words    float64 // 0 to 1: how much of what the question's words could weigh it has
	fused    float64 // these three in one
	features features
	read     bool    // by the reader
	asked    bool    // the question is for its speaker's words, whatever they are
	score    float64 // above 0: it answers
}

func (c *candidate) line() line   { return c.story.lines[c.place] }
func (c *candidate) text() string { return c.story.text(c.place) }
