package main

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"

	"whosaid/retrieval"
	"whosaid/retrieval/corpus"
	"whosaid/store/memory"
)

// keptFrom is how many bytes of articles make it worth to keep what was made of
// them, and the index on disk: some 2,000 passages.
const keptFrom = 1 << 20

// inFolder is a store in this process of the articles in folder, or of the
// demonstration corpus, with the embeddings of their passages unless by is nil. A
// large folder that was read before is not read again.
func (a *app) inFolder(ctx context.Context, folder string, by embedder) (*memory.Store, error) {
	shelf := a.shelfFor(ctx, folder)
	if found, note, err := shelf.open(ctx, by); err == nil {
		skipped, _ := strconv.Atoi(note)
		a.tellSkipped(folder, skipped)
		return found, nil
	} else if !errors.Is(err, memory.ErrNotKept) {
		return nil, err
	}
	read, err := a.readCorpus(ctx, folder)
	if err != nil {
		return nil, err
	}
	large := 0
	for _, r := range read.Readings {
		large += len(r.Article.Text())
	}
	if large < cmp.Or(a.keepFrom, keptFrom) {
		shelf = nil
	}
	made, err := shelf.make()
	if err == nil {
		err = a.fill(ctx, made, read.Readings, by)
	}
	if err != nil {
		return nil, errors.Join(err, made.Close())
	}
	if err := shelf.keep(ctx, made, by, strconv.Itoa(len(read.Skipped))); err != nil {
		slog.WarnContext(ctx, "what was made of the articles is not kept", "err", err)
	}
	return made, nil
}

// inMemory puts articles into a store of this process.
func (a *app) inMemory(ctx context.Context, readings []corpus.Reading) (*memory.Store, error) {
	made, err := memory.New()
	if err != nil {
		return nil, err
	}
	return made, a.fill(ctx, made, readings, nil)
}

// fill puts articles into a store, with the embeddings of their passages unless by
// is nil.
func (a *app) fill(ctx context.Context, store *memory.Store, readings []corpus.Reading, by embedder) error {
	entries, err := a.cutAll(ctx, readings)
	if err != nil {
		return err
	}
	bar := a.progress(len(entries), "indexing", "articles")
	err = store.PutAll(ctx, entries, func(done int) { _ = bar.Set(done) }) // that a bar cannot be drawn is no reason to stop
	_ = bar.Finish()
	if err != nil || by == nil {
		return err
	}
	return a.embedInMemory(ctx, store, by)
}

// cutAll cuts articles into passages and tells who says what in them, on all cores.
func (a *app) cutAll(ctx context.Context, readings []corpus.Reading) ([]memory.Entry, error) {
	bar := a.progress(len(readings), "who says what", "articles")
	defer bar.Finish()
	entries := make([]memory.Entry, len(readings))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(readings) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				article := readings[i].Article
				entries[i] = memory.Entry{Article: article, Passages: retrieval.Passages(article)}
				_ = bar.Add(1)
			}
		})
	}
	workers.Wait()
	return entries, ctx.Err()
}
