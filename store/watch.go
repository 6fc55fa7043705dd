package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"whosaid/store/news"
)

// watched is the editions that are watched, by when that ends.
func (d *Desk) watched() string { return d.store.keys.bot("watched") }

// watching is the set of the keys for whose sake an edition is watched.
func (d *Desk) watching(e news.Edition) string {
	return d.store.keys.bot("watch", string(e.Article), e.Hash.String())
}

// editionName is an edition as a member of watched.
func editionName(e news.Edition) string { return string(e.Article) + " " + e.Hash.String() }

func parseEdition(name string) (news.Edition, error) {
	id, hash, _ := strings.Cut(name, " ")
	parsed, err := news.ParseHash(hash)
	if err != nil {
		return news.Edition{}, fmt.Errorf("read what is watched: %q: %w", name, ErrDamaged)
	}
	return news.Edition{Article: news.ArticleID(id), Hash: parsed}, nil
}

// Watch watches editions for a while for the sake of a key.
func (d *Desk) Watch(ctx context.Context, key string, editions []news.Edition, long time.Duration) error {
	if len(editions) == 0 {
		return nil
	}
	until := float64(time.Now().Add(long).UnixMilli())
	_, err := d.store.clients.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		for _, e := range editions {
			p.SAdd(ctx, d.watching(e), key)
			p.Expire(ctx, d.watching(e), max(long, time.Second))
			p.ZAddGT(ctx, d.watched(), redis.Z{Score: until, Member: editionName(e)})
		}
		return nil
	})
	if err != nil {
		return d.store.fail(ctx, err, "watch what %s shows", key)
	}
	return nil
}

// Reprinted are the watched editions in whose place a newer one is stored. An article
// that was removed has none.
func (d *Desk) Reprinted(ctx context.Context) ([]news.Reprinted, error) {
	names, err := d.stillWatched(ctx)
	if err != nil {
		return nil, err
	}
	var out []news.Reprinted
	for some := range slices.Chunk(names, loadAtOnce) {
		editions, ids := make([]news.Edition, len(some)), make([]news.ArticleID, len(some))
		for i, name := range some {
			if editions[i], err = parseEdition(name); err != nil {
				return nil, err
			}
			ids[i] = editions[i].Article
		}
		heads, err := d.store.heads(ctx, ids)
		if err != nil {
			return nil, d.store.fail(ctx, err, "look for what changed")
		}
		for i, h := range heads {
			if h.err != nil || h.version == editions[i].Hash {
				continue
			}
			keys, err := d.store.clients.read.SMembers(ctx, d.watching(editions[i])).Result()
			if err != nil {
				return nil, d.store.fail(ctx, err, "look for what changed")
			}
			out = append(out, news.Reprinted{Edition: editions[i], Now: h.version, Keys: keys})
		}
	}
	return out, nil
}

// stillWatched are the editions whose time is not over; the others are dropped.
func (d *Desk) stillWatched(ctx context.Context) ([]string, error) {
	now := strconv.FormatInt(time.Now().UnixMilli(), 10)
	between := func(from, to string) ([]string, error) {
		return d.store.clients.write.ZRangeArgs(ctx, redis.ZRangeArgs{Key: d.watched(), Start: from, Stop: to, ByScore: true}).Result()
	}
	over, err := between("-inf", now)
	if err == nil && len(over) > 0 {
		members := make([]any, len(over))
		for i, name := range over {
			members[i] = name
		}
		err = d.store.clients.write.ZRem(ctx, d.watched(), members...).Err()
	}
	var names []string
	if err == nil {
		names, err = between("("+now, "+inf")
	}
	if err != nil {
		return nil, d.store.fail(ctx, err, "look for what is watched")
	}
	return names, nil
}

// unwatchScript drops keys of an edition, and the edition when it has none left.
var unwatchScript = redis.NewScript(`
for i = 2, #ARGV do redis.call('srem', KEYS[1], ARGV[i]) end
if redis.call('exists', KEYS[1]) == 0 then redis.call('zrem', KEYS[2], ARGV[1]) end
return 1`)

// Unwatch ends the watching of an edition for the sake of its keys.
func (d *Desk) Unwatch(ctx context.Context, r news.Reprinted) error {
	args := []any{editionName(r.Edition)}
	for _, key := range r.Keys {
		args = append(args, key)
	}
	err := unwatchScript.Run(ctx, d.store.clients.write, []string{d.watching(r.Edition), d.watched()}, args...).Err()
	if err != nil {
		return d.store.fail(ctx, err, "watch %s no more", r.Article)
	}
	return nil
}
