package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/redis/go-redis/v9"

	"whosaid/store/news"
)

// Decide keeps a decision; one that is kept already stays as it is.
func (d *Desk) Decide(ctx context.Context, decision news.Decision) error {
	value, err := json.Marshal(decision)
	if err == nil {
		_, err = d.store.clients.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
			p.HSetNX(ctx, d.store.keys.bot("decisions"), decision.ID, value)
			for _, docket := range decision.Dockets() {
				p.SAdd(ctx, d.store.keys.bot("docket", docket), decision.ID)
			}
			if decision.Subject.Article != "" {
				p.HSet(ctx, d.relabelling(), decision.ID, string(decision.Subject.Article))
			}
			return nil
		})
	}
	if err != nil {
		return d.store.fail(ctx, err, "keep decision %s", decision.ID)
	}
	return nil
}

// Decisions are those of some dockets (news.Decision.Dockets), or all when none is
// named, oldest first.
func (d *Desk) Decisions(ctx context.Context, dockets ...string) ([]news.Decision, error) {
	values, err := d.decisions(ctx, dockets)
	if err != nil {
		return nil, d.store.fail(ctx, err, "read decisions")
	}
	out := make([]news.Decision, 0, len(values))
	for _, value := range values {
		var decision news.Decision
		if err := json.Unmarshal([]byte(value), &decision); err != nil {
			return nil, fmt.Errorf("read decisions: %w: %w", ErrDamaged, err)
		}
		out = append(out, decision)
	}
	slices.SortFunc(out, func(a, b news.Decision) int { return cmp.Or(a.At.Compare(b.At), strings.Compare(a.ID, b.ID)) })
	return out, nil
}

// decisions reads the records: two exchanges however many dockets there are,
// and one where they are empty, as most are.
func (d *Desk) decisions(ctx context.Context, dockets []string) ([]string, error) {
	key := d.store.keys.bot("decisions")
	if len(dockets) == 0 {
		all, err := d.store.clients.read.HGetAll(ctx, key).Result()
		return slices.Collect(maps.Values(all)), err
	}
	members := make([]*redis.StringSliceCmd, len(dockets))
	_, err := d.store.clients.read.Pipelined(ctx, func(p redis.Pipeliner) error {
		for i, docket := range dockets {
			members[i] = p.SMembers(ctx, d.store.keys.bot("docket", docket))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, m := range members {
		ids = append(ids, m.Val()...)
	}
	slices.Sort(ids)
	if ids = slices.Compact(ids); len(ids) == 0 {
		return nil, nil
	}
	records, err := d.store.clients.read.HMGet(ctx, key, ids...).Result()
	if err != nil {
		return nil, err
	}
	return texts(records), nil
}
