package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"whosaid/store/news"
	"whosaid/store/words"
)

// findable is what this process knows of the current versions without asking
// Redis: the keyword index, and what filters and the catalogue go by.
type findable struct {
	index  *words.Index
	folder string // to remove at the end; "" for an index in memory

	mu       sync.RWMutex
	articles map[news.ArticleID]listing
	gone     map[news.ArticleID]revision // when those that are known no more were removed
	sending  map[news.ArticleID]int      // how many goroutines are storing them
	summary  *summary                    // nil after a change
}

// listing is an article as it is found.
type listing struct {
	id        news.ArticleID
	changed   revision
	gone      bool
	outlet    *news.Outlet
	published time.Time
	language  string
	passages  []string // the ids of its documents
	documents []words.Document
}

// listed is the listing of an article that is stored.
func listed(a *news.Article, passages []news.Passage, changed revision) listing {
	l := listing{id: a.ID(), changed: changed, outlet: a.Outlet, published: a.Published, language: a.Language, documents: words.Documents(a, passages, documentID)}
	for _, d := range l.documents {
		l.passages = append(l.passages, d.ID)
	}
	return l
}

// passes reports whether the article is within the filter.
func (l listing) passes(f news.Filter) bool {
	return f.Passes(&news.Meta{Outlet: l.outlet, Published: l.published})
}

// newFindable makes an empty one, with its index in a new folder of dir.
func newFindable(dir string) (*findable, error) {
	f := &findable{articles: map[news.ArticleID]listing{}, gone: map[news.ArticleID]revision{}, sending: map[news.ArticleID]int{}}
	var err error
	if dir != "" {
		if f.folder, err = os.MkdirTemp(dir, "words-"); err != nil {
			return nil, fmt.Errorf("make a folder for the keyword index: %w", err)
		}
	}
	if f.index, err = words.Open(f.folder); err != nil {
		return nil, errors.Join(err, f.discard())
	}
	return f, nil
}

func (f *findable) close() error { return errors.Join(f.index.Close(), f.discard()) }

func (f *findable) discard() error {
	if f.folder == "" {
		return nil
	}
	return os.RemoveAll(f.folder)
}

// apply makes articles findable as listed, but for those that this process
// knows in a later form already.
func (f *findable) apply(ctx context.Context, listings []listing) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	var news []listing
	for _, l := range listings {
		if f.isNews(l) {
			news = append(news, l)
		}
	}
	return f.take(ctx, news)
}

func (f *findable) isNews(l listing) bool {
	if known, ok := f.articles[l.id]; ok {
		return l.changed.after(known.changed)
	}
	removed, ok := f.gone[l.id]
	return !ok || l.changed.after(removed)
}

// replace makes articles findable as load lists them, whatever was known of
// them. Nothing else is applied meanwhile, so that nothing newer is undone.
func (f *findable) replace(ctx context.Context, load func() ([]listing, error)) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	listings, err := load()
	if err != nil {
		return err
	}
	return f.take(ctx, listings)
}

// take makes articles findable as listed; f.mu is held.
func (f *findable) take(ctx context.Context, listings []listing) error {
	if len(listings) == 0 {
		return nil
	}
	var add []words.Document
	var remove []string
	for _, l := range listings {
		add = append(add, l.documents...)
		remove = append(remove, f.articles[l.id].passages...)
	}
	if err := f.index.Apply(ctx, add, remove); err != nil {
		return fmt.Errorf("make %d articles findable: %w", len(listings), err)
	}
	f.summary = nil
	for _, l := range listings {
		l.documents = nil
		if l.gone {
			delete(f.articles, l.id)
			f.gone[l.id] = l.changed
			continue
		}
		delete(f.gone, l.id)
		f.articles[l.id] = l
	}
	return nil
}
