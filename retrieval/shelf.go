package retrieval

import (
	"sync"

	"whosaid/store/news"
)

// mostStories is how many articles a shelf keeps; then it begins anew.
const mostStories = 1_000

// shelf keeps articles that were read for a question, so that the next question
// need not read them again: their words and stems are most of the work.
type shelf struct {
	mu      sync.Mutex
	stories map[version]*story
}

// version names one text of one article.
type version struct {
	article news.ArticleID
	hash    news.Hash
}

// take gives a story for one inquiry's use, nil when it is not on the shelf.
func (s *shelf) take(v version) *story {
	s.mu.Lock()
	kept := s.stories[v]
	s.mu.Unlock()
	if kept == nil {
		return nil
	}
	return kept.fresh()
}

// keep puts a story on the shelf, as it was before any inquiry.
func (s *shelf) keep(v version, read *story) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stories == nil || len(s.stories) >= mostStories {
		s.stories = map[version]*story{}
	}
	s.stories[v] = read.fresh()
}

// fresh is the same story with nothing judged yet. What was read of the text is
// shared, and never changed.
func (s *story) fresh() *story {
	out := &story{article: s.article, title: s.title, whole: s.whole, about: map[int]bool{}, origin: s.origin}
	out.sentences = make([]*evidence, len(s.sentences))
	for i, e := range s.sentences {
		out.sentences[i] = &evidence{Sentence: e.Sentence, story: out, index: e.index, words: e.words, bag: e.bag}
	}
	return out
}
