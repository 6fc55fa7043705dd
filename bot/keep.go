package main

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"reflect"
	"slices"

	"whosaid/retrieval/corpus"
	"whosaid/store"
	"whosaid/store/news"
)

// kept is what became of the articles of one ingest.
type kept struct {
	New       int      `json:"new"`
	Updated   int      `json:"updated"`
	Unchanged int      `json:"unchanged"`
	Failed    []unkept `json:"failed"`
}

// unkept is an article that could not be stored, and why.
type unkept struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

// keeper stores articles in Redis with the vectors of their passages.
type keeper struct {
	store    *store.Store
	embedder embedder
}

// keep stores all readings that are not stored already; each article is stored
// whole or not at all, so that a run that was cut off goes on where it stopped.
// Then passages without a vector get one.
func (a *app) keep(ctx context.Context, k keeper, readings []corpus.Reading) (kept, error) {
	bar := a.progress(len(readings), "storing", "articles")
	out, err := k.all(ctx, readings, func() { _ = bar.Add(1) }) // that a bar cannot be drawn is no reason to stop
	_ = bar.Finish()
	if err != nil {
		return out, err
	}
	missing, err := k.missing(ctx)
	if err != nil {
		return out, err
	}
	bar = a.progress(missing, "embedding", "passages")
	defer bar.Finish()
	return out, k.complete(ctx, func(passages int) { _ = bar.Add(passages) })
}

// errEmbed is the error of passages that could not be embedded.
var errEmbed = errors.New("embed")

// hopeless reports whether err would meet the next article, too: nobody waits,
// the embedder failed, or the server is gone, full, or takes nothing from us.
func hopeless(ctx context.Context, err error) bool {
	if ctx.Err() != nil {
		return true
	}
	for _, cause := range []error{errEmbed, store.ErrUnavailable, store.ErrReadOnly, store.ErrFull, store.ErrForbidden} {
		if errors.Is(err, cause) {
			return true
		}
	}
	return false
}

// sameMeta compares what is known of two articles. A time read back has another
// zone of the same offset; the moment and the day decide.
func sameMeta(a, b news.Meta) bool {
	sameTimes := stamp(a.Published) == stamp(b.Published) && stamp(a.Updated) == stamp(b.Updated)
	return sameTimes && reflect.DeepEqual(a.Outlet, b.Outlet) && maps.Equal(a.Rules, b.Rules) &&
		a.URL == b.URL && a.Title == b.Title && a.Author == b.Author && a.Language == b.Language && a.File == b.File && slices.Equal(a.Pages, b.Pages) && slices.Equal(a.Via, b.Via) && slices.Equal(a.Corrections, b.Corrections)
}

// complete gives embeddings to passages that were stored with another embedder's,
// some articles at a time, lets questions be answered by these, leaves the keyword
// index to other processes, and has the server write its log anew, which makes its
// next start quick. told is called with how
// many passages got theirs.
func (k keeper) complete(ctx context.Context, told func(passages int)) error {
	var waiting []cut
	passages := 0
	for p, err := range k.store.Missing(ctx, k.store.Generation()) {
		if err != nil {
			return err
		}
		if n := len(waiting); n == 0 || waiting[n-1].passages[0].Article != p.Article {
			if passages >= enoughPassages {
				if err := k.embedMissing(ctx, waiting); err != nil {
					return err
				}
				told(passages)
				waiting, passages = nil, 0
			}
			waiting = append(waiting, cut{})
		}
		last := &waiting[len(waiting)-1]
		last.passages = append(last.passages, p)
		passages++
	}
	if err := k.embedMissing(ctx, waiting); err != nil {
		return err
	}
	told(passages)
	if err := k.publish(ctx); err != nil {
		return err
	}
	return k.store.Compact(ctx)
}

// publish lets questions be answered by what was stored, and leaves the keyword
// index to other processes.
func (k keeper) publish(ctx context.Context) error {
	if err := k.store.Use(ctx); err != nil && !errors.Is(err, store.ErrNoGeneration) {
		return err
	}
	if err := k.store.Publish(ctx); err != nil {
		slog.WarnContext(ctx, "other processes index words for themselves", "err", err)
	}
	return nil
}

// embedMissing gives embeddings to passages of one version each of some articles.
func (k keeper) embedMissing(ctx context.Context, waiting []cut) error {
	for i, c := range waiting {
		var err error
		if waiting[i].article, err = k.store.Version(ctx, c.passages[0].Article, c.passages[0].Version); err != nil {
			return err
		}
	}
	made, err := embedAll(ctx, k.embedder, waiting)
	if err != nil {
		return err
	}
	for i, vectors := range made {
		if err := k.store.PutVectors(ctx, waiting[i].article.ID(), vectors); err != nil {
			return err
		}
	}
	return nil
}

// missing is how many passages have no embedding by the keeper's embedder.
func (k keeper) missing(ctx context.Context) (int, error) {
	all, err := k.store.Generations(ctx)
	if err != nil {
		return 0, err
	}
	passages := 0
	for _, g := range all {
		if passages = g.Passages; g.ID == k.store.Generation() {
			return passages - g.Embedded, nil
		}
	}
	return passages, nil
}
