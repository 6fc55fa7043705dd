package claims

import (
	lru "github.com/hashicorp/golang-lru/v2"

	"whosaid/retrieval/origins"
	"whosaid/store/news"
)

// mostTexts is how many articles and ties a shelf keeps.
const mostTexts = 500

// shelf keeps articles that were prepared for comparison, and what binds them.
type shelf struct {
	texts *lru.Cache[news.Hash, *origins.Text]
	ties  *lru.Cache[[2]news.Hash, bond]
}

func newShelf() shelf {
	texts, _ := lru.New[news.Hash, *origins.Text](mostTexts) // it fails for none alone
	ties, _ := lru.New[[2]news.Hash, bond](mostTexts)
	return shelf{texts, ties}
}

// bond is what a comparison of two articles gave.
type bond struct {
	origins.Tie
	tied bool
}

// tie is what binds two articles, if they carry one report.
func (s shelf) tie(a, b *news.Article) (origins.Tie, bool) {
	key := [2]news.Hash{a.Hash(), b.Hash()}
	known, ok := s.ties.Get(key)
	if !ok {
		known.Tie, known.tied = origins.Compare(s.text(a), s.text(b))
		s.ties.Add(key, known)
	}
	return known.Tie, known.tied
}

func (s shelf) text(a *news.Article) *origins.Text {
	text, ok := s.texts.Get(a.Hash())
	if !ok {
		text = origins.Read(a)
		s.texts.Add(a.Hash(), text)
	}
	return text
}
