package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"whosaid/retrieval"
	"whosaid/retrieval/beir"
	"whosaid/store/memory"
	"whosaid/store/news"
)

// library is a test collection in the store that answers questions, so that an
// evaluation measures the search that people get.
type library struct {
	*memory.Store
	places map[news.ArticleID]int // of the documents, in the collection
	names  []string               // by place
}

// shelve stores each document as an article; progress is told how many are.
func shelve(ctx context.Context, documents []beir.Document, progress func(done int)) (*library, error) {
	store, err := memory.New()
	if err != nil {
		return nil, err
	}
	places, names := make(map[news.ArticleID]int, len(documents)), make([]string, len(documents))
	entries := make([]memory.Entry, len(documents))
	for i, document := range documents {
		if entries[i], err = shelved(document); err != nil {
			return nil, fmt.Errorf("store document %s: %w", document.ID, err)
		}
		places[entries[i].Article.ID()], names[i] = i, document.ID
	}
	if err := store.PutAll(ctx, entries, progress); err != nil {
		return nil, err
	}
	return &library{store, places, names}, nil
}

// shelved makes an article of a document. The address tells apart documents
// with one text.
func shelved(document beir.Document) (memory.Entry, error) {
	text := document.Text
	if text == "" {
		text = document.Title
	}
	article, err := news.NewArticle(news.Meta{URL: "document:" + document.ID, Title: document.Title}, text, nil)
	if err != nil {
		return memory.Entry{}, err
	}
	return memory.Entry{Article: article, Passages: retrieval.Passages(article)}, nil
}

// search finds documents by their best passages. Of documents with one score
// the one that comes first in the collection is first, as in most engines.
func (l *library) search(ctx context.Context, text string, limit int) ([]beir.Ranked, error) {
	const passagesEach = 3
	hits, err := l.Search(ctx, text, news.Filter{}, passagesEach*limit)
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
