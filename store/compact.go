package store

import (
	"context"
	"strings"

	"github.com/redis/go-redis/v9"
)

// Compact asks Redis to rewrite its append-only file, and does not wait for it.
// It is for the end of a large ingest: until then, a restart adds each vector
// to its set anew, which takes as long as storing it did.
func (s *Store) Compact(ctx context.Context) error {
	rewrite := func(ctx context.Context, node *redis.Client) error {
		err := node.BgRewriteAOF(ctx).Err()
		if err != nil && strings.Contains(err.Error(), "already in progress") {
			return nil
		}
		return err
	}
	if err := s.onMasters(ctx, rewrite); err != nil {
		return s.fail(ctx, err, "rewrite the append-only file")
	}
	return nil
}
