package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"whosaid/retrieval"
	"whosaid/retrieval/beir"
	"whosaid/store"
	"whosaid/store/memory"
	"whosaid/store/news"
)

// library is a test collection in the store that answers questions, so that an
// evaluation measures the search that people get.
type library struct {
	shelf
	finder   *retrieval.Finder
	by       embedder
	embedded bool
	places   map[news.ArticleID]int // of the documents, in the collection
	names    []string               // by place
	close    func()
}

// shelf is a store as an evaluation searches it.
type shelf interface {
	retrieval.Store
	retrieval.Neighbours
}

// shelve stores each document as an article, with the embeddings of its passages
// if these are wanted: in a part of Redis of its own, which close removes, or in
// memory.
func (a *app) shelve(ctx context.Context, documents []beir.Document, embedded bool) (*library, error) {
	built, err := a.openBuiltIn(ctx)
	if err != nil {
		return nil, err
	}
	l := &library{by: built, embedded: embedded, places: make(map[news.ArticleID]int, len(documents)), names: make([]string, len(documents))}
	entries := make([]memory.Entry, len(documents))
	for i, document := range documents {
		if entries[i], err = shelved(document); err != nil {
			return nil, fmt.Errorf("store document %s: %w", document.ID, err)
		}
		l.places[entries[i].Article.ID()], l.names[i] = i, document.ID
	}
	if a.redis != "" {
		err = a.shelveInRedis(ctx, l, entries)
	} else {
		err = a.shelveInMemory(ctx, l, entries)
	}
	if err != nil {
		return nil, err
	}
	l.finder = built.finding(l.shelf).WithNeighbours(l.shelf, a.asker(l.by))
	return l, nil
}

func (a *app) shelveInMemory(ctx context.Context, l *library, entries []memory.Entry) error {
	kept, err := memory.New()
	if err != nil {
		return err
	}
	l.shelf, l.close = kept, func() { _ = kept.Close() } // it ends with the process anyway
	bar := a.progress(len(entries), "indexing", "articles")
	err = kept.PutAll(ctx, entries, func(done int) { _ = bar.Set(done) })
	_ = bar.Finish()
	if err != nil {
		return err
	}
	if !l.embedded {
		return nil
	}
	return a.embedInMemory(ctx, kept, l.by)
}

// dropWithin is how long a part of Redis may take to be removed, after Ctrl-C
// too.
const dropWithin = time.Minute

func (a *app) shelveInRedis(ctx context.Context, l *library, entries []memory.Entry) error {
	by, err := a.passageEmbedder(ctx)
	if err != nil {
		return err
	}
	kept, err := a.openRedisAs(ctx, by, "ws1:eval-"+rand.Text())
	if err != nil {
		return err
	}
	if a.openAI.model != "" {
		l.by = by
	}
	l.shelf, l.close = kept, func() {
		within, cancel := context.WithTimeout(context.WithoutCancel(ctx), dropWithin)
		defer cancel()
		if err := errors.Join(kept.Drop(within), kept.Close()); err != nil {
			slog.WarnContext(ctx, "the evaluation's articles are left in Redis", "err", err)
		}
	}
	if err := a.putInRedis(ctx, kept, entries, l); err != nil {
		l.close()
		return err
	}
	return nil
}

// putInRedis stores entries, some at a time.
func (a *app) putInRedis(ctx context.Context, kept *store.Store, entries []memory.Entry, l *library) error {
	bar := a.progress(len(entries), "storing", "articles")
	defer bar.Finish()
	for some := range slices.Chunk(entries, 100) {
		batch, cuts := make([]store.Entry, len(some)), make([]cut, len(some))
		for i, e := range some {
			batch[i], cuts[i] = store.Entry{Article: e.Article, Passages: e.Passages}, cut{e.Article, e.Passages}
		}
		if l.embedded {
			made, err := embedAll(ctx, l.by, cuts)
			if err != nil {
				return err
			}
			for i, vectors := range made {
				batch[i].Vectors = vectors
			}
		}
		if err := kept.PutAll(ctx, batch, nil); err != nil {
			return err
		}
		_ = bar.Add(len(some))
	}
	return nil
}

// shelved makes an article of a document, of which only the words are asked for. The
// address tells apart documents with one text.
func shelved(document beir.Document) (memory.Entry, error) {
	text := document.Text
	if text == "" {
		text = document.Title
	}
	article, err := news.NewArticle(news.Meta{URL: "document:" + document.ID, Title: document.Title}, text, nil)
	if err != nil {
		return memory.Entry{}, err
	}
	return memory.Entry{Article: article, Passages: retrieval.Untold(article)}, nil
}

// ways are how an evaluation may search; the first is how questions are answered.
var ways = []string{"both", "words", "meaning"}

// search finds documents by their best passages, in one of the ways. Of
// documents with one score the one that comes first in the collection is first,
// as in most engines.
func (l *library) search(ctx context.Context, way, text string, limit int) ([]beir.Ranked, error) {
	const passagesEach = 3
	hits, err := l.passages(ctx, way, text, passagesEach*limit)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(hits, func(a, b news.Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(l.places[a.Article], l.places[b.Article]))
	})
	var ranked []beir.Ranked
	seen := map[news.ArticleID]bool{}
	for _, hit := range hits {
		if !seen[hit.Article] && len(ranked) < limit {
			seen[hit.Article] = true
			ranked = append(ranked, beir.Ranked{Document: l.names[l.places[hit.Article]], Score: hit.Score})
		}
	}
	return ranked, nil
}

func (l *library) passages(ctx context.Context, way, text string, limit int) ([]news.Hit, error) {
	switch way {
	case "words":
		return l.Search(ctx, text, news.Filter{}, limit)
	case "meaning":
		vector, err := l.by.Question(ctx, text)
		if err != nil {
			return nil, fmt.Errorf("embed the question: %w", err)
		}
		return l.Nearest(ctx, vector, news.Filter{}, limit)
	}
	return l.finder.Rank(ctx, text, limit)
}
