package store

import (
	"context"
	"errors"
	"iter"
	"strconv"

	"whosaid/store/news"
)

// Missing lists the passages of current versions that have no vector of a
// generation, article by article: what is still to embed, and where a run that
// was cut off goes on. It ends at the first error.
func (s *Store) Missing(ctx context.Context, g GenerationID) iter.Seq2[news.Passage, error] {
	return func(yield func(news.Passage, error) bool) {
		for p := range s.keys.partitions {
			err := s.scan(ctx, p, func(ids []news.ArticleID) error {
				passages, err := s.missing(ctx, ids, g)
				if err != nil {
					return err
				}
				for _, passage := range passages {
					if !yield(passage, nil) {
						return errEnough
					}
				}
				return nil
			})
			if errors.Is(err, errEnough) {
				return
			}
			if err != nil {
				yield(news.Passage{}, s.fail(ctx, err, "list what has no vector of %s", g))
				return
			}
		}
	}
}

var errEnough = errors.New("enough")

// missing lists the passages of some articles that have no vector.
func (s *Store) missing(ctx context.Context, ids []news.ArticleID, g GenerationID) ([]news.Passage, error) {
	heads, err := s.heads(ctx, ids)
	if err != nil {
		return nil, err
	}
	articles := make([]string, len(ids))
	for i, id := range ids {
		articles[i] = s.keys.article(id)
	}
	embedded, err := s.records(ctx, articles, []string{"n:" + string(g)})
	if err != nil {
		return nil, err
	}
	var out []news.Passage
	for i, h := range heads {
		if n, _ := embedded[i][0].(string); h.err != nil || n == strconv.Itoa(len(h.passages)) {
			continue
		}
		some, err := s.missingOf(ctx, h, g)
		if err != nil {
			return nil, err
		}
		out = append(out, some...)
	}
	return out, nil
}

func (s *Store) missingOf(ctx context.Context, h head, g GenerationID) ([]news.Passage, error) {
	records, err := s.records(ctx, h.passageKeys(s.keys), fieldsWith(g))
	if err != nil {
		return nil, err
	}
	var out []news.Passage
	for i, record := range records {
		if _, made := embedding(record[len(passageFields)]); made {
			continue
		}
		p, err := s.read(candidate{article: h.id, passage: h.passages[i], record: record})
		if errors.Is(err, news.ErrNoArticle) {
			continue // removed meanwhile
		}
		if err != nil {
			return nil, fallen("load a passage of article", h.id, err)
		}
		out = append(out, p)
	}
	return out, nil
}
