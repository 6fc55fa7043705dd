package retrieval

import (
	"strings"
	"sync"

	"whosaid/retrieval/figures"
	"whosaid/retrieval/origins"
	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// story is an article under examination, with its sentences in order.
type story struct {
	article   *news.Article
	sentences []*evidence
	title     bag
	whole     bag          // every sentence and the title
	about     map[int]bool // by the question's word: whether the story is about it; filled as asked
	origin    func() *origins.Text
}

// evidence is one sentence under examination.
type evidence struct {
	news.Sentence
	story    *story
	index    int // among the story's sentences
	words    []terms.Term
	bag      bag
	figures  []figures.Figure
	passage  float64 // the score of its passage in the search, 0 to 1; 0 when it was not found
	asked    float64 // 0 to 1: how surely the speaker asked for says it
	own      float64 // 0 to 1: how much of the topic the sentence itself speaks of
	covered  float64 // 0 to 1: how much of the topic it and its surroundings speak of
	meaning  float64 // cosine with the question; 0 when it was not compared
	aligned  float64 // how much of the question its tokens cover; 0 when it was not looked at so closely
	score    float64
	shortage shortage // why it does not answer; zero when it does
}

func (e *evidence) text() string { return e.Of(e.story.article.Text()) }

// neighbour is the sentence n places on (or back) in the story; nil past its ends.
func (e *evidence) neighbour(n int) *evidence {
	i := e.index + n
	if i < 0 || i >= len(e.story.sentences) {
		return nil
	}
	return e.story.sentences[i]
}

// bag is which stems stand in a text, and the initials of the names in it.
type bag struct {
	stems    map[string]bool
	initials map[string]bool
}

func newBag() bag { return bag{map[string]bool{}, map[string]bool{}} }

func (b bag) add(words []terms.Term) {
	for _, w := range words {
		b.stems[w.Stem] = true
	}
	for _, s := range initials(words) {
		b.initials[s] = true
	}
}

// longestAcronym is the most letters that the initials of a name have.
const longestAcronym = 6

// initials are the acronyms that the names among words could have: for a row
// of capitalised words, the first letters of each part of it that has at least
// two, small words ("of", "for") left out.
func initials(words []terms.Term) []string {
	var out []string
	var row strings.Builder
	flush := func() {
		letters := []rune(row.String())
		for i := range letters {
			for k := i + 2; k <= min(len(letters), i+longestAcronym); k++ {
				out = append(out, string(letters[i:k]))
			}
		}
		row.Reset()
	}
	for _, w := range words {
		switch {
		case w.Upper && !w.Stop:
			row.WriteRune([]rune(w.Word)[0])
		case w.Stop && !w.Upper && row.Len() > 0:
		default:
			flush()
		}
	}
	flush()
	return out
}

// examine reads an article and its passages.
func examine(a *news.Article, passages []news.Passage) *story {
	s := &story{article: a, title: newBag(), whole: newBag(), about: map[int]bool{}}
	s.origin = sync.OnceValue(func() *origins.Text { return origins.Read(a) })
	title := terms.All(a.Title)
	s.title.add(title)
	s.whole.add(title)
	for _, p := range passages {
		for _, sentence := range p.Sentences {
			e := &evidence{Sentence: sentence, story: s, index: len(s.sentences), bag: newBag()}
			e.words = terms.All(e.text())
			e.bag.add(e.words)
			s.whole.add(e.words)
			s.sentences = append(s.sentences, e)
		}
	}
	return s
}
