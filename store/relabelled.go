package store

import (
	"context"
	"maps"
	"slices"
	"strings"

	"whosaid/store/news"
)

// relabelling is the decisions of which nobody was told yet, with their articles.
func (d *Desk) relabelling() string { return d.store.keys.bot("relabelled") }

// Relabelled are the decisions of which nobody was told yet.
func (d *Desk) Relabelled(ctx context.Context) ([]news.Relabelled, error) {
	waiting, err := d.store.clients.write.HGetAll(ctx, d.relabelling()).Result()
	if err != nil {
		return nil, d.store.fail(ctx, err, "look for what was decided")
	}
	if len(waiting) == 0 {
		return nil, nil
	}
	watched, err := d.stillWatched(ctx)
	if err != nil {
		return nil, err
	}
	var out []news.Relabelled
	for _, id := range slices.Sorted(maps.Keys(waiting)) {
		keys, err := d.keysOn(ctx, waiting[id], watched)
		if err != nil {
			return nil, err
		}
		out = append(out, news.Relabelled{Decision: id, Keys: keys})
	}
	return out, nil
}

// keysOn are the keys for whose sake an article is watched, in whatever version.
func (d *Desk) keysOn(ctx context.Context, article string, watched []string) ([]string, error) {
	var keys []string
	for _, name := range watched {
		if !strings.HasPrefix(name, article+" ") {
			continue
		}
		e, err := parseEdition(name)
		if err != nil {
			return nil, err
		}
		some, err := d.store.clients.read.SMembers(ctx, d.watching(e)).Result()
		if err != nil {
			return nil, d.store.fail(ctx, err, "look for who is told of %s", article)
		}
		keys = append(keys, some...)
	}
	slices.Sort(keys)
	return slices.Compact(keys), nil
}

// Announced takes a decision from those of which nobody was told yet.
func (d *Desk) Announced(ctx context.Context, decision string) error {
	err := d.store.clients.write.HDel(ctx, d.relabelling(), decision).Err()
	if err != nil {
		return d.store.fail(ctx, err, "note that decision %s was told", decision)
	}
	return nil
}
