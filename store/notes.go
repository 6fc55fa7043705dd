package store

import (
	"context"
	"errors"
	"time"

	"github.com/redis/go-redis/v9"

	"whosaid/store/news"
)

// Keep remembers a note, in the place of one of the same name.
func (d *Desk) Keep(ctx context.Context, note news.Note) error {
	key := d.store.keys.bot("note", note.Name)
	_, err := d.store.clients.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		if note.Owner != "" {
			owned := d.store.keys.bot("owned", string(note.Owner))
			p.SAdd(ctx, owned, key)
			p.Expire(ctx, owned, ownedFor)
		}
		p.Set(ctx, key, note.Value, max(note.For, time.Second))
		return nil
	})
	if err != nil {
		return d.store.fail(ctx, err, "keep note %s", note.Name)
	}
	return nil
}

// ownedFor is how long it is known whose a note is: longer than any is kept.
const ownedFor = 90 * 24 * time.Hour

// Recall is the value of the note of that name; nil when there is none.
func (d *Desk) Recall(ctx context.Context, name string) ([]byte, error) {
	value, err := d.store.clients.read.Get(ctx, d.store.keys.bot("note", name)).Bytes()
	if errors.Is(err, redis.Nil) {
		return nil, nil
	}
	if err != nil {
		return nil, d.store.fail(ctx, err, "recall note %s", name)
	}
	return value, nil
}

// Take is Recall of a note that only one may have: it is gone then, and of those who
// ask at once one gets it.
func (d *Desk) Take(ctx context.Context, name string) ([]byte, error) {
	key := d.store.keys.bot("note", name)
	value, err := d.store.clients.write.Get(ctx, key).Bytes()
	if errors.Is(err, redis.Nil) {
		return nil, nil
	}
	var gone int64
	if err == nil {
		gone, err = d.store.clients.write.Del(ctx, key).Result()
	}
	if err != nil {
		return nil, d.store.fail(ctx, err, "take a note")
	}
	if gone == 0 {
		return nil, nil
	}
	return value, nil
}

// Forget drops all notes and records of an owner.
func (d *Desk) Forget(ctx context.Context, owner news.Pseudonym) error {
	owned := d.store.keys.bot("owned", string(owner))
	names, err := d.store.clients.write.SMembers(ctx, owned).Result()
	if err == nil {
		err = d.store.clients.write.Del(ctx, append(names, owned)...).Err()
	}
	if err != nil {
		return d.store.fail(ctx, err, "forget the notes of %s", owner)
	}
	return nil
}

// Tally counts what under a name, each thing once, and tells how many different
// ones there are. It begins anew when nothing was counted for so long.
func (d *Desk) Tally(ctx context.Context, name, what string, keep time.Duration) (int, error) {
	key := d.store.keys.bot("tally", name)
	var count *redis.IntCmd
	_, err := d.store.clients.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.SAdd(ctx, key, what)
		p.Expire(ctx, key, max(keep, time.Second))
		count = p.SCard(ctx, key)
		return nil
	})
	if err != nil {
		return 0, d.store.fail(ctx, err, "count %s", name)
	}
	return int(count.Val()), nil
}
