package store

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"github.com/redis/go-redis/v9"

	"whosaid/store/news"
)

// The vector sets are an index of what the passages' hashes hold. Redis can lose
// one without the other: a backup of some keys, a hand that deletes. So each
// start compares their sizes.

// checkVectors repairs the vector sets that do not hold what they should. Who
// may not write goes on with what there is.
func (s *Store) checkVectors(ctx context.Context) error {
	for p := range s.keys.partitions {
		generations, err := s.building(ctx, p)
		if err != nil {
			return err
		}
		for _, g := range generations {
			err := s.checkVectorSet(ctx, p, g)
			if errors.Is(err, ErrForbidden) || errors.Is(err, ErrReadOnly) || errors.Is(err, ErrFull) {
				s.config.Warn(err)
				continue
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// checkVectorSet compares and repairs one vector set.
func (s *Store) checkVectorSet(ctx context.Context, partition int, g GenerationID) error {
	held, counted, err := s.sizes(ctx, partition, g)
	if err == nil && held != counted {
		err = s.repair(ctx, partition, g)
	}
	if err != nil {
		return s.fail(ctx, err, "repair vectors of %s", g)
	}
	return nil
}

// sizes are how many vectors a set holds, and how many it should hold.
func (s *Store) sizes(ctx context.Context, partition int, g GenerationID) (held, counted int64, err error) {
	var card *redis.IntCmd
	var count *redis.StringCmd
	_, err = s.clients.read.TxPipelined(ctx, func(p redis.Pipeliner) error {
		card = p.VCard(ctx, s.keys.vectors(partition, g))
		count = p.HGet(ctx, s.keys.counts(partition), "embedded:"+string(g))
		return nil
	})
	if err != nil && !errors.Is(err, redis.Nil) {
		return 0, 0, err
	}
	counted, err = strconv.ParseInt(cmp.Or(count.Val(), "0"), 10, 64)
	if err != nil {
		return card.Val(), -1, nil // damaged: the repair counts anew
	}
	return card.Val(), counted, nil
}

// repair goes through the partition's articles, then through what the set holds
// besides. It may be done while others write, and twice at a time.
func (s *Store) repair(ctx context.Context, partition int, g GenerationID) error {
	total, err := s.clients.read.SCard(ctx, s.keys.articles(partition)).Result()
	if err != nil {
		return err
	}
	done := 0
	err = s.scan(ctx, partition, func(ids []news.ArticleID) error {
		if err := s.repairArticles(ctx, ids, g); err != nil {
			return err
		}
		done += len(ids)
		s.config.Progress("index vectors", min(done, int(total)), int(total))
		return nil
	})
	if err != nil {
		return err
	}
	held, counted, err := s.sizes(ctx, partition, g)
	if err != nil || held == counted {
		return err
	}
	if err := s.removeStrays(ctx, partition, g); err != nil {
		return err
	}
	return s.recount(ctx, partition, g)
}

func (s *Store) repairArticles(ctx context.Context, ids []news.ArticleID, g GenerationID) error {
	heads, err := s.heads(ctx, ids)
	if err != nil {
		return err
	}
	var calls []call
	for _, h := range heads {
		if h.err != nil {
			continue // load warns of it
		}
		at := s.keys.partition(h.id)
		order, err := json.Marshal(h.passages)
		if err != nil {
			return err
		}
		c := call{
			script: s.scripts.repair,
			keys:   append([]string{s.keys.article(h.id), s.keys.counts(at), s.keys.vectors(at, g)}, h.passageKeys(s.keys)...),
			args:   []any{string(h.id), string(g), string(order)},
		}
		for _, p := range h.passages {
			c.args = append(c.args, string(p))
		}
		calls = append(calls, c)
	}
	for _, result := range s.runAll(ctx, calls) {
		if result.Err() != nil {
			return result.Err()
		}
	}
	return nil
}

// removeStrays takes out of a vector set what belongs to no current passage.
// VSIM with TRUTH and the size of the set as its count lists all of it.
func (s *Store) removeStrays(ctx context.Context, partition int, g GenerationID) error {
	set := s.keys.vectors(partition, g)
	info, err := s.clients.read.VDim(ctx, set).Result()
	if redis.HasErrorPrefix(err, "ERR key does not exist") || errors.Is(err, redis.Nil) {
		return nil
	}
	if err != nil {
		return err
	}
	somewhere := make([]float32, info)
	somewhere[0] = 1
	held, err := s.clients.write.VCard(ctx, set).Result()
	if err != nil {
		return err
	}
	elements, err := s.clients.write.VSimWithArgs(ctx, set, &redis.VectorFP32{Val: []byte(encodeVector(somewhere))},
		&redis.VSimArgs{Count: held, Truth: true}).Result()
	if err != nil {
		return err
	}
	calls := make([]call, len(elements))
	for i, element := range elements {
		id, passage := place(element)
		article := s.keys.in(partition, "a", string(id))
		calls[i] = call{s.scripts.strays, []string{article, set}, []any{string(passage), element}}
	}
	for start := 0; start < len(calls); start += weighAtOnce {
		for _, result := range s.runAll(ctx, calls[start:min(start+weighAtOnce, len(calls))]) {
			if result.Err() != nil {
				return result.Err()
			}
		}
	}
	return nil
}

// recount adopts the size of a vector set that is right by now: an article that
// went without its script left a wrong count behind.
func (s *Store) recount(ctx context.Context, partition int, g GenerationID) error {
	set, counts, field := s.keys.vectors(partition, g), s.keys.counts(partition), "embedded:"+string(g)
	err := s.clients.write.Watch(ctx, func(tx *redis.Tx) error {
		held, err := tx.VCard(ctx, set).Result()
		if err != nil {
			return err
		}
		_, err = tx.TxPipelined(ctx, func(p redis.Pipeliner) error {
			p.HSet(ctx, counts, field, held)
			return nil
		})
		return err
	}, set, counts)
	if errors.Is(err, redis.TxFailedErr) {
		return fmt.Errorf("%w: others write just now; the next start counts again", ErrUnavailable)
	}
	return err
}
