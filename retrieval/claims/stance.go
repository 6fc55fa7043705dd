package claims

import (
	"context"
	"strings"

	sentences "whosaid/retrieval/sentence"
	"whosaid/store/news"
)

// nobody is whose a claim is that is no article's: no outlet has that id.
var nobody = &news.Outlet{ID: "\x00"}

// Stance tells which quotes surely say the same as a claim, and which surely say
// otherwise: by its very words, or as the relations of quotes are told. A claim of
// several sentences is none: a quote may say the one and not the other.
func (g *Grouper) Stance(ctx context.Context, claim string, quotes []news.Citation) (same, otherwise []int) {
	claim = strings.TrimSpace(claim)
	if g.embedder == nil || len(sentences.Split(claim)) != 1 {
		return nil, nil
	}
	a, err := news.NewArticle(news.Meta{File: "claim", Outlet: nobody}, claim, nil)
	if err != nil {
		return nil, nil
	}
	whole, err := news.Cut(a, 0, len(a.Text()))
	if err != nil {
		return nil, nil
	}
	all := append(quotes[:len(quotes):len(quotes)], news.Cite(whole, news.Said{}, 0))
	t := g.compare(ctx, all, nil)
	for i := range quotes {
		relation := t.between[i][len(quotes)]
		if exact := inWords(claim, quotes[i]); exact != Other {
			relation = exact
		}
		switch relation {
		case Same:
			same = append(same, i)
		case Contradicts:
			otherwise = append(otherwise, i)
		}
	}
	return same, otherwise
}
