package store

import (
	"cmp"
	"context"
	"slices"

	"whosaid/store/news"
)

// weighAtOnce is how many embeddings are read in one exchange.
const weighAtOnce = 1000

// weigh compares the query with the embeddings of passages as they were made,
// and gives the nearest, best first.
func (q nearness) weigh(ctx context.Context, among []candidate) ([]candidate, error) {
	s := q.store
	var near []candidate
	fields := []string{embeddingField(s.Generation())}
	if len(among) <= 2*q.limit { // many of them will be given
		fields = fieldsWith(s.Generation())
	}
	for some := range slices.Chunk(among, weighAtOnce) {
		keys := make([]string, len(some))
		for i, c := range some {
			keys[i] = s.keys.passage(c.article, c.passage)
		}
		records, err := s.records(ctx, keys, fields)
		if err != nil {
			return nil, err
		}
		for i, c := range some {
			made, _ := embedding(records[i][len(fields)-1])
			score, ok := similarity(q.query, q.length, made)
			if !ok {
				continue
			}
			c.score, c.vectors = score, made.Sentences
			if len(fields) > 1 {
				c.record = records[i]
			}
			near = append(near, c)
		}
		near = best(near, q.limit)
	}
	return near, nil
}

// best are the count best of the candidates, best first, equal ones by id.
func best(candidates []candidate, count int) []candidate {
	slices.SortFunc(candidates, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.passage, b.passage))
	})
	return candidates[:min(len(candidates), count)]
}

// flatten makes candidates of documents by article.
func flatten(documents map[news.ArticleID][]string) []candidate {
	var out []candidate
	for _, some := range documents {
		for _, d := range some {
			id, passage := place(d)
			out = append(out, candidate{article: id, passage: passage})
		}
	}
	return out
}

// within gives the passages of the articles that pass the filter, and how many
// passages there are in all.
func (f *findable) within(filter news.Filter) (passing map[news.ArticleID][]string, all int) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	passing = map[news.ArticleID][]string{}
	for id, l := range f.articles {
		all += len(l.passages)
		if len(l.passages) > 0 && l.passes(filter) {
			passing[id] = l.passages
		}
	}
	return passing, all
}
