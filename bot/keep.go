package main

import (
	"context"
	"errors"
	"maps"
	"reflect"

	"whosaid/retrieval"
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

// keep stores all readings that are not stored already, one article at a time:
// each is stored whole or not at all, so that a run that was cut off goes on
// where it stopped. Then passages without a vector get one.
func (a *app) keep(ctx context.Context, readings []corpus.Reading) (kept, error) {
	out := kept{Failed: []unkept{}}
	err := a.onRedis(ctx, func(opened *store.Store, by embedder) error {
		k := keeper{opened, by}
		bar := a.progress(len(readings), "storing")
		defer bar.Finish()
		for _, reading := range readings {
			if err := k.one(ctx, reading.Article, &out); err != nil {
				return err
			}
			_ = bar.Add(1) // that a bar cannot be drawn is no reason to stop
		}
		return k.complete(ctx)
	})
	return out, err
}

// one stores an article and counts what that changed. An article that the store
// refuses is noted; an error is one that the next article would meet, too.
func (k keeper) one(ctx context.Context, a *news.Article, out *kept) error {
	old, err := k.store.Article(ctx, a.ID())
	switch {
	case errors.Is(err, news.ErrNoArticle):
		old = nil
	case err != nil && hopeless(ctx, err):
		return err
	case err != nil:
		out.Failed = append(out.Failed, unkept{a.File, err.Error()})
		return nil
	case old.Hash() == a.Hash() && sameMeta(old.Meta, a.Meta):
		out.Unchanged++
		return nil
	}
	if err := k.put(ctx, a); err != nil {
		if hopeless(ctx, err) {
			return err
		}
		out.Failed = append(out.Failed, unkept{a.File, err.Error()})
		return nil
	}
	if old == nil {
		out.New++
	} else {
		out.Updated++
	}
	return nil
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

func (k keeper) put(ctx context.Context, a *news.Article) error {
	passages := retrieval.Passages(a)
	vectors, err := vectorsOf(ctx, k.embedder, a.Text(), passages)
	if err != nil {
		return err
	}
	return k.store.PutAll(ctx, []store.Entry{{Article: a, Passages: passages, Vectors: vectors}}, nil)
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
