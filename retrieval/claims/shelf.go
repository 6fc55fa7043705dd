package claims

import (
	"sync"

	"whosaid/retrieval/origins"
	"whosaid/store/news"
)

// mostTexts is how many articles and ties a shelf keeps; then it begins anew.
const mostTexts = 500

// shelf keeps articles that were prepared for comparison, and what binds them.
type shelf struct {
	mu    sync.Mutex
	texts map[news.Hash]*origins.Text
	ties  map[[2]news.Hash]bond
}

// bond is what a comparison of two articles gave.
type bond struct {
	origins.Tie
	tied bool
}

// tie is what binds two articles, if they carry one report.
func (s *shelf) tie(a, b *news.Article) (origins.Tie, bool) {
	key := [2]news.Hash{a.Hash(), b.Hash()}
	s.mu.Lock()
	known, ok := s.ties[key]
	s.mu.Unlock()
	if ok {
		return known.Tie, known.tied
	}
	tie, tied := origins.Compare(s.text(a), s.text(b))
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ties == nil || len(s.ties) >= mostTexts {
		s.ties = map[[2]news.Hash]bond{}
	}
	s.ties[key] = bond{tie, tied}
	return tie, tied
}

func (s *shelf) text(a *news.Article) *origins.Text {
	s.mu.Lock()
	text := s.texts[a.Hash()]
	s.mu.Unlock()
	if text != nil {
		return text
	}
	text = origins.Read(a)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.texts == nil || len(s.texts) >= mostTexts {
		s.texts = map[news.Hash]*origins.Text{}
	}
	s.texts[a.Hash()] = text
	return text
}
