package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/redis/go-redis/v9"
)

// A store is laid out once, when it is first opened: into how many partitions.
// Where each article lies follows from it, so that it cannot change afterwards.

// readLayout takes the partitions that are recorded, or records those asked for.
// Who may only read goes on without a record, in a store that is empty anyway.
func (s *Store) readLayout(ctx context.Context) error {
	s.keys = keys{namespace: s.config.Namespace, partitions: max(s.config.Partitions, 1)}
	recorded, err := s.clients.read.HGet(ctx, s.keys.layout(), "partitions").Result()
	if errors.Is(err, redis.Nil) {
		err := s.lay(ctx)
		if errors.Is(err, ErrForbidden) || errors.Is(err, ErrReadOnly) {
			return nil
		}
		return err
	}
	if err != nil {
		return s.fail(ctx, err, "open the store")
	}
	return s.adopt(recorded)
}

func (s *Store) adopt(recorded string) error {
	n, err := strconv.Atoi(recorded)
	if err != nil || n < 1 || n > maxPartitions {
		return fmt.Errorf("open the store: %w: %s names %q partitions", ErrDamaged, s.keys.layout(), recorded)
	}
	if asked := s.config.Partitions; asked != 0 && asked != n {
		return fmt.Errorf("%w: %s has %d partitions, not %d; to change that, store the articles anew under another namespace",
			ErrConfig, s.config.Namespace, n, asked)
	}
	s.keys.partitions = n
	s.ready = true
	return nil
}

// lay records the layout, unless that is done. Another process may have laid
// it meanwhile, otherwise: this one must be opened again then.
func (s *Store) lay(ctx context.Context) error {
	s.laid.Lock()
	defer s.laid.Unlock()
	if s.ready {
		return nil
	}
	mine := strconv.Itoa(s.keys.partitions)
	key := s.keys.layout()
	if err := s.clients.write.HSetNX(ctx, key, "partitions", mine).Err(); err != nil {
		return s.fail(ctx, err, "lay out the store")
	}
	recorded, err := s.clients.write.HGet(ctx, key, "partitions").Result()
	if err != nil {
		return s.fail(ctx, err, "lay out the store")
	}
	if recorded != mine {
		return fmt.Errorf("%w: another process laid %s out in %s partitions, not %s; open it again", ErrConfig, s.config.Namespace, recorded, mine)
	}
	s.ready = true
	return nil
}
