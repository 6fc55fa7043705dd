// Package storetest is the one suite that every store passes: the one in
// memory and the one on Redis. It tests what a reader may rely on, and no
// store's own way of getting there.
package storetest

import (
	"context"
	"testing"

	"whosaid/store/news"
)

// Store is what the suite asks of a store.
type Store interface {
	Put(ctx context.Context, a *news.Article, passages []news.Passage) error
	Remove(ctx context.Context, ids ...news.ArticleID) error
	Article(ctx context.Context, id news.ArticleID) (*news.Article, error)
	Version(ctx context.Context, id news.ArticleID, hash news.Hash) (*news.Article, error)
	Versions(ctx context.Context, id news.ArticleID) ([]*news.Article, error)
	Passages(ctx context.Context, id news.ArticleID) ([]news.Passage, error)
	Around(ctx context.Context, found []news.Passage) ([]news.Excerpt, error)
	Articles(ctx context.Context) ([]*news.Article, error)
	Outlets(ctx context.Context) ([]news.Outlet, error)
	Languages(ctx context.Context) ([]string, error)
	Holdings(ctx context.Context) (news.Searched, error)
	HoldingsWithin(ctx context.Context, filter news.Filter) (news.Searched, error)
	Search(ctx context.Context, text string, filter news.Filter, limit int) ([]news.Hit, error)
	SearchAside(ctx context.Context, text string, filter news.Filter, limit int) ([]news.Hit, error)
	Rarity(ctx context.Context, words []string) (passages []int, all int, err error)
}

// Run puts stores to every test. open gives an empty one for each and frees it
// when the test ends.
func Run(t *testing.T, open func(t *testing.T) Store) {
	tests := []struct {
		name string
		test func(t *testing.T, s Store)
	}{
		{"an empty store", testEmpty},
		{"put and read back", testPut},
		{"put the same again", testPutAgain},
		{"a new version", testNewVersion},
		{"back to an old version", testOldVersion},
		{"remove", testRemove},
		{"around what was found", testAround},
		{"refused passages", testRefusals},
		{"outlets and holdings", testHoldings},
		{"ranking", testRanking},
		{"what is never quoted", testAside},
		{"filters", testFilters},
		{"a rare filter", testRareFilter},
		{"ties", testTies},
		{"rarity", testRarity},
		{"odd text", testOddText},
		{"many articles", testMany},
		{"a cancelled context", testCancelled},
		{"readers during changes", testConcurrent},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { test.test(t, open(t)) })
	}
}
