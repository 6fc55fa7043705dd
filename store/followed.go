package store

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"whosaid/store/news"
)

// Follow remembers an address that is followed, in the place of what was known of
// it.
func (s *Store) Follow(ctx context.Context, f news.Followed) error {
	value, err := json.Marshal(f)
	if err == nil {
		err = s.clients.write.HSet(ctx, s.keys.followed(), f.URL, value).Err()
	}
	if err != nil {
		return s.fail(ctx, err, "follow %s", f.URL)
	}
	return nil
}

// Tried notes how it went to fetch an address, unless nobody follows it any more.
func (s *Store) Tried(ctx context.Context, f news.Followed) error {
	known, err := s.clients.write.HExists(ctx, s.keys.followed(), f.URL).Result()
	if err != nil {
		return s.fail(ctx, err, "note how %s went", f.URL)
	}
	if !known {
		return nil
	}
	return s.Follow(ctx, f)
}

// Unfollow forgets an address, and tells whether it was followed.
func (s *Store) Unfollow(ctx context.Context, address string) (bool, error) {
	n, err := s.clients.write.HDel(ctx, s.keys.followed(), address).Result()
	if err != nil {
		return false, s.fail(ctx, err, "unfollow %s", address)
	}
	return n > 0, nil
}

// Followed are all addresses that are followed, ordered by address.
func (s *Store) Followed(ctx context.Context) ([]news.Followed, error) {
	values, err := s.clients.read.HGetAll(ctx, s.keys.followed()).Result()
	if err != nil {
		return nil, s.fail(ctx, err, "list what is followed")
	}
	all := make([]news.Followed, 0, len(values))
	for address, value := range values {
		var f news.Followed
		if err := json.Unmarshal([]byte(value), &f); err != nil || f.URL != address {
			return nil, fmt.Errorf("list what is followed: %s: %w", address, ErrDamaged)
		}
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b news.Followed) int { return strings.Compare(a.URL, b.URL) })
	return all, nil
}

// lockScript gives a lock more time, or ends it with none, if it is still ours.
var lockScript = redis.NewScript(`
if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[2] == '0' then redis.call('del', KEYS[1]) else redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2]) end
return 1`)

// Lock is what one process holds at a time. It ends by itself when its holder
// does.
type Lock struct {
	store *Store
	key   string
	token string
	last  time.Duration
}

// Lock takes the lock of that name for some time; it is nil when another process
// has it.
func (s *Store) Lock(ctx context.Context, name string, last time.Duration) (*Lock, error) {
	l := &Lock{s, s.keys.lock(name), rand.Text(), last}
	err := s.clients.write.SetArgs(ctx, l.key, l.token, redis.SetArgs{Mode: "NX", TTL: last}).Err()
	switch {
	case errors.Is(err, redis.Nil):
		return nil, nil
	case err != nil:
		return nil, s.fail(ctx, err, "take the lock %s", name)
	}
	return l, nil
}

// Extend holds the lock for longer, and tells whether it was held still.
func (l *Lock) Extend(ctx context.Context) (bool, error) { return l.set(ctx, l.last) }

// Release ends the lock, if it is still held.
func (l *Lock) Release(ctx context.Context) error {
	_, err := l.set(ctx, 0)
	return err
}

func (l *Lock) set(ctx context.Context, last time.Duration) (bool, error) {
	held, err := lockScript.Run(ctx, l.store.clients.write, []string{l.key}, l.token, last.Milliseconds()).Int()
	if err != nil {
		return false, l.store.fail(ctx, err, "hold a lock")
	}
	return held == 1, nil
}
