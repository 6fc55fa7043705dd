package store

import (
	"context"
	"slices"
	"strings"

	"github.com/redis/go-redis/v9"

	"whosaid/store/news"
)

// Changed are the articles of which more than one version is stored, ordered by id.
func (s *Store) Changed(ctx context.Context) ([]news.ArticleID, error) {
	ids, err := s.ids(ctx)
	if err != nil {
		return nil, s.fail(ctx, err, "list what changed")
	}
	var out []news.ArticleID
	for some := range slices.Chunk(ids, loadAtOnce) {
		owned := make([]*redis.StringSliceCmd, len(some))
		_, err := s.clients.read.Pipelined(ctx, func(p redis.Pipeliner) error {
			for i, id := range some {
				owned[i] = p.SMembers(ctx, s.keys.owned(id))
			}
			return nil
		})
		if err != nil {
			return nil, s.fail(ctx, err, "list what changed")
		}
		for i, id := range some {
			prefix, versions := s.keys.of(id, "t", string(id))+":", 0
			for _, key := range owned[i].Val() {
				if strings.HasPrefix(key, prefix) {
					versions++
				}
			}
			if versions > 1 {
				out = append(out, id)
			}
		}
	}
	return out, nil
}
