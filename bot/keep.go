package main

import (
	"context"
	"errors"
	"maps"
	"reflect"

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
func (a *app) keep(ctx context.Context, readings []corpus.Reading) (kept, error) {
	var out kept
	err := a.onRedis(ctx, func(opened *store.Store, by embedder) error {
		k := keeper{opened, by}
		bar := a.progress(len(readings), "storing")
		defer bar.Finish()
		var err error
		out, err = k.all(ctx, readings, func() { _ = bar.Add(1) }) // that a bar cannot be drawn is no reason to stop
		if err != nil {
			return err
		}
		return k.complete(ctx)
	})
	return out, err
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
		a.URL == b.URL && a.Title == b.Title && a.Author == b.Author && a.Language == b.Language && a.File == b.File
}

// complete gives vectors to passages that were stored with another embedder's,
// an article at a time, lets questions be answered by this one's, and has the
// server write its log anew, which makes its next start quick.
func (k keeper) complete(ctx context.Context) error {
	var waiting []news.Passage
	for p, err := range k.store.Missing(ctx, k.store.Generation()) {
		if err != nil {
			return err
		}
		if len(waiting) > 0 && waiting[0].Article != p.Article {
			if err := k.embedMissing(ctx, waiting); err != nil {
				return err
			}
			waiting = waiting[:0]
		}
		waiting = append(waiting, p)
	}
	if err := k.embedMissing(ctx, waiting); err != nil {
		return err
	}
	if err := k.store.Use(ctx); err != nil && !errors.Is(err, store.ErrNoGeneration) {
		return err
	}
	return k.store.Compact(ctx)
}

// embedMissing gives vectors to passages of one version of one article.
func (k keeper) embedMissing(ctx context.Context, passages []news.Passage) error {
	if len(passages) == 0 {
		return nil
	}
	article, err := k.store.Version(ctx, passages[0].Article, passages[0].Version)
	if err != nil {
		return err
	}
	vectors, err := vectorsOf(ctx, k.embedder, article.Text(), passages)
	if err != nil {
		return err
	}
	return k.store.PutVectors(ctx, article.ID(), vectors)
}
