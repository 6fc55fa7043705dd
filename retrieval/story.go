package retrieval

import (
	"slices"
	"strings"
	"sync"

	lru "github.com/hashicorp/golang-lru/v2"

	"whosaid/retrieval/origins"
	"whosaid/store/language"
	"whosaid/store/news"
)

// version names one text of one article.
type version struct {
	article news.ArticleID
	hash    news.Hash
}

// story is an article as far as a question found it, read for comparison. It is one
// question's.
type story struct {
	article *news.Article
	title   *bag
	lines   []line // sentences in order: those that were found, with their neighbours
	bags    *lru.Cache[string, *bag]
	origin  func() *origins.Text
}

// line is a sentence of a story. Its words are read when they are first asked for:
// those of neighbours mostly never are.
type line struct {
	news.Sentence
	bag *bag
}

// bag is the stems of the words of a text, both of a word that has two.
type bag struct {
	stems []string
	words int
}

func newBag(text string) *bag {
	words := language.Words(text)
	b := &bag{stems: make([]string, 0, len(words)), words: len(words)}
	for _, w := range words {
		b.stems = append(b.stems, w.Stems()...)
	}
	return b
}

// count is how often a stem stands in the text.
func (b *bag) count(stem string) int {
	n := 0
	for _, s := range b.stems {
		if s == stem {
			n++
		}
	}
	return n
}

func newStory(of news.Excerpt, bags *lru.Cache[string, *bag]) *story {
	s := &story{article: of.Article, title: newBag(of.Article.Title), bags: bags}
	s.origin = sync.OnceValue(func() *origins.Text { return origins.Read(of.Article) })
	for _, p := range of.Passages {
		for _, sentence := range p.Sentences {
			s.lines = append(s.lines, line{Sentence: sentence})
		}
	}
	return s
}

// bag is that of the i-th sentence.
func (s *story) bag(i int) *bag {
	l := &s.lines[i]
	if l.bag != nil {
		return l.bag
	}
	text, known := s.text(i), false
	if l.bag, known = s.bags.Get(text); !known {
		l.bag = newBag(text)
		s.bags.Add(strings.Clone(text), l.bag) // not the article that it is cut from
	}
	return l.bag
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
	asked    bool          // it is the speaker's whom the question names, and names nothing else
	read     bool          // by the reader
	score    float64       // above 0: it answers
	worded   *origins.Line // see wording
}

func (c *candidate) line() line   { return c.story.lines[c.place] }
func (c *candidate) text() string { return c.story.text(c.place) }
