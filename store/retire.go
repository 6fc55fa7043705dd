package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/redis/go-redis/v9"

	"whosaid/store/news"
)

// RemoveGeneration takes all vectors of a generation out. It is refused, with
// ErrCurrentGeneration, while questions are answered by them. What was cut off
// is finished by calling it again.
func (s *Store) RemoveGeneration(ctx context.Context, g GenerationID) error {
	current, err := s.Current(ctx)
	if err != nil {
		return err
	}
	if g == current {
		return fmt.Errorf("remove vectors of %s: %w", g, ErrCurrentGeneration)
	}
	if err := s.retire(ctx, g); err != nil {
		return s.fail(ctx, err, "remove vectors of %s", g)
	}
	return nil
}

func (s *Store) retire(ctx context.Context, g GenerationID) error {
	known, err := s.clients.read.HExists(ctx, s.keys.generations(), string(g)).Result()
	if err != nil {
		return err
	}
	if !known {
		return ErrNoGeneration
	}
	if err := s.clients.write.HSet(ctx, s.keys.generations(), string(g), removing).Err(); err != nil {
		return err
	}
	for p := range s.keys.partitions {
		if err := s.retireIn(ctx, p, g); err != nil {
			return err
		}
	}
	s.forgetBuilding()
	return s.clients.write.HDel(ctx, s.keys.generations(), string(g)).Err()
}

// retireIn removes the vector set first, so that no script adds to it any more.
func (s *Store) retireIn(ctx context.Context, partition int, g GenerationID) error {
	_, err := s.clients.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.SRem(ctx, s.keys.building(partition), string(g))
		p.Unlink(ctx, s.keys.vectors(partition, g))
		p.HDel(ctx, s.keys.counts(partition), "embedded:"+string(g))
		return nil
	})
	if err != nil {
		return err
	}
	return s.scan(ctx, partition, func(ids []news.ArticleID) error {
		for _, id := range ids {
			if err := s.dropVectors(ctx, id, g); err != nil {
				return err
			}
		}
		return nil
	})
}

// dropVectors takes the vectors out of an article's hashes.
func (s *Store) dropVectors(ctx context.Context, id news.ArticleID, g GenerationID) error {
	owned, err := s.clients.read.SMembers(ctx, s.keys.owned(id)).Result()
	if err != nil {
		return err
	}
	_, err = s.clients.write.Pipelined(ctx, func(p redis.Pipeliner) error {
		p.HDel(ctx, s.keys.article(id), "n:"+string(g))
		for _, key := range owned {
			p.HDel(ctx, key, embeddingField(g))
		}
		return nil
	})
	if errors.Is(err, redis.Nil) {
		return nil
	}
	return err
}
