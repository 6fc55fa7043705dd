package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"

	"whosaid/store/news"
)

// load reads articles as they are now, for the keyword index. One that is not
// stored is listed as gone at that revision. A damaged one is left out, and
// warned of: it must not keep the others from being found.
func (s *Store) load(ctx context.Context, ids []news.ArticleID, gone func(news.ArticleID) revision) ([]listing, error) {
	heads, err := s.heads(ctx, ids)
	if err != nil {
		return nil, err
	}
	versions, err := s.records(ctx, versionKeys(s.keys, heads), versionFields)
	if err != nil {
		return nil, err
	}
	var all []string
	for _, h := range heads {
		all = append(all, h.passageKeys(s.keys)...)
	}
	passages, err := s.records(ctx, all, passageFields)
	if err != nil {
		return nil, err
	}
	out := make([]listing, 0, len(ids))
	for i, h := range heads {
		mine := passages[:len(h.passages)]
		passages = passages[len(h.passages):]
		l, err := h.list(versions[i], mine)
		switch {
		case errors.Is(err, news.ErrNoArticle):
			l = listing{id: h.id, gone: true, changed: gone(h.id)}
		case err != nil:
			s.config.Warn(fallen("leave out of the index article", h.id, err))
			l = listing{id: h.id, gone: true, changed: gone(h.id)}
		}
		out = append(out, l)
	}
	return out, nil
}

func (h head) list(version []any, passages [][]any) (listing, error) {
	a, err := h.readArticle(version)
	if err != nil {
		return listing{}, err
	}
	held, err := h.readPassages(passages)
	if err != nil {
		return listing{}, err
	}
	for _, p := range held {
		if p.End > len(a.Text()) {
			return listing{}, fmt.Errorf("%w: passage %s is outside the text", ErrDamaged, p.ID)
		}
	}
	return listed(a, held, h.changed), nil
}

// build makes findable exactly what a partition holds now; what is known of an
// article that has not changed stays. done counts articles
// over all partitions, for the progress.
func (s *Store) build(ctx context.Context, partition int, done *atomic.Int64, total int) error {
	ids := s.found.known(s.keys, partition) // those that are gone by now, too
	err := s.scan(ctx, partition, func(some []news.ArticleID) error {
		ids = append(ids, some...)
		return nil
	})
	if err != nil {
		return err
	}
	slices.Sort(ids)
	for ids = slices.Compact(ids); len(ids) > 0; {
		n, err := s.reload(ctx, ids)
		if err != nil {
			return err
		}
		ids = ids[n:]
		s.config.Progress("index words", min(int(done.Add(int64(n))), total), total)
	}
	return nil
}

// reloadAtOnce is how many passages are indexed in one step: the larger a step,
// the less is indexed again when steps are merged.
const reloadAtOnce = 5000

// stale are those of the articles that are not known as they are now.
func (s *Store) stale(ctx context.Context, ids []news.ArticleID) ([]news.ArticleID, error) {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = s.keys.article(id)
	}
	records, err := s.records(ctx, all, []string{"changed"})
	if err != nil {
		return nil, err
	}
	var out []news.ArticleID
	for i, id := range ids {
		changed, _ := records[i][0].(string)
		if known, ok := s.found.articles[id]; !ok || known.changed.String() != changed {
			out = append(out, id)
		}
	}
	return out, nil
}

// reload makes the first of the articles findable as they are now, and tells how
// many it took.
func (s *Store) reload(ctx context.Context, ids []news.ArticleID) (taken int, err error) {
	err = s.found.replace(ctx, func() ([]listing, error) {
		var all []listing
		for passages := 0; taken < len(ids) && passages < reloadAtOnce; {
			some := ids[taken:min(taken+loadAtOnce, len(ids))]
			stale, err := s.stale(ctx, some)
			if err != nil {
				return nil, err
			}
			listings, err := s.load(ctx, stale, func(id news.ArticleID) revision { return s.found.articles[id].changed })
			if err != nil {
				return nil, err
			}
			for _, l := range listings {
				passages += len(l.passages)
			}
			all = append(all, listings...)
			taken += len(some)
		}
		return all, nil
	})
	return taken, err
}
