package claims

import (
	"context"

	"whosaid/store/news"
)

// Against are those of some quotes that surely contradict another one. Nobody is set
// against herself within one outlet.
func (g *Grouper) Against(ctx context.Context, quote news.Citation, others []news.Citation) []int {
	if g.embedder == nil {
		return nil
	}
	all := append(others[:len(others):len(others)], quote)
	near := g.nearness(ctx, all)
	t := &table{quotes: all, asked: askedBy(read(quote))}
	for _, c := range all {
		t.sentences = append(t.sentences, read(c))
	}
	var out []int
	for i := range others {
		if t.relate(i, len(others), near) == Contradicts {
			out = append(out, i)
		}
	}
	return out
}

// askedBy is the question that a sentence's greatest figure answers; nil where it
// counts nothing.
func askedBy(s sentence) *asked {
	for _, q := range s.counts {
		if len(q.units) > 0 && greatest(q, s.counts) {
			return &asked{counted: q.units, topic: contentOf(s.text), told: map[*news.Article]bool{}}
		}
	}
	return nil
}
