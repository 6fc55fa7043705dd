package main

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"

	"whosaid/retrieval"
	"whosaid/retrieval/corpus"
	"whosaid/retrieval/corpus/address"
	"whosaid/store"
	"whosaid/store/news"
)

// draft is an article that is to be stored.
type draft struct {
	store.Entry
	known bool // an earlier version is stored
}

// enoughPassages is how many passages are embedded together: so many that all
// cores have work to the end.
const enoughPassages = 64

// drafter readies articles for the store. It knows those that it has readied,
// which may not be stored yet.
type drafter struct {
	keeper
	readied map[news.ArticleID]*news.Article
	kept    kept
	told    func()
}

// all stores articles while the next ones are embedded. told is called after
// each article that needs no more.
func (k keeper) all(ctx context.Context, readings []corpus.Reading, told func()) (kept, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ready := make(chan []draft, 1)
	var stored kept
	var failed error
	var storing sync.WaitGroup
	storing.Go(func() {
		for drafts := range ready {
			if failed == nil {
				failed = k.put(ctx, drafts, &stored, told)
			}
			if failed != nil {
				stop() // embedding more is of no use
			}
		}
	})
	d := drafter{k, map[news.ArticleID]*news.Article{}, kept{}, told}
	err := d.ready(ctx, readings, ready)
	close(ready)
	storing.Wait()
	return kept{
		New: stored.New, Updated: stored.Updated, Unchanged: d.kept.Unchanged,
		Failed: append(slices.Concat([]unkept{}, d.kept.Failed), stored.Failed...),
	}, cmp.Or(failed, err)
}

// ready sends what is to be stored, with its embeddings, some articles at a time.
func (d *drafter) ready(ctx context.Context, readings []corpus.Reading, to chan<- []draft) error {
	var some []draft
	passages := 0
	for i, reading := range readings {
		made, wanted, err := d.draft(ctx, reading)
		if err != nil {
			return err
		}
		if wanted {
			some = append(some, made)
			passages += len(made.Passages)
		} else {
			d.told()
		}
		if passages < enoughPassages && i+1 < len(readings) {
			continue
		}
		if err := d.embed(ctx, some); err != nil {
			return err
		}
		to <- some
		some, passages = nil, 0
	}
	return nil
}

// draft tells whether an article is to be stored, and cuts it. An article that
// the store cannot tell of is noted; an error is one that the next article would
// meet, too.
func (d *drafter) draft(ctx context.Context, reading corpus.Reading) (made draft, wanted bool, err error) {
	a, old, err := d.known(ctx, reading.Article)
	switch {
	case errors.Is(err, news.ErrNoArticle):
		old = nil
	case err != nil && hopeless(ctx, err):
		return draft{}, false, err
	case err != nil:
		d.kept.Failed = append(d.kept.Failed, unkept{nameOf(a), err.Error()})
		return draft{}, false, nil
	case reading.Partial, old.Hash() == a.Hash() && sameMeta(old.Meta, a.Meta):
		d.kept.Unchanged++
		return draft{}, false, nil
	}
	d.readied[a.ID()] = a
	return draft{store.Entry{Article: a, Passages: retrieval.Passages(a)}, old != nil}, true, nil
}

// known is the article that is stored or readied already, under its address or
// another one of the same page, and the article under that address. The error is
// news.ErrNoArticle when there is none.
func (d *drafter) known(ctx context.Context, a *news.Article) (under, old *news.Article, err error) {
	for _, variant := range address.Variants(a.URL) {
		id := a.ID()
		if a.URL != "" {
			id = news.IDOf(variant)
		}
		old := d.readied[id]
		if old == nil {
			old, err = d.store.Article(ctx, id)
		}
		switch {
		case errors.Is(err, news.ErrNoArticle):
			continue
		case err != nil:
			return a, nil, err
		case id == a.ID():
			return a, old, nil
		}
		meta := a.Meta
		meta.URL = old.URL
		under, err := news.NewArticle(meta, a.Text(), a.Barred())
		return under, old, err
	}
	return a, nil, err
}

// nameOf is what an article was read from.
func nameOf(a *news.Article) string { return cmp.Or(a.File, a.URL) }

// embed gives the passages of all drafts their embeddings.
func (d *drafter) embed(ctx context.Context, drafts []draft) error {
	cuts := make([]cut, len(drafts))
	for i, one := range drafts {
		cuts[i] = cut{one.Article, one.Passages}
	}
	made, err := embedAll(ctx, d.embedder, cuts)
	for i, vectors := range made {
		drafts[i].Vectors = vectors
	}
	return err
}

// put stores drafts, each whole or not at all, and counts what that changed.
func (k keeper) put(ctx context.Context, drafts []draft, out *kept, told func()) error {
	for _, one := range drafts {
		err := k.store.PutAll(ctx, []store.Entry{one.Entry}, nil)
		switch {
		case err != nil && hopeless(ctx, err):
			return err
		case err != nil:
			out.Failed = append(out.Failed, unkept{nameOf(one.Article), err.Error()})
		case one.known:
			out.Updated++
		default:
			out.New++
		}
		told()
	}
	return nil
}
