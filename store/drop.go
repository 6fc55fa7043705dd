package store

import (
	"context"
	"strings"

	"github.com/redis/go-redis/v9"
)

// dropAtOnce is how many keys are looked through in one exchange.
const dropAtOnce = 1000

// Drop removes every key of the store's namespace. It is for stores of a short
// life, such as an evaluation's; whoever else has the store open goes on with
// what is left of it.
func (s *Store) Drop(ctx context.Context) error {
	drop := func(ctx context.Context, node *redis.Client) error {
		keys := node.Scan(ctx, 0, literal(s.config.Namespace)+":*", dropAtOnce).Iterator()
		var some []string
		for keys.Next(ctx) {
			if some = append(some, keys.Val()); len(some) == dropAtOnce {
				if err := s.unlink(ctx, some); err != nil {
					return err
				}
				some = some[:0]
			}
		}
		if err := keys.Err(); err != nil {
			return err
		}
		return s.unlink(ctx, some)
	}
	if err := s.onMasters(ctx, drop); err != nil {
		return s.fail(ctx, err, "drop %s", s.config.Namespace)
	}
	return nil
}

// unlink removes keys one by one, since in a cluster each may be elsewhere.
func (s *Store) unlink(ctx context.Context, keys []string) error {
	_, err := s.clients.write.Pipelined(ctx, func(p redis.Pipeliner) error {
		for _, key := range keys {
			p.Unlink(ctx, key)
		}
		return nil
	})
	return err
}

// literal is text as a pattern that only the text itself fits.
func literal(text string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(text)
}

// onMasters does something on every server that may be written to.
func (s *Store) onMasters(ctx context.Context, do func(context.Context, *redis.Client) error) error {
	switch client := s.clients.write.(type) {
	case *redis.ClusterClient:
		return client.ForEachMaster(ctx, do)
	case *redis.Client:
		return do(ctx, client)
	}
	return nil
}
