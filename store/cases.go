package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"

	"whosaid/store/news"
)

func (d *Desk) caseKey(id string) string { return d.store.keys.bot("case", id) }
func (d *Desk) actsKey(id string) string { return d.store.keys.bot("acts", id) }
func (d *Desk) casesKey() string         { return d.store.keys.bot("cases") }

// OpenCase keeps a case for a while, in the place of what was known of it; what was
// done about it stays.
func (d *Desk) OpenCase(ctx context.Context, c news.Case, keep time.Duration) error {
	value, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("keep case %s: %w", c.ID, err)
	}
	keep = max(keep, time.Second)
	var over *redis.StringSliceCmd
	_, err = d.store.clients.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.Set(ctx, d.caseKey(c.ID), value, keep)
		p.Expire(ctx, d.actsKey(c.ID), keep)
		p.ZAdd(ctx, d.casesKey(), redis.Z{Score: float64(c.At.UnixMilli()), Member: c.ID})
		p.Expire(ctx, d.casesKey(), keep)
		over = p.ZRange(ctx, d.casesKey(), 0, -news.MostCases-1)
		return nil
	})
	if err == nil {
		err = d.dropCases(ctx, over.Val())
	}
	if err != nil {
		return d.store.fail(ctx, err, "keep case %s", c.ID)
	}
	return nil
}

// dropCases forgets cases.
func (d *Desk) dropCases(ctx context.Context, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	var keys []string
	var members []any
	for _, id := range ids {
		keys, members = append(keys, d.caseKey(id), d.actsKey(id)), append(members, id)
	}
	_, err := d.store.clients.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.Del(ctx, keys...)
		p.ZRem(ctx, d.casesKey(), members...)
		return nil
	})
	return err
}

// ActOnCase adds what somebody did; it is kept as long as the case.
func (d *Desk) ActOnCase(ctx context.Context, id string, act news.CaseAct, keep time.Duration) error {
	value, err := json.Marshal(act)
	if err == nil {
		_, err = d.store.clients.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
			p.HSetNX(ctx, d.actsKey(id), act.ID, value)
			p.Expire(ctx, d.actsKey(id), max(keep, time.Second))
			p.Expire(ctx, d.caseKey(id), max(keep, time.Second))
			p.Expire(ctx, d.casesKey(), max(keep, time.Second))
			return nil
		})
	}
	if err != nil {
		return d.store.fail(ctx, err, "note what was done about case %s", id)
	}
	return nil
}

// Case is the case with that id; the error is news.ErrNoCase when it is not kept.
func (d *Desk) Case(ctx context.Context, id string) (news.CaseFile, error) {
	all, err := d.cases(ctx, []string{id})
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("open case %s: %w", id, news.ErrNoCase)
	}
	if err != nil {
		return news.CaseFile{}, err
	}
	return all[0], nil
}

// Cases are all cases, the newest first.
func (d *Desk) Cases(ctx context.Context) ([]news.CaseFile, error) {
	ids, err := d.store.clients.write.ZRangeArgs(ctx, redis.ZRangeArgs{Key: d.casesKey(), Start: 0, Stop: news.MostCases - 1, Rev: true}).Result()
	if err != nil {
		return nil, d.store.fail(ctx, err, "list cases")
	}
	return d.cases(ctx, ids)
}

// cases reads cases in one exchange; those that are over are left out.
func (d *Desk) cases(ctx context.Context, ids []string) ([]news.CaseFile, error) {
	values, acts := make([]*redis.StringCmd, len(ids)), make([]*redis.MapStringStringCmd, len(ids))
	_, err := d.store.clients.read.Pipelined(ctx, func(p redis.Pipeliner) error {
		for i, id := range ids {
			values[i], acts[i] = p.Get(ctx, d.caseKey(id)), p.HGetAll(ctx, d.actsKey(id))
		}
		return nil
	})
	if err != nil && !errors.Is(err, redis.Nil) {
		return nil, d.store.fail(ctx, err, "read cases")
	}
	var out []news.CaseFile
	for i, id := range ids {
		text, err := values[i].Bytes()
		if errors.Is(err, redis.Nil) {
			continue
		}
		if err == nil {
			err = acts[i].Err()
		}
		if err != nil {
			return nil, d.store.fail(ctx, err, "open case %s", id)
		}
		file, err := readCase(text, acts[i].Val())
		if err != nil {
			return nil, fmt.Errorf("open case %s: %w: %w", id, ErrDamaged, err)
		}
		out = append(out, file)
	}
	return out, nil
}

// readCase reads what OpenCase and ActOnCase wrote.
func readCase(value []byte, acts map[string]string) (news.CaseFile, error) {
	var out news.CaseFile
	if err := json.Unmarshal(value, &out.Case); err != nil {
		return out, err
	}
	for _, text := range acts {
		var act news.CaseAct
		if err := json.Unmarshal([]byte(text), &act); err != nil {
			return out, err
		}
		out.Acts = append(out.Acts, act)
	}
	news.SortActs(out.Acts)
	return out, nil
}
