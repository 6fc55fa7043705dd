package check

import (
	"sync"

	"whosaid/store/news"
)

// mostSources is how many articles a shelf keeps; then it begins anew.
const mostSources = 2_000

// version names one text of one article.
type version struct {
	article news.ArticleID
	hash    news.Hash
}

// shelf keeps articles that were read for a check, so that the next one need not
// read them again.
type shelf struct {
	mu      sync.Mutex
	sources map[version]*source
}

func (s *shelf) take(v version) *source {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sources[v]
}

func (s *shelf) keep(v version, read *source) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.sources == nil || len(s.sources) >= mostSources {
		s.sources = map[version]*source{}
	}
	s.sources[v] = read
}
