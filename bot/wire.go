package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sync"

	"whosaid/bot/answer"
	"whosaid/bot/demo"
	"whosaid/bot/terminal"
	"whosaid/retrieval/attribution"
	"whosaid/retrieval/check"
	"whosaid/retrieval/claims"
	"whosaid/retrieval/corpus"
	"whosaid/store"
	"whosaid/store/memory"
)

// answersFrom is an answerer over the articles in folder, which are read into
// memory. Without a folder it answers from Redis, and without that from the
// demonstration corpus. The built-in embedder weighs sentences in any case. The
// closer ends what the answerer asks.
func (a *app) answersFrom(ctx context.Context, folder string) (answers *answer.Answerer, kept served, err error) {
	if folder == "" && a.redis == "" {
		go readDemo() // while the encoder is readied
	}
	built, err := a.openBuiltIn(ctx)
	if err != nil {
		return nil, nil, err
	}
	if folder == "" && a.redis != "" {
		passages, err := a.passageEmbedder(ctx)
		if err != nil {
			return nil, nil, err
		}
		kept, err := a.openRedis(ctx, passages)
		if err != nil {
			return nil, nil, err
		}
		finder := built.finding(kept).WithNeighbours(kept, a.asker(passages))
		answers, err := a.withModel(answer.New(finder, claims.NewGrouper().WithMeaning(built), kept), kept)
		if err != nil {
			_ = kept.Close() // the error that counts is the model's
			return nil, nil, err
		}
		return answers, kept, nil
	}
	inMemory, err := a.inFolder(ctx, folder, built)
	if err != nil {
		return nil, nil, err
	}
	return a.answersIn(built, inMemory)
}

// answersIn is an answerer over articles in memory.
func (a *app) answersIn(built builtIn, inMemory *memory.Store) (answers *answer.Answerer, kept served, err error) {
	finder := built.finding(inMemory).WithNeighbours(inMemory, nil)
	answers, err = a.withModel(answer.New(finder, claims.NewGrouper().WithMeaning(built), inMemory), inMemory)
	return answers, inMemory, err
}

// checksFrom is a checker over the same articles that answersFrom answers from.
func (a *app) checksFrom(ctx context.Context, folder string) (checks checker, closer io.Closer, err error) {
	if folder == "" && a.redis != "" {
		passages, err := a.passageEmbedder(ctx)
		if err != nil {
			return nil, nil, err
		}
		kept, err := a.openRedis(ctx, passages)
		if err != nil {
			return nil, nil, err
		}
		checks, err := a.checkerOver(ctx, kept)
		return checks, kept, err
	}
	inMemory, err := a.inFolder(ctx, folder, nil)
	if err != nil {
		return nil, nil, err
	}
	checks, err = a.checkerOver(ctx, inMemory)
	return checks, inMemory, err
}

// checkerOver is a checker over a store. Other wordings are looked for with the
// built-in embedder, and in Redis among all embeddings.
func (a *app) checkerOver(ctx context.Context, kept check.Store) (checker, error) {
	built, err := a.openBuiltIn(ctx)
	if err != nil {
		return nil, err
	}
	checks := check.New(kept).WithMeaning(built).WithOpposing(claims.NewGrouper().WithMeaning(built))
	inRedis, is := kept.(*store.Store)
	if !is {
		return checks, nil
	}
	passages, err := a.passageEmbedder(ctx)
	if err != nil {
		return nil, err
	}
	return checks.WithNeighbours(inRedis, passages), nil
}

// readCorpus reads folder, or the demonstration corpus and says so.
func (a *app) readCorpus(ctx context.Context, folder string) (corpus.Corpus, error) {
	if folder != "" {
		if kept := a.cacheFolder(ctx); kept != nil {
			attribution.KeepIn(kept)
		}
		read, err := a.read(ctx, folder)
		a.tellSkipped(folder, len(read.Skipped))
		return read, err
	}
	fmt.Fprintln(a.err, "bot: demonstration corpus, all of it invented; --corpus DIR names your own")
	return readDemo()
}

// readDemo reads the demonstration corpus, of which the tagged runs ship, once.
var readDemo = sync.OnceValues(func() (corpus.Corpus, error) {
	if err := attribution.Ship(demo.Tagged()); err != nil {
		return corpus.Corpus{}, fmt.Errorf("open the demonstration: %w", err)
	}
	return corpus.ReadFS(context.Background(), demo.FS(), corpus.Options{})
})

// tellSkipped says how many files of a folder hold no article, if any.
func (a *app) tellSkipped(folder string, files int) {
	if files > 0 {
		fmt.Fprintf(a.err, "bot: passed over in %s: %d; \"bot ingest\" says what and why\n", terminal.Visible(folder), files)
	}
}

// read reads the articles at path, with a bar while that takes long.
func (a *app) read(ctx context.Context, path string) (corpus.Corpus, error) {
	bar := a.progress(-1, "reading", "files")
	defer bar.Finish()
	return corpus.Read(ctx, path, corpus.Options{Cache: a.cache, Progress: func(done, total int) {
		bar.ChangeMax(total)
		_ = bar.Set(done) // that a bar cannot be drawn is no reason to stop
	}})
}

// embedInMemory gives all stored passages their embeddings. The first time that
// takes as long as the model needs, then only as long as reading the cache does.
func (a *app) embedInMemory(ctx context.Context, store *memory.Store, by embedder) error {
	articles, err := store.Articles(ctx)
	if err != nil {
		return err
	}
	store.WithVectors(by.Dim())
	bar := a.progress(len(articles), "embedding", "articles")
	defer bar.Finish()
	for some := range slices.Chunk(articles, embedTogether) {
		cuts := make([]cut, len(some))
		for i, article := range some {
			cuts[i].article = article
			if cuts[i].passages, err = store.Passages(ctx, article.ID()); err != nil {
				return err
			}
		}
		made, err := embedAll(ctx, by, cuts)
		if err != nil {
			return err
		}
		for i, vectors := range made {
			if err := store.PutVectors(ctx, some[i].ID(), vectors); err != nil {
				return err
			}
		}
		_ = bar.Add(len(some))
	}
	return nil
}

// embedTogether is how many articles are embedded between two steps of the bar.
const embedTogether = 16
