package store

import (
	"context"
	"slices"

	"github.com/redis/go-redis/v9"

	"whosaid/store/news"
)

// records reads fields of many hashes in one exchange; those of a hash that is
// not there are nil.
func (s *Store) records(ctx context.Context, keys, fields []string) ([][]any, error) {
	out := make([][]any, len(keys))
	if err := ctx.Err(); err != nil || len(keys) == 0 {
		return out, err
	}
	results := make([]*redis.SliceCmd, len(keys))
	_, err := s.clients.read.Pipelined(ctx, func(p redis.Pipeliner) error {
		for i, key := range keys {
			results[i] = p.HMGet(ctx, key, fields...)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i, r := range results {
		out[i] = r.Val()
	}
	return out, nil
}

// texts are a record's fields; nil when the hash is not there. One that is
// missing is "", which no seal fits.
func texts(record []any) []string {
	out := make([]string, len(record))
	there := false
	for i, field := range record {
		text, ok := field.(string)
		out[i] = text
		there = there || ok
	}
	if !there {
		return nil
	}
	return out
}

// ids are those of all articles, in order.
func (s *Store) ids(ctx context.Context) ([]news.ArticleID, error) {
	var out []news.ArticleID
	for partition := range s.keys.partitions {
		err := s.scan(ctx, partition, func(ids []news.ArticleID) error {
			out = append(out, ids...)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// scan gives the ids of a partition's articles, some at a time. One may come
// twice, and one that is put or removed meanwhile may come or not.
func (s *Store) scan(ctx context.Context, partition int, take func([]news.ArticleID) error) error {
	for cursor := uint64(0); ; {
		some, next, err := s.clients.read.SScan(ctx, s.keys.articles(partition), cursor, "", loadAtOnce).Result()
		if err != nil {
			return err
		}
		ids := make([]news.ArticleID, len(some))
		for i, id := range some {
			ids[i] = news.ArticleID(id)
		}
		if err := take(ids); err != nil {
			return err
		}
		if cursor = next; cursor == 0 {
			return nil
		}
	}
}
