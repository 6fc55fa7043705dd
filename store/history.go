package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"whosaid/store/news"
)

// Seed is what the key is made of that signs receipts: random, and the same for good.
func (d *Desk) Seed(ctx context.Context) ([]byte, error) { return d.random(ctx, "seed", news.SeedSize) }

// random is a secret of the bot's: made by whoever needs it first, and then kept.
func (d *Desk) random(ctx context.Context, name string, size int) ([]byte, error) {
	made := make([]byte, size)
	rand.Read(made) // never fails
	key := d.store.keys.bot(name)
	err := d.store.clients.write.SetNX(ctx, key, made, 0).Err()
	if err == nil {
		made, err = d.store.clients.write.Get(ctx, key).Bytes()
	}
	if err != nil {
		return nil, d.store.fail(ctx, err, "read the %s", name)
	}
	if len(made) != size {
		return nil, fmt.Errorf("read the %s: %w: it has %d bytes", name, ErrDamaged, len(made))
	}
	return made, nil
}

func (d *Desk) recordKey(id string) string          { return d.store.keys.bot("record", id) }
func (d *Desk) recordsKey(by news.Pseudonym) string { return d.store.keys.bot("records", string(by)) }
func (d *Desk) wordingsKey(by news.Pseudonym) string {
	return d.store.keys.bot("wordings", string(by))
}
func (d *Desk) ownedKey(by news.Pseudonym) string { return d.store.keys.bot("owned", string(by)) }

// Record keeps a record for a while; of one owner the newest news.MostRecords.
func (d *Desk) Record(ctx context.Context, r news.Record, keep time.Duration) error {
	value, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("keep record %s: %w", r.ID, err)
	}
	index, wordings, owned := d.recordsKey(r.By), d.wordingsKey(r.By), d.ownedKey(r.By)
	var over *redis.StringSliceCmd
	_, err = d.store.clients.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.Set(ctx, d.recordKey(r.ID), value, max(keep, time.Second))
		p.ZAdd(ctx, index, redis.Z{Score: float64(r.At.UnixMilli()), Member: r.ID})
		p.Expire(ctx, index, max(keep, time.Second))
		p.HSet(ctx, wordings, r.ID, news.Wording(r.Text))
		p.Expire(ctx, wordings, max(keep, time.Second))
		p.SAdd(ctx, owned, d.recordKey(r.ID), index, wordings)
		p.Expire(ctx, owned, max(keep, ownedFor))
		over = p.ZRange(ctx, index, 0, -news.MostRecords-1)
		return nil
	})
	if err == nil {
		err = d.dropRecords(ctx, r.By, over.Val())
	}
	if err != nil {
		return d.store.fail(ctx, err, "keep record %s", r.ID)
	}
	return nil
}

// dropRecords forgets records of an owner.
func (d *Desk) dropRecords(ctx context.Context, by news.Pseudonym, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	keys, members := make([]string, len(ids)), make([]any, len(ids))
	owned := make([]any, len(ids))
	for i, id := range ids {
		keys[i], members[i] = d.recordKey(id), id
		owned[i] = keys[i]
	}
	_, err := d.store.clients.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.Del(ctx, keys...)
		p.ZRem(ctx, d.recordsKey(by), members...)
		p.HDel(ctx, d.wordingsKey(by), ids...)
		p.SRem(ctx, d.ownedKey(by), owned...)
		return nil
	})
	return err
}

// Recorded is the record of an owner that has the id; the error is
// news.ErrNoRecord when it is not kept.
func (d *Desk) Recorded(ctx context.Context, by news.Pseudonym, id string) (news.Record, error) {
	var r news.Record
	value, err := d.store.clients.read.Get(ctx, d.recordKey(id)).Bytes()
	switch {
	case errors.Is(err, redis.Nil):
		return r, fmt.Errorf("open record %s: %w", id, news.ErrNoRecord)
	case err != nil:
		return r, d.store.fail(ctx, err, "open record %s", id)
	}
	if err := json.Unmarshal(value, &r); err != nil {
		return news.Record{}, fmt.Errorf("open record %s: %w: %w", id, ErrDamaged, err)
	}
	if r.By != by {
		return news.Record{}, fmt.Errorf("open record %s: %w", id, news.ErrNoRecord)
	}
	return r, nil
}

// Records are at most limit records of an owner that are older than before, the
// newest first.
func (d *Desk) Records(ctx context.Context, by news.Pseudonym, before time.Time, limit int) ([]news.Record, error) {
	if limit < 1 {
		return nil, nil
	}
	ids, err := d.store.clients.write.ZRangeArgs(ctx, redis.ZRangeArgs{
		Key: d.recordsKey(by), ByScore: true, Rev: true, Start: "(" + strconv.FormatInt(before.UnixMilli(), 10), Stop: "-inf", Count: int64(limit),
	}).Result()
	if err != nil {
		return nil, d.store.fail(ctx, err, "list records")
	}
	return d.records(ctx, ids)
}

// Worded are the records of an owner whose texts have the same words as a text, the
// newest first.
func (d *Desk) Worded(ctx context.Context, by news.Pseudonym, text string) ([]news.Record, error) {
	all, err := d.store.clients.read.HGetAll(ctx, d.wordingsKey(by)).Result()
	if err != nil {
		return nil, d.store.fail(ctx, err, "list records by their words")
	}
	wanted := news.Wording(text)
	var ids []string
	for id, wording := range all {
		if wording == wanted {
			ids = append(ids, id)
		}
	}
	return d.records(ctx, ids)
}

// records reads records in one exchange, the newest first.
func (d *Desk) records(ctx context.Context, ids []string) ([]news.Record, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	values := make([]*redis.StringCmd, len(ids))
	_, err := d.store.clients.read.Pipelined(ctx, func(p redis.Pipeliner) error {
		for i, id := range ids {
			values[i] = p.Get(ctx, d.recordKey(id))
		}
		return nil
	})
	if err != nil && !errors.Is(err, redis.Nil) { // the time of some is over, and the index has yet to hear of it
		return nil, d.store.fail(ctx, err, "list records")
	}
	var out []news.Record
	for i, value := range values {
		var r news.Record
		switch text, err := value.Bytes(); {
		case errors.Is(err, redis.Nil):
			continue
		case err != nil:
			return nil, d.store.fail(ctx, err, "open record %s", ids[i])
		default:
			if err := json.Unmarshal(text, &r); err != nil {
				return nil, fmt.Errorf("open record %s: %w: %w", ids[i], ErrDamaged, err)
			}
		}
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b news.Record) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.ID, b.ID)) })
	return out, nil
}
